import type { HoldCard } from '../../contract/views.ts';
import type { Station } from '../../domain/identity/person.ts';
import { holdsBeside } from '../../domain/material/genealogy.ts';
import type { Hold } from '../../domain/quality/exception.ts';
import type { Preview } from './affordances.ts';
import { decider } from './decider.ts';
import { heldContainers, reachOf } from './held-material.ts';
import { holdLabelCard } from './hold-label.ts';
import { nameOf } from './people.ts';
import type { ViewInput } from './view-input.ts';

/** Holds in force, newest first: all of them, or those on one station and its equipment. */
export function holdCards(input: ViewInput, preview: Preview, only: Station | null): readonly HoldCard[] {
  return [...input.state.all('holds')]
    .filter((hold) => hold.released === null && (only === null || stops(only, hold)))
    .sort((a, b) => (a.placedAt > b.placedAt ? -1 : 1))
    .map((hold) => cardOf(input, preview, hold, only === null));
}

const stops = ({ id, equipment }: Station, { object }: Hold): boolean =>
  object.kind === 'station' ? object.id === id : object.kind === 'equipment' && equipment.includes(object.id);

/** A hold that a rule placed carries the number of its exception in place of a person. */
function cardOf(input: ViewInput, preview: Preview, hold: Hold, reviews: boolean): HoldCard {
  const by = hold.placedBy ? nameOf(input.state, hold.placedBy) : (hold.exception ?? '');
  const releaser = decider(input, 'qaReviewer', hold.causedBy ? [hold.causedBy] : []);
  return {
    id: hold.id,
    object: hold.object.id,
    objectKind: hold.object.kind,
    reason: hold.reason,
    narrative: hold.narrative,
    by,
    at: hold.placedAt,
    reaches: reviews ? reachOf(input.state, hold) : [],
    others: reviews ? holdsBeside(input.state, hold).map(({ id }) => id) : [],
    containers: reviews
      ? heldContainers(input.state, hold).map((each) => ({
          ...each,
          label: holdLabelCard(input.state, preview, each.container),
        }))
      : [],
    release: preview.ask({ type: 'ReleaseHold', hold: hold.id, reason: 'assessed-no-impact' }, releaser),
  };
}
