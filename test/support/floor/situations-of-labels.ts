import type { Desk } from './desk.ts';
import { BATCH } from './door-plant.ts';
import type { Floor } from './floor.ts';
import { told } from './situation.ts';

export const ISSUE = '120';
export const RECONCILE = '130';

const of = (roll: string, setUp: number, damaged: number, specimen: number, returned: number) => ({
  roll,
  setUp,
  damaged,
  specimen,
  returned,
  coded: false,
});
/** Everything found, the core of the rewinder with it: 3 of 2 600 are missing. */
export const WHOLE_COUNT = [of('R-0931', 22, 0, 1, 0), of('R-0932', 18, 9, 1, 97)];
/** Within the limit as well, and yet another count. */
export const OTHER_COUNT = [of('R-0931', 21, 1, 1, 0), of('R-0932', 18, 9, 1, 97)];
/** Without the core: 12 are missing. */
export const SHORT_COUNT = [of('R-0931', 16, 0, 1, 0), of('R-0932', 15, 9, 1, 97)];

/** The label kiosk with its usual person in a step. */
export async function atKiosk(floor: Floor, step: string, person: string): Promise<Desk> {
  const desk = await floor.at('LK-01');
  if (desk.context.person !== person) await desk.signIn(person);
  if (desk.context.step !== step) await desk.enter(BATCH, step);
  return desk;
}

async function issueRoll(desk: Desk, roll: string, counted: number): Promise<void> {
  await desk.takes(desk.scanPlain(`ROL/${roll}`));
  await desk.takes(desk.scanPlain('ART/LB5007F'));
  await desk.press({ type: 'IssueLabels', roll, counted });
}

/** From the cage to two counts that differ. */
export const LABELS = told({
  labelsStarted: {
    from: 'issued',
    play: async (floor) => (await atKiosk(floor, ISSUE, 'LBL-01')).press({ type: 'StartStep' }),
  },
  rollInHand: {
    from: 'labelsStarted',
    play: async (floor) => {
      const desk = await atKiosk(floor, ISSUE, 'LBL-01');
      await desk.takes(desk.scanPlain('ROL/R-0931'));
      await desk.takes(desk.scanPlain('ART/LB5007F'));
    },
  },
  rollIssued: {
    from: 'rollInHand',
    play: async (floor) =>
      (await atKiosk(floor, ISSUE, 'LBL-01')).press({ type: 'IssueLabels', roll: 'R-0931', counted: 1500 }),
  },
  labelsIssued: {
    from: 'rollIssued',
    play: async (floor) => {
      const desk = await atKiosk(floor, ISSUE, 'LBL-01');
      await issueRoll(desk, 'R-0932', 1100);
      await desk.sign({ type: 'CompleteStep' });
      await desk.sign({ type: 'VerifyStep' }, 'OP-305');
    },
  },
  reconciling: {
    from: 'labelsIssued',
    play: async (floor) => (await atKiosk(floor, RECONCILE, 'LBL-02')).press({ type: 'StartStep' }),
  },
  reconcilingSuspended: {
    from: 'reconciling',
    play: async (floor) =>
      (await atKiosk(floor, RECONCILE, 'LBL-02')).press({ type: 'SuspendStep', reason: 'break' }),
  },
  applicatorRead: {
    from: 'reconciling',
    play: async (floor) => {
      const desk = await atKiosk(floor, RECONCILE, 'LBL-02');
      await desk.press({ type: 'ReadApplicator', roll: 'R-0931', counter: 1475, onRejects: 3 });
      await desk.press({ type: 'ReadApplicator', roll: 'R-0932', counter: 974, onRejects: 2 });
    },
  },
  labelsCounted: {
    from: 'applicatorRead',
    play: async (floor) =>
      (await atKiosk(floor, RECONCILE, 'LBL-02')).sign({ type: 'CountLabels', rolls: WHOLE_COUNT }, 'LBL-02'),
  },
  countsDiffer: {
    from: 'labelsCounted',
    play: async (floor) =>
      (await atKiosk(floor, RECONCILE, 'LBL-02')).sign({ type: 'CountLabels', rolls: OTHER_COUNT }, 'OP-305'),
  },
});
