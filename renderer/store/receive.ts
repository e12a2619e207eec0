import type { Denial } from '../../main/contract/replies.ts';
import { assertNever } from '../../main/contract/result.ts';
import type { Screen, StationPush, StationView } from '../../main/contract/views.ts';
import { offsetOf } from '../text/moment.ts';
import { setPlantOffset } from '../text/say.ts';
import { type StationState, useStation } from './station-store.ts';

/** Takes in one message of the station. */
export function receive(push: StationPush): void {
  if (push.kind === 'view') setPlantOffset(offsetOf(push.view.frame.now));
  useStation.setState((state) => changeBy(state, push));
}

/** What a message changes, as a pure function of what stood there. */
export function changeBy(state: StationState, push: StationPush): Partial<StationState> {
  switch (push.kind) {
    case 'view':
      return changeByView(state, push.view);
    case 'live':
      return { live: { ...state.live, [push.live.scale]: push.live } };
    case 'refused':
      return { blocked: push.denial };
    case 'scanned':
      return { scan: { what: push.what, n: (state.scan?.n ?? 0) + 1 }, blocked: null };
    case 'badge':
      return { badge: { person: push.person, n: (state.badge?.n ?? 0) + 1 } };
    case 'superseded':
      return { link: 'superseded' };
    default:
      return assertNever(push, 'push');
  }
}

function changeByView(state: StationState, view: StationView): Partial<StationState> {
  const moved = state.view !== null && placeOf(state.view) !== placeOf(view);
  const blocked = moved || isCleared(state.blocked, state.view?.screen, view.screen) ? null : state.blocked;
  const overlay = moved && state.overlay?.kind !== 'station' ? null : state.overlay;
  return { view, blocked, overlay, ...(moved && { badge: null }) };
}

/** Where a person stands: another place closes what lay open over the last one. */
const placeOf = ({ frame, screen }: StationView): string =>
  JSON.stringify([screen.kind, frame.person?.id, frame.batch?.id, frame.batch?.step]);

/**
 * A gate that the operator can satisfy closes its own panel: the same action would not have passed, and now would.
 * A refusal of something else, such as a value that was old when the press came, stays until it is read.
 */
function isCleared(denial: Denial | null, before: Screen | undefined, now: Screen): boolean {
  if (denial === null || denial.command === null || before === undefined) return false;
  return passes(before, denial.command) === false && passes(now, denial.command) === true;
}

function passes(screen: Screen, command: string): boolean | undefined {
  if (!('affordances' in screen)) return undefined;
  const affordances: Readonly<Record<string, { readonly passes: boolean } | undefined>> = screen.affordances;
  return affordances[command]?.passes;
}
