import { packSymbol } from '../../../main/demo/bench.ts';
import type { Desk } from './desk.ts';
import { LABELLED_BATCH, NEXT_PACK_BATCH, PACK_RECIPE } from './door-plant.ts';
import type { Floor } from './floor.ts';
import { takePhoto } from './hands.ts';
import { LABELLED_RECIPE } from './labelled-recipe.ts';
import { answerLine, onLine } from './line-hands.ts';
import { told } from './situation.ts';

/** The batch was issued in March 2026, and its packs keep for 24 months. */
export const CODE_ON_PACK = `${LABELLED_BATCH} 03/2028`;
export const scanCode = (desk: Desk) => desk.scan('d2', packSymbol(LABELLED_BATCH, '2028-03'));
export const scanOtherCode = (desk: Desk) => desk.scan('d2', packSymbol(LABELLED_BATCH, '2027-03'));

export const onLabelledLine = (floor: Floor, step: string): Promise<Desk> =>
  onLine(floor, step, 'OP-301', LABELLED_BATCH);

async function issueRoll(desk: Desk, roll: string, counted: number): Promise<void> {
  await desk.takes(desk.scanPlain(`ROL/${roll}`));
  await desk.takes(desk.scanPlain('ART/LB5007F'));
  await desk.press({ type: 'IssueLabels', roll, counted });
}

export async function mount(desk: Desk, roll: string): Promise<void> {
  await desk.takes(desk.scanPlain(`ROL/${roll}`));
  await desk.takes(desk.scanPlain('ART/LB5007F'));
}

/** From a record with labels to a line that runs with a roll on and the right code, and stands again. */
export const LABELLING = told({
  labelledIssued: {
    from: 'founded',
    play: async (floor) => {
      const desk = await floor.at('QA-01');
      await desk.signIn('QA-01');
      await desk.sign({ type: 'IssueBatch', ...LABELLED_RECIPE, batch: LABELLED_BATCH, allocations: [] });
      await desk.signOut();
    },
  },
  labelledRolls: {
    from: 'labelledIssued',
    play: async (floor) => {
      const desk = await floor.at('LK-01');
      await desk.signIn('LBL-01');
      await desk.enter(LABELLED_BATCH, '170');
      await desk.press({ type: 'StartStep' });
      await issueRoll(desk, 'R-0931', 1500);
      await issueRoll(desk, 'R-0932', 1100);
      await desk.sign({ type: 'CompleteStep' });
      await desk.sign({ type: 'VerifyStep' }, 'OP-305');
      await desk.signOut();
    },
  },
  labelledCleared: {
    from: 'labelledRolls',
    play: async (floor) => {
      const desk = await onLabelledLine(floor, '180');
      await desk.press({ type: 'StartStep' });
      await answerLine(desk);
      await desk.sign({ type: 'CompleteStep' });
      await desk.sign({ type: 'VerifyStep' }, 'OP-305');
    },
  },
  rollWanted: {
    from: 'labelledCleared',
    play: async (floor) => (await onLabelledLine(floor, '190')).press({ type: 'StartStep' }),
  },
  rollOn: {
    from: 'rollWanted',
    play: async (floor) => mount(await onLabelledLine(floor, '190'), 'R-0931'),
  },
  codeRead: {
    from: 'rollOn',
    play: async (floor) => {
      const desk = await onLabelledLine(floor, '190');
      await desk.takes(scanCode(desk));
    },
  },
  labelPhoto: {
    from: 'codeRead',
    play: async (floor) => {
      await takePhoto(await onLabelledLine(floor, '190'), 'First label');
    },
  },
  firstKept: {
    from: 'labelPhoto',
    play: async (floor) =>
      (await onLabelledLine(floor, '190')).press({
        type: 'KeepSpecimen',
        which: 'first',
        attachment: 'AT-01',
      }),
  },
  rollLeft: {
    from: 'rollOn',
    play: async (floor) => {
      const quality = await floor.at('QA-01');
      await quality.signIn('QA-01');
      await quality.sign({ type: 'IssueBatch', ...PACK_RECIPE, batch: NEXT_PACK_BATCH, allocations: [] });
      const desk = await onLabelledLine(floor, '190');
      await desk.press({ type: 'SuspendStep', reason: 'shift-change' });
      await desk.enter(NEXT_PACK_BATCH, '180');
      await desk.press({ type: 'StartStep' });
      await answerLine(desk);
    },
  },
  labelledRunning: {
    from: 'firstKept',
    play: async (floor) => (await onLabelledLine(floor, '190')).press({ type: 'StartRun' }),
  },
  labelledStopped: {
    from: 'labelledRunning',
    play: async (floor) =>
      (await onLabelledLine(floor, '190')).press({ type: 'StopRun', reason: 'line-supply' }),
  },
});
