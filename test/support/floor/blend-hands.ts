import { BLEND } from '../blend-recipe.ts';
import type { Desk } from './desk.ts';
import { BATCH } from './door-plant.ts';
import type { Floor } from './floor.ts';
import { capture, FIRST, FLOOR_SCALE, inStep, printerReady, scanSource, TARE } from './hands.ts';

export const DRUM_SCALE = 'SCL-04';
export const ADDER = 'OP-203';
export const ADD_VERIFIER = 'OP-204';
/** Weighed, and then spilled: voided. */
export const SPOILED = `${BATCH}/DC-02`;
/** Weighed in its place. */
export const SECOND = `${BATCH}/DC-03`;

/** The one drum that the blender is emptied into. */
export const DRUM = `${BATCH}/BD-1`;

export const CLEANING = {
  type: 'RecordCleaning',
  machine: 'BB-500',
  agent: 'Purified water',
  record: 'CL-0790',
};

/** The blending terminal with its usual operator, in a step. */
export async function atBlender(floor: Floor, step: string, person = ADDER): Promise<Desk> {
  const desk = await floor.at('BL-01');
  if (desk.context.person !== person) await desk.signIn(person);
  if (desk.context.batch !== BATCH || desk.context.step !== step) await desk.enter(BATCH, step);
  return desk;
}

/** What goes in with the first charge, and what waits for the first blend. */
export const scanSecond = (desk: Desk, container = SECOND) =>
  scanSource(desk, container, 'RM-1022', 'RH-2507-033');
export const scanFirst = (desk: Desk) => scanSource(desk, FIRST);

export const scanDrum = (desk: Desk) => scanSource(desk, DRUM, BLEND, BATCH);

const scanRoseHips = (desk: Desk) => scanSource(desk, 'RH-2507-033-01', 'RM-1022', 'RH-2507-033');
const isShowing =
  (fits: (screen: Extract<Desk['screen'], { kind: 'dispense' }>) => boolean) =>
  ({ screen }: Desk['view']): boolean =>
    screen.kind === 'dispense' && fits(screen);

/** Step 70: one container is spilled and voided, another weighed in its place, verified and signed. */
export async function dispenseSeventy(floor: Floor): Promise<void> {
  const desk = await inStep(floor, '70');
  await desk.press({ type: 'StartStep' });
  await desk.press({ type: 'SelectScale', scale: FLOOR_SCALE });
  await desk.takes(scanRoseHips(desk));
  await weigh(desk);
  await desk.press({ type: 'VoidContainer', reason: 'spill' });
  const settle = { type: 'SettleException', reason: 'assessed-no-impact', narrative: null };
  await desk.sign({ ...settle, exception: 'EX-01' }, 'SUP-01');
  await desk.put(FLOOR_SCALE, '0.00 kg');
  await weigh(desk);
  await printerReady(desk);
  await desk.press({ type: 'PrintLabel', container: SECOND });
  await desk.shows(isShowing(({ label }) => label?.outcome === 'confirmed'));
  await desk.press({ type: 'BeginVerification', verifier: 'OP-107' });
  await desk.takes(scanRoseHips(desk));
  await desk.takes(scanSecond(desk));
  await desk.atRest(FLOOR_SCALE);
  await desk.sign(capture(desk, 'VerifyContainer'), 'OP-107');
  await desk.put(FLOOR_SCALE, '0.00 kg');
  await desk.shows(isShowing(({ phase }) => phase !== 'remove'));
  await desk.takes(scanRoseHips(desk));
  await desk.press({ ...capture(desk, 'CloseSource'), emptied: false });
  await desk.sign({ type: 'CompleteStep' });
}

/** From an empty pan to an accepted weight. */
async function weigh(desk: Desk): Promise<void> {
  await desk.atRest(FLOOR_SCALE);
  await desk.press({ type: 'ZeroScale', scale: FLOOR_SCALE });
  await desk.put(FLOOR_SCALE, TARE);
  await desk.press(capture(desk, 'CaptureTare'));
  await desk.put(FLOOR_SCALE, '5.30 kg');
  await desk.press(capture(desk, 'AcceptWeight'));
}

/** A container goes in, by two people. */
export async function addContainer(
  desk: Desk,
  container: string,
  scan: () => ReturnType<Desk['scan']>,
): Promise<void> {
  await desk.takes(scan());
  await desk.press({ type: 'BeginVerification', verifier: ADD_VERIFIER });
  await desk.takes(scan());
  await desk.sign({ type: 'VerifyAddition' }, ADD_VERIFIER);
  await desk.press({ type: 'ChargeContainer', container });
}

/** The speed is entered, so many minutes pass, and the step is signed by both. */
export async function endBlend(floor: Floor, desk: Desk, minutes: number): Promise<void> {
  await desk.press({ type: 'RecordParameter', parameter: 'rpm', value: '12' });
  floor.pass(minutes);
  await desk.press({ type: 'StopProcess', reason: 'run-finished' });
  await desk.sign({ type: 'CompleteStep' });
  await desk.sign({ type: 'VerifyStep' }, ADD_VERIFIER);
}
