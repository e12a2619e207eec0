import { lotCode, packSymbol } from '../../../main/demo/bench.ts';
import type { Desk } from './desk.ts';
import { CASED_BATCH, CASED_RECIPE } from './door-plant.ts';
import type { Floor } from './floor.ts';
import { takePhoto } from './hands.ts';
import { answerLine, onLine, packagingOf } from './line-hands.ts';
import { told } from './situation.ts';
import { mount } from './situations-of-labelling.ts';

export const BOTTLE_LOT = 'BT-2601-14';
export const CLOSURE_LOT = 'CP-2512-55';

export const onCasedLine = (floor: Floor, step: string): Promise<Desk> =>
  onLine(floor, step, 'OP-301', CASED_BATCH);

/** The label of a lot that is counted: it names no container. */
export const scanLot = (desk: Desk, item: string, lot: string) => desk.scan('d2', lotCode(item, lot));

async function issue(desk: Desk, component: string, item: string, lot: string, counted: number) {
  await desk.takes(scanLot(desk, item, lot));
  await desk.sign({ type: 'IssueComponent', component, lot, counted }, 'OP-305');
}

const count = (desk: Desk, component: string, lot: string, left: object) =>
  desk.sign({
    type: 'CountComponent',
    component,
    lots: [{ lot, setUp: 0, damaged: 0, sampled: 0, returned: 0, ...left }],
  });

/** From a record with counted components and cases to a run that is over, accounted for and packed. */
export const COMPONENTS_OF_RUN = told({
  casedCleared: {
    from: 'founded',
    play: async (floor) => {
      const desk = await floor.at('QA-01');
      await desk.signIn('QA-01');
      await desk.sign({ type: 'IssueBatch', ...CASED_RECIPE, batch: CASED_BATCH, allocations: [] });
      await desk.signOut();
      const kiosk = await floor.at('LK-01');
      await kiosk.signIn('LBL-01');
      await kiosk.enter(CASED_BATCH, '170');
      await kiosk.press({ type: 'StartStep' });
      for (const [roll, counted] of [
        ['R-0931', 1500],
        ['R-0932', 1100],
      ] as const) {
        await mount(kiosk, roll);
        await kiosk.press({ type: 'IssueLabels', roll, counted });
      }
      await kiosk.sign({ type: 'CompleteStep' });
      await kiosk.sign({ type: 'VerifyStep' }, 'OP-305');
      await kiosk.signOut();
      const line = await onCasedLine(floor, '180');
      await line.press({ type: 'StartStep' });
      await answerLine(line);
      await line.sign({ type: 'CompleteStep' });
      await line.sign({ type: 'VerifyStep' }, 'OP-305');
    },
  },
  /** The step has begun, the roll is on and its code is right; no component is issued. */
  componentsWanted: {
    from: 'casedCleared',
    play: async (floor) => {
      const desk = await onCasedLine(floor, '190');
      await desk.press({ type: 'StartStep' });
      await mount(desk, 'R-0931');
      await desk.takes(desk.scan('d2', packSymbol(CASED_BATCH, '2028-03')));
      await takePhoto(desk, 'First label');
      await desk.press({ type: 'KeepSpecimen', which: 'first', attachment: 'AT-01' });
    },
  },
  bottlesShown: {
    from: 'componentsWanted',
    play: async (floor) => {
      const desk = await onCasedLine(floor, '190');
      await desk.takes(scanLot(desk, 'PK-4010', BOTTLE_LOT));
    },
  },
  componentsIssued: {
    from: 'componentsWanted',
    play: async (floor) => {
      const desk = await onCasedLine(floor, '190');
      await issue(desk, 'bottle', 'PK-4010', BOTTLE_LOT, 70);
      await issue(desk, 'closure', 'PK-4022', CLOSURE_LOT, 70);
    },
  },
  /** 61 bottles are filled, the line stands without a roll, and its counts are made. */
  componentsUsed: {
    from: 'componentsIssued',
    play: async (floor) => {
      const desk = await onCasedLine(floor, '190');
      await desk.press({ type: 'StartRun' });
      await desk.press({ type: 'StopRun', reason: 'run-finished' });
      await desk.takes(desk.scan('d2', packSymbol(CASED_BATCH, '2028-03')));
      for (const [what, quantity] of [
        ['unitsIn', 6160],
        ['filled', 61],
        ['unitsLeft', 60],
      ] as const)
        await desk.press({ type: 'RecordCount', what, quantity, reason: null });
      await takePhoto(desk, 'Last label');
      await desk.press({ type: 'KeepSpecimen', which: 'last', attachment: 'AT-02' });
      await desk.press({ type: 'TakeOffRoll', roll: 'R-0931', splice: 6, usedUp: false });
    },
  },
  componentsCounted: {
    from: 'componentsUsed',
    play: async (floor) => {
      const desk = await onCasedLine(floor, '190');
      await count(desk, 'bottle', BOTTLE_LOT, { setUp: 2, returned: 7 });
      await count(desk, 'closure', CLOSURE_LOT, { setUp: 1, returned: 8 });
    },
  },
  /** The same once more, for labels that are under way when they are stopped. */
  casesToStop: { from: 'componentsCounted', play: async () => {} },
  /** Two cases are packed; the label of the first is on it, the second waits. */
  casesWaiting: {
    from: 'componentsCounted',
    play: async (floor) => {
      const desk = await onCasedLine(floor, '190');
      await desk.shows(({ frame }) => frame.devices.find(({ kind }) => kind === 'printer')?.state === 'ok');
      await desk.press({ type: 'PackCases', full: 2, rest: 0 });
      await desk.press({ type: 'StopCases' });
      await desk.shows(() => packagingOf(desk).cases?.labelled === 1);
    },
  },
});
