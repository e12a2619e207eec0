import type { Desk } from './desk.ts';
import type { Floor } from './floor.ts';
import { capture, FLOOR_SCALE, failTwice, inStep } from './hands.ts';
import { told } from './situation.ts';

export const METROLOGIST = 'MET-2';

/** The metrologist at the booth, in no step. */
export async function atScale(floor: Floor): Promise<Desk> {
  const desk = await floor.at('WS-01');
  if (desk.context.person !== METROLOGIST) await desk.signIn(METROLOGIST);
  if (desk.context.batch !== null) await desk.leave();
  return desk;
}

/** One reference weight, with the set in the hand. */
export async function measure(floor: Floor, phase: 'asFound' | 'asLeft', shows: string): Promise<void> {
  const desk = await atScale(floor);
  await desk.takes(desk.scanPlain('WGT/TW-K1'));
  await desk.put(FLOOR_SCALE, shows);
  await desk.press({ ...capture(desk, 'CaptureReference'), scale: FLOOR_SCALE, phase, nominal: '5.00' });
}

/** Adjusted and signed by the metrologist. */
export async function adjustAt(floor: Floor): Promise<void> {
  const narrative = 'The pan rubbed at its frame.';
  const done = { scale: FLOOR_SCALE, reason: 'equipment-adjusted', narrative };
  await (await atScale(floor)).sign({ type: 'AdjustScale', ...done });
}

/** From a scale that failed its check to the door of its return. */
export const SERVICE = told({
  /** EX-01, LB-01 and holds: the floor scale failed after it had weighed the first container; MIX-1 checked it. */
  useFailed: {
    from: 'dispensed',
    play: async (floor) => failTwice(await inStep(floor, '31', 'MIX-1')),
  },
  measuredAsFound: { from: 'useFailed', play: (floor) => measure(floor, 'asFound', '5.40 kg') },
  adjusted: {
    from: 'measuredAsFound',
    play: adjustAt,
  },
  restored: { from: 'adjusted', play: (floor) => measure(floor, 'asLeft', '5.00 kg') },
  returnRequested: {
    from: 'restored',
    play: async (floor) => (await atScale(floor)).sign({ type: 'RequestReturn', scale: FLOOR_SCALE }),
  },
  /** The failure is decided, and its look-back is reviewed and closed. */
  returnable: {
    from: 'returnRequested',
    play: async (floor) => {
      const desk = await floor.at('QA-01');
      await desk.signIn('QA-01');
      const settled = { exception: 'EX-01', reason: 'assessed-no-impact', narrative: null };
      await desk.sign({ type: 'SettleException', ...settled }, 'QA-01');
      const reviewed = { kind: 'review', conclusion: 'resultsStand', narrative: 'Within tolerance.' };
      await desk.sign({ type: 'MoveRecord', record: 'LB-01', move: reviewed }, METROLOGIST);
      await desk.sign({ type: 'MoveRecord', record: 'LB-01', move: { kind: 'close' } }, 'QA-01');
    },
  },
});
