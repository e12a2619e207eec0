import type { PackagingScreen } from '../../../main/contract/views.ts';
import type { Desk } from './desk.ts';
import { PACK_BATCH } from './door-plant.ts';
import type { Floor } from './floor.ts';
import { takePhoto } from './hands.ts';

/** The packaging line with its usual operator, in a step. */
export async function onLine(
  floor: Floor,
  step: string,
  person = 'OP-301',
  batch = PACK_BATCH,
): Promise<Desk> {
  const desk = await floor.at('PL-3');
  if (desk.context.person !== person) await desk.signIn(person);
  if (desk.context.batch !== batch || desk.context.step !== step) await desk.enter(batch, step);
  return desk;
}

export const packagingOf = ({ screen }: Desk): PackagingScreen => {
  if (screen.kind !== 'packaging') throw new Error(`the screen shows ${screen.kind}`);
  return screen;
};

/** Where the answer is a photo, it is taken first. */
const PHOTO = { kind: 'photo' };
/** What each item of LC-PL3 rev 4 is answered with; places are scanned. */
const ANSWERS: Readonly<Record<string, object | string>> = {
  '1': { kind: 'confirmed' },
  '2': { kind: 'count', value: 0 },
  '3': { kind: 'count', value: 0 },
  '4': 'LOC/PL-3-REJECT',
  '5': { kind: 'reference', value: 'CL-0812' },
  '6': { kind: 'confirmed' },
  '7': { kind: 'reference', value: 'MG2260139A' },
  '8': { kind: 'count', value: 0 },
  '9': 'LOC/PL-3',
};
const AFTERWARDS: typeof ANSWERS = {
  '1': { kind: 'confirmed' },
  '2': { kind: 'count', value: 0 },
  '3': 'LOC/PL-3-REJECT',
  '4': PHOTO,
};
const RESTART: typeof ANSWERS = {
  '1': { kind: 'reference', value: 'VC5260147A 03/2028' },
  '2': { kind: 'confirmed' },
  '3': 'LOC/PL-3',
};

async function give(desk: Desk, answers: typeof ANSWERS, items: readonly string[]): Promise<void> {
  for (const item of items) {
    const answer = answers[item];
    if (answer === PHOTO) await desk.press({ type: 'AnswerItem', item, answer: await takePhoto(desk, item) });
    else if (typeof answer === 'string') await desk.takes(desk.scanPlain(answer));
    else await desk.press({ type: 'AnswerItem', item, answer });
  }
}

/** Every item of the clearance, or these, each with evidence of its own kind. */
export const answerLine = (desk: Desk, items: readonly string[] = Object.keys(ANSWERS)): Promise<void> =>
  give(desk, ANSWERS, items);
export const answerAfterwards = (desk: Desk): Promise<void> =>
  give(desk, AFTERWARDS, Object.keys(AFTERWARDS));
export const answerRestart = (desk: Desk): Promise<void> => give(desk, RESTART, Object.keys(RESTART));

/** The counts of the scenario: 2 444 good bottles of 2 500. */
export async function countAll(desk: Desk): Promise<void> {
  for (const [what, quantity, reason] of COUNTS)
    await desk.press({ type: 'RecordCount', what, quantity, reason });
}

const COUNTS = [
  ['unitsIn', 245_160, null],
  ['filled', 2_451, null],
  ['rejected', 7, 'cap-or-seal'],
  ['sampled', 12, null],
  ['unitsLeft', 60, null],
] as const;
