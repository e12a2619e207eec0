import type { Draft } from '../../support/floor/desk.ts';
import { FIRST, FLOOR_SCALE, SOURCE, scanSource } from '../../support/floor/hands.ts';
import { type Disturbance, inOtherStep } from './disturbances.ts';
import type { Row } from './row.ts';
import type { Scene } from './scene.ts';
import { but, usual } from './usual.ts';

const IN_STEP = [
  'requireTrustedClock',
  'requirePace',
  'requireSession',
  'requireContext',
  'requireStationFunction',
  'requireBatchState',
  'requireStepState',
  'requireUnblocked',
] as const;
const SIGNED = [
  'requireNotLockedOut',
  'requireAcknowledgement',
  'requireSignature',
  'requireSignedText',
] as const;

const printerOf = ({ floor }: Scene) => {
  const printer = floor.bench.printers.get('PRN-01');
  if (!printer) throw new Error('no printer on the bench');
  return printer;
};

/** The paper ran out. */
const noPaper: Disturbance = async (scene) => {
  const { faults } = printerOf(scene);
  const chip = () => scene.desk.view.frame.devices.find(({ kind }) => kind === 'printer');
  faults.paperOut = true;
  await scene.desk.until(() => chip()?.state !== 'ok', 'the printer to ask for paper');
  return async () => {
    faults.paperOut = false;
    await scene.desk.until(() => chip()?.state === 'ok', 'the printer');
  };
};

/** A label is under way, and the printer takes its time. */
const printing =
  (label: Draft): Disturbance =>
  async (scene) => {
    printerOf(scene).setup.printMs = 5_000;
    await scene.desk.press(label);
    return null;
  };
const firstPrinting = printing({ type: 'PrintLabel', container: FIRST });

/** Labels and the verification of a container by a second person. */
export const LABEL_ROWS: readonly Row[] = [
  ...usual('PrintLabel', ...IN_STEP, 'requirePerformer', 'requireNoHold'),
  {
    command: 'PrintLabel',
    gate: 'requireContainerPhase',
    when: 'a container that nobody weighed',
    code: 'container.notWeighed',
    change: { fields: { container: 'DOOR-0001/DC-09' } },
  },
  {
    command: 'PrintLabel',
    gate: 'requireContainerPhase',
    when: 'a second label without a reason',
    code: 'label.reprint',
    attempt: { at: 'labelled' },
  },
  {
    command: 'PrintLabel',
    gate: 'requirePrintSettled',
    when: 'the first label is still printing',
    code: 'label.printing',
    disturb: firstPrinting,
  },
  {
    command: 'PrintLabel',
    gate: 'requirePrinter',
    when: 'a printer without paper',
    code: 'printer.notReady',
    disturb: noPaper,
    attempt: { before: async () => {} },
  },
  ...usual('ReprintLabel', ...IN_STEP, 'requirePerformer', 'requireNoHold', 'requireReason', ...SIGNED),
  {
    command: 'ReprintLabel',
    gate: 'requireContainerPhase',
    when: 'a label that was never printed',
    code: 'label.neverPrinted',
    attempt: { at: 'weighed' },
  },
  {
    command: 'ReprintLabel',
    gate: 'requirePrintSettled',
    when: 'the label is still printing',
    code: 'label.printing',
    also: ['label.neverPrinted'],
    attempt: { at: 'weighed' },
    disturb: firstPrinting,
  },
  {
    command: 'ReprintLabel',
    gate: 'requirePrinter',
    when: 'a printer without paper',
    code: 'printer.notReady',
    disturb: noPaper,
    attempt: { before: async () => {} },
  },
  ...usual('PrintHoldLabel', 'requireTrustedClock', 'requirePace', 'requireSession', 'requireContext'),
  {
    command: 'PrintHoldLabel',
    gate: 'requireHeldContainer',
    when: 'a container that nobody knows',
    code: 'holdLabel.unknown',
    change: { fields: { container: 'NO-SUCH-CONTAINER' } },
  },
  {
    command: 'PrintHoldLabel',
    gate: 'requireHeldContainer',
    when: 'a container that nothing holds',
    code: 'holdLabel.notHeld',
    change: { fields: { container: SOURCE } },
  },
  {
    command: 'PrintHoldLabel',
    gate: 'requirePrintSettled',
    when: 'the HOLD label before it is still printing',
    code: 'label.printing',
    disturb: printing({ type: 'PrintHoldLabel', container: 'MS-2510-011-01' }),
  },
  {
    command: 'PrintHoldLabel',
    gate: 'requirePrinter',
    when: 'a printer without paper',
    code: 'printer.notReady',
    disturb: noPaper,
    attempt: { before: async () => {} },
  },
  {
    command: 'PrintHoldLabel',
    gate: 'requirePrinter',
    when: 'a desk without a printer',
    code: 'printer.none',
    attempt: { station: 'QA-01', person: 'QA-01', before: async () => {} },
  },
  ...usual(
    'PrintReceivedLabel',
    'requireTrustedClock',
    'requirePace',
    'requireSession',
    'requireContext',
    'requirePerformer',
    'requireNoHold',
  ),
  {
    command: 'PrintReceivedLabel',
    gate: 'requireReidentified',
    when: 'a container that nobody re-identified',
    code: 'relabel.none',
    change: { fields: { container: 'CB-2508-009-03' } },
  },
  {
    command: 'PrintReceivedLabel',
    gate: 'requireReidentified',
    when: 'in another step than the one where it was re-identified',
    code: 'relabel.elsewhere',
    disturb: inOtherStep('70'),
  },
  {
    command: 'PrintReceivedLabel',
    gate: 'requirePrintSettled',
    when: 'the new label before it is still printing',
    code: 'label.printing',
    disturb: printing({ type: 'PrintReceivedLabel', container: SOURCE }),
  },
  {
    command: 'PrintReceivedLabel',
    gate: 'requirePrinter',
    when: 'a printer without paper',
    code: 'printer.notReady',
    disturb: noPaper,
    attempt: { before: async () => {} },
  },
  ...usual('BeginVerification', ...IN_STEP, 'requireNotLockedOut'),
  {
    command: 'BeginVerification',
    gate: 'requireContainerPhase',
    when: 'a container without a label',
    code: 'container.weighed',
    attempt: { at: 'weighed' },
  },
  {
    command: 'BeginVerification',
    gate: 'requireTraining',
    when: 'a second person without the qualification to verify',
    code: 'training.missing',
    change: { fields: { verifier: 'OP-301' } },
    opens: 'unqualified',
  },
  {
    command: 'BeginVerification',
    gate: 'requireIndependence',
    when: 'the person who weighed',
    code: 'independence.own',
    also: ['training.missing'],
    change: { fields: { verifier: 'OP-101' } },
    opens: 'unqualified',
  },
  ...usual(
    'VerifyContainer',
    ...IN_STEP,
    'requireNoHold',
    'requireInService',
    'requireCalibration',
    'requireRoutineCheck',
    'requireReading',
    'requireStable',
    'requireFresh',
    'requireInRange',
    'requireUnit',
    'requireDisplayed',
    ...SIGNED,
  ),
  {
    command: 'VerifyContainer',
    gate: 'requireContainerPhase',
    when: 'nobody began to verify',
    code: 'verification.none',
    also: ['signature.otherText'],
    attempt: { at: 'labelled' },
  },
  {
    command: 'VerifyContainer',
    gate: 'requireBoundScale',
    when: 'no scale chosen',
    code: 'scale.none',
    also: ['reading.noScale', 'signature.otherText', 'verification.none'],
    attempt: { at: 'dispensing', scale: null },
  },
  {
    command: 'VerifyContainer',
    gate: 'requireTraining',
    when: 'a second person without the qualification to verify',
    code: 'training.missing',
    also: ['verification.otherPerson'],
    change: { signing: { signer: 'OP-301' } },
    opens: 'unqualified',
  },
  {
    command: 'VerifyContainer',
    gate: 'requireIndependence',
    when: 'the person who weighed',
    code: 'independence.own',
    also: ['training.missing', 'verification.otherPerson'],
    change: { signing: { signer: 'OP-101' } },
    opens: 'unqualified',
  },
  {
    command: 'VerifyContainer',
    gate: 'requireSameGross',
    when: 'the container does not weigh any more what was recorded',
    code: 'verification.gross',
    disturb: async ({ desk }) => {
      await desk.put(FLOOR_SCALE, '6.45 kg');
      return null;
    },
  },
  {
    command: 'VerifyContainer',
    gate: 'requireOwnScans',
    when: 'the verifier scanned nothing',
    code: 'verification.scans',
    attempt: { at: 'verifying' },
  },
  {
    command: 'VerifyContainer',
    gate: 'requireOwnScans',
    when: 'the verifier scanned the source and not the label',
    code: 'verification.scans',
    attempt: { at: 'verifying' },
    disturb: async ({ desk }) => {
      await desk.takes(scanSource(desk, SOURCE));
      return null;
    },
  },
  {
    command: 'VerifyContainer',
    gate: 'requireOwnScans',
    when: 'another person signs than the one who scanned',
    code: 'verification.otherPerson',
    change: { signing: { signer: 'MIX-1' } },
  },
  but('VerifyContainer', 'requireSignature', {
    when: 'a second person who signs without their id',
    code: 'signature.needsId',
    also: ['independence.own', 'training.missing', 'verification.otherPerson'],
    change: { signing: { named: null } },
    opens: 'unqualified',
  }),
];
