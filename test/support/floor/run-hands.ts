import type { CheckedRunScreen } from '../../../main/contract/views.ts';
import type { Desk } from './desk.ts';
import { NEXT_RUN_BATCH, RUN_BATCH } from './door-plant.ts';
import type { Floor } from './floor.ts';

export const BALANCE = 'BAL-01';
export const RUNNER = 'OP-203';
/** A capsule at the centre of the plan, and one that is far too heavy. */
export const GOOD_UNIT = '0.7680 g';
export const HEAVY_UNIT = '0.8500 g';
const EMPTY = '0.0000 g';

/** The encapsulation terminal with its usual operator, in a step. */
export async function atRun(floor: Floor, step = '150', person = RUNNER, batch = RUN_BATCH): Promise<Desk> {
  const desk = await floor.at('EN-01');
  if (desk.context.person !== person) await desk.signIn(person);
  if (desk.context.batch !== batch || desk.context.step !== step) await desk.enter(batch, step);
  return desk;
}

export const checkedRunOf = ({ screen }: Desk): CheckedRunScreen => {
  if (screen.kind !== 'checkedRun') throw new Error(`the screen shows ${screen.kind}`);
  return screen;
};

export async function clearMachine(desk: Desk): Promise<void> {
  await desk.press({ type: 'AnswerItem', item: '1', answer: { kind: 'confirmed' } });
  await desk.press({ type: 'AnswerItem', item: '2', answer: { kind: 'count', value: 0 } });
  await desk.press({ type: 'AnswerItem', item: '3', answer: { kind: 'reference', value: 'CL-0799' } });
  await desk.press({ type: 'AnswerItem', item: '4', answer: { kind: 'reference', value: 'HC-00-25117' } });
}

/** What the check of the balance needs before its one weight. */
async function prepare(desk: Desk): Promise<void> {
  await desk.press({ type: 'StartStep' });
  await desk.takes(desk.scanPlain('WGT/TW-G1'));
  await desk.press({ type: 'PrepareCheck', scale: BALANCE, clean: true, level: true });
}

const captureWeight = (desk: Desk): Promise<void> =>
  desk.press({
    type: 'CaptureCheck',
    scale: BALANCE,
    nominal: '0.2000',
    displayed: desk.displayed(BALANCE),
  });

export async function checkBalance(desk: Desk): Promise<void> {
  await prepare(desk);
  await desk.put(BALANCE, '0.2000 g');
  await captureWeight(desk);
  await desk.put(BALANCE, EMPTY);
  await desk.sign({ type: 'CompleteStep' });
}

/** The balance fails its check in step 146, and fails it again. */
export async function failBalance(desk: Desk): Promise<void> {
  await desk.enter(RUN_BATCH, '146');
  await prepare(desk);
  await desk.put(BALANCE, '0.3000 g');
  await captureWeight(desk);
  await desk.put(BALANCE, EMPTY);
  await desk.press({ type: 'RepeatCheck', scale: BALANCE, cleaned: true, leveled: true });
  await desk.put(BALANCE, '0.3000 g');
  await captureWeight(desk);
}

export const captureUnit = (desk: Desk) => ({
  type: 'CapturePlacement',
  displayed: desk.displayed(BALANCE),
});

/** A unit is put on the balance, captured, and taken off. */
export async function placeUnit(desk: Desk, mass: string): Promise<void> {
  await desk.put(BALANCE, mass);
  await desk.press(captureUnit(desk));
  await takeOff(desk);
}

/** The balance is empty, and the station has seen it. */
export async function takeOff(desk: Desk): Promise<void> {
  await desk.put(BALANCE, EMPTY);
  const isSeen = () => {
    const { screen } = desk;
    return screen.kind !== 'checkedRun' || screen.check === null || screen.check.pan === 'empty';
  };
  await desk.until(isSeen, 'the empty pan');
}

/** Somebody begins to clear the machine for the next batch: what stood before is cleared for nothing any more. */
export async function clearForNext(desk: Desk): Promise<void> {
  await desk.enter(NEXT_RUN_BATCH, '140');
  await desk.press({ type: 'StartStep' });
  await desk.enter(RUN_BATCH, '150');
}
