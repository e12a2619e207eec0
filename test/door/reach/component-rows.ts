import { CASED_BATCH } from '../../support/floor/door-plant.ts';
import { BOTTLE_LOT, scanLot } from '../../support/floor/situations-of-components.ts';
import { atRun, PRINTER, WAITING_CASE } from './component-attempts.ts';
import { afterMidnight, type Disturbance, someoneElse } from './disturbances.ts';
import { ofLine } from './line-rows.ts';
import type { Row } from './row.ts';
import { but, usual } from './usual.ts';

const HERE = ['requireTrustedClock', 'requirePace', 'requireSession', 'requireContext'] as const;
const IN_STEP = [
  'requireStationFunction',
  'requireBatchState',
  'requireStepState',
  'requireUnblocked',
] as const;
const BY_PERFORMER = ['requirePerformer', 'requireTraining', 'requireNoHold'] as const;
const SIGNED = [
  'requireNotLockedOut',
  'requireAcknowledgement',
  'requireSignature',
  'requireSignedText',
] as const;
const atLine = ofLine(CASED_BATCH);

/** Quality rejects the lot that is in the hand. */
const rejected: Disturbance = async ({ floor }) => {
  const desk = await floor.at('QA-01');
  await desk.signIn('QA-01');
  await desk.sign(
    {
      type: 'JudgeLot',
      lot: BOTTLE_LOT,
      quality: 'rejected',
      reason: 'fails-specification',
      narrative: null,
    },
    'QA-01',
  );
  await desk.signOut();
  return null;
};

/** The paper of the case printer ran out. */
const noPaper: Disturbance = async ({ floor, desk }) => {
  const printer = floor.bench.printers.get(PRINTER);
  if (!printer) throw new Error(`no ${PRINTER} on the bench`);
  const chip = () => desk.view.frame.devices.find(({ kind }) => kind === 'printer');
  printer.faults.paperOut = true;
  await desk.until(() => chip()?.state !== 'ok', 'the printer to ask for paper');
  return async () => {
    printer.faults.paperOut = false;
    await desk.until(() => chip()?.state === 'ok', 'the printer');
  };
};

const scans = (at: Parameters<typeof atRun>[0]) => atRun(at, { type: 'PresentScan' });

/** Counted components of a run, and cases of its packs. */
export const COMPONENT_ROWS: readonly Row[] = [
  {
    command: 'PresentScan',
    gate: 'requireRightMaterial',
    when: 'a lot that is no component of the run',
    code: 'component.stranger',
    attempt: scans('componentsWanted'),
    make: ({ desk }) => scanLot(desk, 'PK-3001', 'HC-00-25117'),
    opens: 'wrongIdentity',
  },
  {
    command: 'PresentScan',
    gate: 'requireKnownIdentity',
    when: 'a lot that nobody received',
    code: 'identity.unknown',
    attempt: scans('componentsWanted'),
    make: ({ desk }) => scanLot(desk, 'PK-4010', 'BT-0000-00'),
    opens: 'wrongIdentity',
  },
  {
    command: 'PresentScan',
    gate: 'requireInDate',
    when: 'a lot of a component whose day is over',
    code: 'date.expired',
    attempt: scans('componentsWanted'),
    disturb: afterMidnight,
    make: ({ desk }) => scanLot(desk, 'PK-4010', BOTTLE_LOT),
    opens: 'statusViolation',
  },
  {
    command: 'StartRun',
    gate: 'requireIssued',
    when: 'a run without its components',
    code: 'component.unissued',
    attempt: { at: 'componentsWanted', batch: CASED_BATCH },
  },
  {
    command: 'CompleteStep',
    gate: 'requireAccounted',
    when: 'the end of a run whose components nobody counted',
    code: 'component.uncounted',
    also: ['case.open'],
    attempt: { at: 'componentsUsed', station: 'PL-3', person: 'OP-301', batch: CASED_BATCH, step: '190' },
  },
  {
    command: 'CompleteStep',
    gate: 'requireCased',
    when: 'the end of a run whose packs are in no cases',
    code: 'case.open',
    attempt: { at: 'componentsCounted', station: 'PL-3', person: 'OP-301', batch: CASED_BATCH, step: '190' },
  },
  ...atLine('IssueComponent', ...HERE, ...IN_STEP, 'requireNoHold', ...SIGNED),
  but('IssueComponent', 'requirePerformer', { disturb: someoneElse('OP-101') }),
  {
    command: 'IssueComponent',
    gate: 'requireTraining',
    when: 'a second person without the qualification to verify',
    code: 'training.missing',
    change: { signing: { signer: 'OP-101' } },
    opens: 'unqualified',
  },
  {
    command: 'IssueComponent',
    gate: 'requireIndependence',
    when: 'the one who counted first',
    code: 'independence.own',
    also: ['training.missing'],
    change: { signing: { signer: 'OP-301' } },
    opens: 'unqualified',
  },
  {
    command: 'IssueComponent',
    gate: 'requireScannedLot',
    when: 'a lot that nobody scanned',
    code: 'component.notScanned',
    change: { fields: { lot: 'CP-2512-55' } },
  },
  {
    command: 'IssueComponent',
    gate: 'requireStock',
    when: 'more than there is',
    code: 'stock.less',
    change: { fields: { counted: 7_651 } },
  },
  {
    command: 'IssueComponent',
    gate: 'requireApprovedStatus',
    when: 'a lot that quality rejected while it was in the hand',
    code: 'status.rejected',
    disturb: rejected,
    opens: 'statusViolation',
  },
  {
    command: 'IssueComponent',
    gate: 'requireInDate',
    when: 'a lot whose day ended while it was in the hand',
    code: 'date.expired',
    disturb: afterMidnight,
    opens: 'statusViolation',
  },
  ...atLine('CountComponent', ...HERE, ...IN_STEP, ...BY_PERFORMER, ...SIGNED),
  {
    command: 'CountComponent',
    gate: 'requireCounter',
    when: 'a second count by the same person',
    code: 'count.again',
    attempt: { at: 'componentsCounted' },
    opens: 'unqualified',
  },
  {
    command: 'CountComponent',
    gate: 'requireComponentCount',
    when: 'a lot that was not issued',
    code: 'component.lots',
    change: { fields: { lots: [{ lot: 'CP-2512-55', setUp: 0, damaged: 0, sampled: 0, returned: 0 }] } },
  },
  ...(['PackCases', 'PrintCases'] as const).flatMap((command): readonly Row[] => [
    ...usual(command, 'requireHealthyLog'),
    ...atLine(command, ...HERE, ...IN_STEP, ...BY_PERFORMER),
    {
      command,
      gate: 'requirePrinter',
      when: 'a printer without paper',
      code: 'printer.notReady',
      disturb: noPaper,
    },
  ]),
  {
    command: 'PackCases',
    gate: 'requireCases',
    when: 'more packs than there are good ones',
    code: 'case.tooMany',
    change: { fields: { full: 31, rest: 0 } },
  },
  {
    command: 'PrintCases',
    gate: 'requireCases',
    when: 'a label for nothing',
    code: 'case.allLabelled',
    attempt: { at: 'componentsCounted' },
  },
  ...atLine(
    'StopCases',
    'requirePace',
    'requireSession',
    'requireContext',
    'requireStationFunction',
    'requireBatchState',
    'requireStepState',
  ),
  {
    command: 'StopCases',
    gate: 'requireCases',
    when: 'no labels under way',
    code: 'case.idle',
    attempt: { ...atRun('casesWaiting', { type: 'StopCases' }), before: async () => {} },
  },
  ...atLine('ReprintCase', ...HERE, ...IN_STEP, ...BY_PERFORMER, 'requireReason', ...SIGNED),
  {
    command: 'ReprintCase',
    gate: 'requirePrinter',
    when: 'a printer without paper',
    code: 'printer.notReady',
    disturb: noPaper,
  },
  {
    command: 'ReprintCase',
    gate: 'requireCases',
    when: 'a label that never was',
    code: 'case.neverPrinted',
    change: { fields: { case: WAITING_CASE } },
  },
];
