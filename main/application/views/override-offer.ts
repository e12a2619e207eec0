import type { OverrideOffer } from '../../contract/views.ts';
import type { OverrideRow } from '../../domain/overrides/override-row.ts';
import { OVERRIDES } from '../../domain/overrides/overrides.ts';
import type { ExceptionRecord } from '../../domain/quality/exception.ts';
import type { PlantReader } from '../../domain/state.ts';
import type { Draft, Preview } from './affordances.ts';
import { amount, plainStyle } from './amounts-text.ts';
import { type DeciderInput, decider } from './decider.ts';
import { lotText } from './lots.ts';
import { placeName } from './place-name.ts';

/** The override that would answer an exception, while it is open and nobody has granted it; null where none would. */
export function overrideOffer(
  input: DeciderInput,
  preview: Preview,
  exception: ExceptionRecord,
): OverrideOffer | null {
  for (const row of OVERRIDES) {
    const offer = offerOf(row, input, preview, exception);
    if (offer) return offer;
  }
  return null;
}

function offerOf(
  row: OverrideRow,
  input: DeciderInput,
  preview: Preview,
  exception: ExceptionRecord,
): OverrideOffer | null {
  const { batch, step, performers } = exception;
  const grantable = row.offer(input.state, exception, input.moment.day);
  const [reason] = row.reasons;
  if (!grantable || !batch || !step || !reason) return null;
  const grantor = row.mayGrant.flatMap((role) => decider(input, role, performers) ?? [])[0] ?? null;
  const asked = grantable.objects.map((id) => ({
    id,
    grant: preview.ask(
      { ...row.target(id), batch, step, reason, narrative: '-' } as unknown as Draft,
      grantor,
    ),
  }));
  const objects = asked.filter(({ grant }) => grant.refusals.every(({ gate }) => gate !== 'requireOverride'));
  const [first] = objects;
  return first
    ? {
        override: row.id,
        batch,
        step,
        data: grantable.data,
        objects: objects.map(({ id }) => ({ id, text: textOf(input, id) })),
        mayGrant: row.mayGrant,
        reasons: row.reasons,
        grant: first.grant,
      }
    : null;
}

/** One line about a lot or a container in a list to choose from. */
function textOf({ state, moment }: DeciderInput, id: string): string {
  const lot = state.get('lots', id);
  return lot ? lotText(state, lot, moment.day) : containerText(state, id);
}

function containerText(state: PlantReader, id: string): string {
  const container = state.get('containers', id);
  if (container?.kind !== 'source') return id;
  const item = state.get('items', state.get('lots', container.lot)?.item ?? '');
  return [
    container.lot,
    amount(container.quantity, plainStyle(item?.unit ?? 'kg')),
    placeName(state, container.location),
  ].join(' · ');
}
