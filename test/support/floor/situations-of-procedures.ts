import type { ProcedureRunView } from '../../../main/contract/procedure-views.ts';
import type { ProcedureName } from '../../../main/contract/vocabulary.ts';
import type { Desk } from './desk.ts';
import type { Floor } from './floor.ts';
import { capture, FLOOR_SCALE } from './hands.ts';
import { told } from './situation.ts';
import { adjustAt, atScale, measure } from './situations-of-service.ts';

/** What goes on at the floor scale, as the screen of equipment shows it. */
export function runAt({ screen }: Desk): ProcedureRunView | null {
  const cards = screen.kind === 'work' ? (screen.equipment?.cards ?? []) : [];
  return cards.find(({ id }) => id === FLOOR_SCALE)?.procedures?.run ?? null;
}

/** The weights in the hand, and nothing that goes on. */
export async function ready(desk: Desk): Promise<void> {
  await desk.takes(desk.scanPlain('WGT/TW-K1'));
  if (runAt(desk)) await desk.press({ type: 'BreakOffProcedure', scale: FLOOR_SCALE, reason: 'break' });
}

/** Begins with an empty pan, and waits until the station has seen its zero. */
export async function begin(desk: Desk, procedure: ProcedureName): Promise<void> {
  await ready(desk);
  await desk.put(FLOOR_SCALE, '0.00 kg');
  await desk.press({ type: 'BeginProcedure', scale: FLOOR_SCALE, procedure });
  await zeroed(desk);
}

const zeroed = (desk: Desk): Promise<void> =>
  desk.until(() => runAt(desk)?.next?.waitsForZero === false, 'the zero of the floor scale');

/** One load on the pan, captured, and taken off again. */
export async function load(desk: Desk, shows: string): Promise<void> {
  const { next } = runAt(desk) ?? {};
  await desk.put(FLOOR_SCALE, shows);
  await desk.press({ ...capture(desk, 'CaptureLoad'), scale: FLOOR_SCALE, load: next?.load ?? 0 });
  await desk.put(FLOOR_SCALE, '0.00 kg');
  if (runAt(desk)?.state === 'open') await zeroed(desk);
}

const at = async (floor: Floor, procedure: ProcedureName, shown: readonly string[]): Promise<Desk> => {
  const desk = await atScale(floor);
  await begin(desk, procedure);
  for (const shows of shown) await load(desk, shows);
  return desk;
};

/** Procedures of metrology on the floor scale. */
export const PROCEDURES_TOLD = told({
  /** Five loads in the centre and the corners, all within: it waits for its verification. */
  cornersMeasured: {
    from: 'founded',
    play: async (floor) => {
      await at(floor, 'eccentricity', ['50.00 kg', '50.02 kg', '49.98 kg', '50.02 kg', '50.00 kg']);
    },
  },
  /** The first corner was outside; the scale was adjusted and measured with its reference weight, and its corners were not. */
  cornersNotProved: {
    from: 'founded',
    play: async (floor) => {
      const desk = await at(floor, 'eccentricity', ['50.00 kg', '50.20 kg']);
      await desk.press({ type: 'BreakOffProcedure', scale: FLOOR_SCALE, reason: 'equipment-adjusted' });
      await measure(floor, 'asFound', '5.00 kg');
      await adjustAt(floor);
      await measure(floor, 'asLeft', '5.00 kg');
    },
  },
});
