import { containerCode } from '../../../main/demo/bench.ts';
import { BATCH } from '../../support/floor/door-plant.ts';
import { capture, captureFive, FIRST, FLOOR_SCALE, scanSource } from '../../support/floor/hands.ts';
import type { Stage, TriggerCase } from './trigger-case.ts';

const scan =
  (item: string, lot: string, container: string) =>
  ({ desk }: Stage) =>
    desk.scan('d2', containerCode(item, lot, container));

/** The first attempt at the check of the floor scale fails; the second is begun on an empty pan. */
async function failFirst({ desk }: Stage): Promise<void> {
  await desk.takes(desk.scanPlain('WGT/TW-K1'));
  await desk.press({ type: 'PrepareCheck', scale: FLOOR_SCALE, clean: true, level: true });
  await desk.put(FLOOR_SCALE, '5.40 kg');
  await captureFive(desk);
  await desk.put(FLOOR_SCALE, '0.00 kg');
  await desk.press({ type: 'RepeatCheck', scale: FLOOR_SCALE, cleaned: true, leveled: true });
}

/** The second attempt shows this weight where 5.00 kg stand on the pan. */
const second =
  (shown: string) =>
  async ({ desk }: Stage) => {
    await desk.put(FLOOR_SCALE, shown);
    return desk.send({ ...capture(desk, 'CaptureCheck'), scale: FLOOR_SCALE, nominal: '5.00' });
  };

const supervisors = { owner: 'supervisor', clearedBy: 'SUP-01' } as const;
const qualitys = { owner: 'qaReviewer', clearedBy: 'QA-01' } as const;

/** Every row of the table, reached through the door. */
export const TRIGGER_CASES: readonly TriggerCase[] = [
  {
    trigger: 'statusViolation',
    proves: '[S43][S79]',
    when: 'a lot on hold is scanned',
    at: 'heldAllocated',
    step: '100',
    person: 'MIX-1',
    takesOver: true,
    fault: scan('RM-2011', 'MS-2510-011', 'MS-2510-011-01'),
    repeats: true,
    stepState: 'blocked',
    severity: 'major',
    ...qualitys,
    links: [],
    holds: [],
    ruleClosable: false,
    closesAtOnce: false,
  },
  {
    trigger: 'wrongIdentity',
    proves: '[S42]',
    when: 'an active material is mistaken',
    at: 'activeChosen',
    step: '50',
    person: 'MIX-1',
    takesOver: true,
    fault: scan('RM-2003', 'MC-2510-201', 'MC-2510-201-01'),
    repeats: true,
    stepState: 'blocked',
    severity: 'major',
    ...supervisors,
    links: [],
    holds: [],
    ruleClosable: false,
    closesAtOnce: false,
  },
  {
    trigger: 'override',
    proves: '[S7][S89]',
    when: 'a supervisor lets a lot go before one that expires first',
    at: 'activeChosen',
    step: '50',
    person: 'MIX-1',
    takesOver: true,
    fault: async ({ desk }) =>
      desk.sendSigned(
        {
          type: 'OverrideFefo',
          batch: BATCH,
          step: '50',
          lot: 'AA-2503-042',
          reason: 'earlier-lot-reserved',
          narrative: 'Another order needs the earlier lot.',
        },
        { signer: 'SUP-01' },
      ),
    repeats: false,
    stepState: 'inProgress',
    severity: 'major',
    ...qualitys,
    links: [],
    holds: [],
    ruleClosable: false,
    closesAtOnce: true,
  },
  {
    trigger: 'outOfTolerance',
    proves: '[S44][S50][S116]',
    when: 'Accept is pressed while too much lies on the pan',
    at: 'tooMuch',
    step: '60',
    person: 'MIX-1',
    takesOver: true,
    fault: async ({ desk }) => {
      await desk.atRest(FLOOR_SCALE);
      return desk.send(capture(desk, 'AcceptWeight'));
    },
    repeats: true,
    stepState: 'exception',
    severity: 'major',
    ...supervisors,
    links: [],
    holds: [{ kind: 'container', id: FIRST, ends: true }],
    ruleClosable: false,
    closesAtOnce: false,
  },
  {
    trigger: 'deviceIneligible',
    proves: '[S45][S84]',
    when: 'a scale past its calibration is chosen',
    at: 'dispensing',
    step: '60',
    person: 'MIX-1',
    takesOver: true,
    fault: ({ desk }) => desk.send({ type: 'SelectScale', scale: 'SCL-03' }),
    repeats: true,
    stepState: 'blocked',
    severity: 'minor',
    ...supervisors,
    links: [],
    holds: [{ kind: 'equipment', id: 'SCL-03', ends: false }],
    ruleClosable: true,
    closesAtOnce: false,
  },
  {
    trigger: 'deviceLostEligibility',
    proves: '[S45][S49][S128]',
    when: 'the calibration ends in the middle of a weighing',
    at: 'filled',
    step: '60',
    person: 'MIX-1',
    takesOver: true,
    before: async ({ floor }) => floor.passTo('2026-03-10', '00:05'),
    fault: async ({ desk }) => {
      await desk.atRest(FLOOR_SCALE);
      return desk.send(capture(desk, 'AcceptWeight'));
    },
    repeats: true,
    stepState: 'blocked',
    severity: 'critical',
    ...qualitys,
    links: ['DEV-01'],
    holds: [{ kind: 'equipment', id: FLOOR_SCALE, ends: false }],
    ruleClosable: false,
    closesAtOnce: false,
  },
  {
    trigger: 'unqualified',
    proves: '[S46][S83][S85]',
    when: 'a supervisor without the training wants to help out',
    at: 'issued',
    step: '20',
    person: 'SUP-01',
    takesOver: false,
    fault: ({ desk }) => desk.send({ type: 'StartStep' }),
    repeats: true,
    stepState: 'blocked',
    severity: 'major',
    owner: 'supervisor',
    clearedBy: 'MIX-1',
    links: [],
    holds: [],
    ruleClosable: false,
    closesAtOnce: false,
  },
  {
    trigger: 'outOfSequence',
    proves: '[S12][S47][S87]',
    when: 'a step is started before the one it needs',
    at: 'issued',
    step: '60',
    person: 'MIX-1',
    takesOver: false,
    fault: ({ desk }) => desk.send({ type: 'StartStep' }),
    repeats: true,
    stepState: 'blocked',
    severity: 'major',
    ...qualitys,
    links: ['DEV-01'],
    holds: [],
    ruleClosable: false,
    closesAtOnce: false,
  },
  {
    trigger: 'checkFailed',
    proves: '[S45][S49][S50]',
    when: 'the second attempt at a check fails as well',
    at: 'checkStarted',
    step: '30',
    person: 'MIX-1',
    takesOver: true,
    before: failFirst,
    fault: second('5.40 kg'),
    repeats: false,
    stepState: 'blocked',
    severity: 'critical',
    ...qualitys,
    links: ['DEV-01'],
    holds: [{ kind: 'equipment', id: FLOOR_SCALE, ends: false }],
    ruleClosable: false,
    closesAtOnce: true,
  },
  {
    trigger: 'checkPassedAtSecondAttempt',
    proves: '[S41][S128]',
    when: 'a check passes at its second attempt',
    at: 'checkStarted',
    step: '30',
    person: 'MIX-1',
    takesOver: true,
    before: failFirst,
    fault: second('5.00 kg'),
    repeats: false,
    stepState: 'inProgress',
    severity: 'minor',
    ...qualitys,
    links: [],
    holds: [],
    ruleClosable: false,
    closesAtOnce: true,
  },
  {
    trigger: 'foundAtClearance',
    proves: '[S13][S50]',
    when: 'a label of the previous batch is found',
    at: 'clearing',
    step: '20',
    person: 'MIX-1',
    takesOver: true,
    fault: ({ desk }) =>
      desk.send({
        type: 'AnswerItem',
        item: '1',
        answer: { kind: 'found', what: 'A label of another batch' },
      }),
    repeats: false,
    stepState: 'blocked',
    severity: 'critical',
    ...qualitys,
    links: ['NC-01'],
    holds: [
      { kind: 'station', id: 'WS-01', ends: true },
      { kind: 'batch', id: BATCH, ends: true },
    ],
    ruleClosable: false,
    closesAtOnce: true,
  },
  {
    trigger: 'containerVoided',
    proves: '[S11][S50]',
    when: 'a container in work is given up',
    at: 'tared',
    step: '60',
    person: 'MIX-1',
    takesOver: true,
    fault: ({ desk }) => desk.send({ type: 'VoidContainer', reason: 'spill' }),
    repeats: false,
    stepState: 'exception',
    severity: 'major',
    ...supervisors,
    links: [],
    holds: [{ kind: 'container', id: FIRST, ends: true }],
    ruleClosable: false,
    closesAtOnce: true,
  },
  {
    trigger: 'countVariance',
    proves: '[S127]',
    when: 'a dispensed container holds less than was weighed into it',
    at: 'verified',
    step: '60',
    person: 'MIX-1',
    takesOver: true,
    before: async ({ desk }) => {
      await desk.leave();
      await desk.takes(scanSource(desk, FIRST));
    },
    fault: async ({ desk }) => {
      const reply = await desk.send({ type: 'CountContainer', container: FIRST, counted: '5.00' });
      await desk.enter(BATCH, '60');
      return reply;
    },
    repeats: false,
    stepState: 'inProgress',
    severity: 'major',
    ...supervisors,
    links: [],
    holds: [],
    ruleClosable: false,
    closesAtOnce: true,
  },
  {
    trigger: 'reported',
    proves: '[S11][S30]',
    when: 'a person reports what no gate can see',
    at: 'clearing',
    step: '20',
    person: 'MIX-1',
    takesOver: true,
    fault: ({ desk }) =>
      desk.send({ type: 'ReportException', category: 'material', narrative: 'The drum was dented.' }),
    repeats: false,
    stepState: 'exception',
    severity: 'major',
    ...qualitys,
    links: [],
    holds: [],
    ruleClosable: false,
    closesAtOnce: true,
  },
];
