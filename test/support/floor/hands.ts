import type { AttachmentObject } from '../../../main/contract/grammar/attachment-object.ts';
import type { DispenseScreen } from '../../../main/contract/views.ts';
import { containerCode } from '../../../main/demo/bench.ts';
import { png } from '../pictures.ts';
import type { Desk } from './desk.ts';
import { BATCH } from './door-plant.ts';
import type { Floor } from './floor.ts';

export const FLOOR_SCALE = 'SCL-01';
export const BENCH_SCALE = 'SCL-02';
export const SOURCE = 'CB-2508-009-01';
export const TARE = '0.30 kg';
/** Tare and the target of step 60. */
export const FULL = '6.55 kg';
export const FIRST = `${BATCH}/DC-01`;

/** The weigh booth with its usual operator, in a step. */
export async function inStep(floor: Floor, step: string, person = 'OP-101'): Promise<Desk> {
  const desk = await floor.at('WS-01');
  if (desk.context.person !== person) await desk.signIn(person);
  if (desk.context.batch !== BATCH || desk.context.step !== step) await desk.enter(BATCH, step);
  return desk;
}

export const dispenseOf = ({ screen }: Desk): DispenseScreen => {
  if (screen.kind !== 'dispense') throw new Error(`the screen shows ${screen.kind}`);
  return screen;
};

export const scanSource = (desk: Desk, container: string, item = 'RM-1014', lot = 'CB-2508-009') =>
  desk.scan('d2', containerCode(item, lot, container));

/** Every item of the clearance with evidence of its own kind. */
export async function answerAll(desk: Desk): Promise<void> {
  await desk.press({ type: 'AnswerItem', item: '1', answer: { kind: 'confirmed' } });
  await desk.press({ type: 'AnswerItem', item: '2', answer: { kind: 'count', value: 0 } });
  await desk.takes(desk.scanPlain('LOC/WS-01-WASTE'));
  await desk.press({ type: 'AnswerItem', item: '4', answer: { kind: 'reference', value: 'CL-0788' } });
}

/** Brings a file in and attaches it, to the step at hand unless told otherwise; the answer that names it. */
export async function takePhoto(desk: Desk, caption: string, file = png(caption), on?: AttachmentObject) {
  const { batch, step } = desk.context;
  const brought = await desk.upload(file);
  if (brought.kind !== 'stored') throw new Error(`the photo was not taken in: ${brought.kind}`);
  const here = on ?? ({ kind: 'step', batch, step } as AttachmentObject);
  await desk.press({ type: 'AttachFile', on: here, sha256: brought.file.sha256, caption });
  const reply = await desk.client.query({ kind: 'attachments', on: here });
  if (reply.kind !== 'attachments') throw new Error('no attachments');
  return { kind: 'photo', attachment: reply.found.attachments.at(-1)?.id ?? '' };
}

export const capture = (desk: Desk, type: string, scale = FLOOR_SCALE) => ({
  type,
  displayed: desk.displayed(scale),
});

export const printerReady = (desk: Desk): Promise<void> =>
  desk.shows(({ frame }) => frame.devices.find(({ kind }) => kind === 'printer')?.state === 'ok');

/** Five wrong secrets lock a person out, wherever they are typed. */
export async function lockOut(desk: Desk, person: string): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1)
    await desk.send({ type: 'SignIn', person, secret: 'not-the-secret' });
}

/** The floor scale fails its check in step 31, and fails it again. */
export async function failTwice(desk: Desk): Promise<void> {
  await desk.enter(BATCH, '31');
  await desk.press({ type: 'StartStep' });
  await desk.takes(desk.scanPlain('WGT/TW-K1'));
  await desk.press({ type: 'PrepareCheck', scale: FLOOR_SCALE, clean: true, level: true });
  await desk.put(FLOOR_SCALE, '5.40 kg');
  await captureFive(desk);
  await desk.put(FLOOR_SCALE, '0.00 kg');
  await desk.press({ type: 'RepeatCheck', scale: FLOOR_SCALE, cleaned: true, leveled: true });
  await desk.put(FLOOR_SCALE, '5.40 kg');
  await captureFive(desk);
}

export const captureFive = (desk: Desk): Promise<void> =>
  desk.press({ ...capture(desk, 'CaptureCheck'), scale: FLOOR_SCALE, nominal: '5.00' });
