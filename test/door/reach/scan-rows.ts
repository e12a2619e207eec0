import { containerCode } from '../../../main/demo/bench.ts';
import type { Desk } from '../../support/floor/desk.ts';
import { inStep, SOURCE, scanSource } from '../../support/floor/hands.ts';
import {
  clockTurnedBack,
  type Disturbance,
  inOtherStep,
  nobodyThere,
  reported,
  someoneElse,
} from './disturbances.ts';
import type { Row } from './row.ts';
import type { Attempt } from './scene.ts';

type Scan = (desk: Desk) => ReturnType<Desk['scan']>;

const right: Scan = (desk) => scanSource(desk, SOURCE);
const source =
  (item: string, lot: string, container: string): Scan =>
  (desk) =>
    desk.scan('d2', containerCode(item, lot, container));
const plain =
  (data: string): Scan =>
  (desk) =>
    desk.scanPlain(data);

type Reached = Omit<Row, 'command' | 'gate' | 'make'> & { readonly scan: Scan };
const row = (gate: Row['gate'], { scan, ...rest }: Reached): Row => ({
  command: 'PresentScan',
  gate,
  make: ({ desk }) => scan(desk),
  ...rest,
});

const at = (situation: Attempt['at'], step = '60'): Partial<Attempt> => ({ at: situation, step });

/** Steps 60 and 70 were both begun while the booth was free; then 60 was worked in. */
const inSeventyAfterSixty =
  (wiped: boolean): Disturbance =>
  async ({ floor }) => {
    const desk = await inStep(floor, '70');
    await desk.press({ type: 'StartStep' });
    await desk.press({ type: 'SelectScale', scale: 'SCL-01' });
    await desk.enter('DOOR-0001', '60');
    await desk.takes(scanSource(desk, 'CB-2508-009-03'));
    await desk.takes(scanSource(desk, 'CB-2508-009-03'));
    await desk.press({ type: 'CloseSource', emptied: true, displayed: '0.00' });
    if (wiped) await desk.press({ type: 'WipeDown', item: 'RM-1014', cleaning: 'SCOOP-AND-WIPE' });
    await desk.enter('DOOR-0001', '70');
    return null;
  };

/** What the scanner shows, in a dispense step unless said otherwise. */
export const SCAN_ROWS: readonly Row[] = [
  row('requireTrustedClock', {
    when: 'a clock behind the record',
    code: 'clock.doubtful',
    disturb: clockTurnedBack,
    scan: right,
  }),
  row('requireSession', {
    when: 'nobody signed in',
    code: 'session.none',
    disturb: nobodyThere,
    scan: right,
  }),
  row('requireStepState', {
    when: 'in a step that is not in progress',
    code: 'step.notInProgress',
    also: ['kit.stranger'],
    disturb: inOtherStep('110'),
    scan: right,
  }),
  row('requireUnblocked', {
    when: 'in a reported step',
    code: 'step.blocked',
    disturb: reported,
    scan: right,
  }),
  row('requirePerformer', {
    when: 'a colleague scans in the step of another',
    code: 'performer.other',
    disturb: someoneElse('MIX-1'),
    scan: right,
  }),
  row('requireTraining', {
    when: 'an unqualified person scans',
    code: 'training.missing',
    also: ['performer.other'],
    disturb: someoneElse('OP-301'),
    scan: right,
  }),
  row('requireKnownIdentity', {
    when: 'a container that nobody received',
    code: 'identity.unknown',
    scan: source('RM-1014', 'CB-2508-009', 'CB-2508-009-77'),
    opens: 'wrongIdentity',
  }),
  row('requireKnownIdentity', {
    when: 'a label whose lot is not that of its container',
    code: 'identity.contradicts',
    scan: source('RM-1014', 'CB-2601-022', SOURCE),
    opens: 'wrongIdentity',
  }),
  row('requireKnownIdentity', {
    when: 'a label of a container that QA re-identified since',
    code: 'identity.void',
    also: ['step.blocked'],
    attempt: at('reidentified'),
    scan: right,
    opens: 'wrongIdentity',
  }),
  row('requireKnownIdentity', {
    when: 'a code that is no label of this plant',
    code: 'identity.unreadable',
    scan: plain('HELLO'),
    opens: 'wrongIdentity',
  }),
  row('requireKnownIdentity', {
    when: 'the plate of an instrument that this plant does not have',
    code: 'identity.unknown',
    scan: plain('EQP/SCL-77'),
  }),
  row('requirePlate', {
    when: 'the plate of a scale that tells its serial number itself',
    code: 'plate.tellsItself',
    scan: plain('EQP/SCL-01'),
  }),
  row('requirePlate', {
    when: 'the plate of a scale of another station',
    code: 'scale.otherStation',
    scan: plain('EQP/SCL-09'),
  }),
  row('requirePlate', {
    when: 'the plate of a printer',
    code: 'plate.noScale',
    scan: plain('EQP/PRN-01'),
  }),
  row('requireExpectedScan', {
    when: 'a place where a container is wanted',
    code: 'scan.unexpected',
    scan: plain('LOC/STG-01'),
  }),
  row('requireExpectedScan', {
    when: 'a source before a scale was chosen',
    code: 'scan.scaleFirst',
    attempt: at('dispensing'),
    scan: right,
  }),
  row('requireExpectedScan', {
    when: 'waste without an excess',
    code: 'scan.noExcess',
    scan: plain('WST/W-0031'),
  }),
  row('requireExpectedScan', {
    when: 'a container of another batch in the kit',
    code: 'kit.stranger',
    attempt: at('kitStarted', '110'),
    scan: right,
  }),
  row('requireExpectedScan', {
    when: 'another container than the one that is verified',
    code: 'scan.otherContainer',
    attempt: at('verifying'),
    scan: source('RM-1014', 'CB-2508-009', 'CB-2508-009-02'),
  }),
  row('requireRightMaterial', {
    when: 'another material',
    code: 'material.other',
    scan: source('RM-1022', 'RH-2507-033', 'RH-2507-033-01'),
    opens: 'wrongIdentity',
  }),
  row('requireAllocatedLot', {
    when: 'another lot of the same material',
    code: 'lot.notAllocated',
    also: ['fefo.earlier'],
    attempt: at('activeChosen', '50'),
    scan: source('RM-1001', 'AA-2503-042', 'AA-2503-042-01'),
    opens: 'wrongIdentity',
  }),
  row('requireFefo', {
    when: 'a lot while an earlier one is usable',
    code: 'fefo.earlier',
    also: ['lot.notAllocated'],
    attempt: at('activeChosen', '50'),
    scan: source('RM-1001', 'AA-2503-042', 'AA-2503-042-01'),
    opens: 'wrongIdentity',
  }),
  row('requireApprovedStatus', {
    when: 'a lot in quarantine',
    code: 'status.quarantine',
    also: ['fefo.earlier', 'lot.notAllocated'],
    scan: source('RM-1014', 'CB-2601-022', 'CB-2601-022-01'),
    opens: 'statusViolation',
  }),
  row('requireApprovedStatus', {
    when: 'a rejected lot',
    code: 'status.rejected',
    also: ['material.other'],
    scan: source('RM-2007', 'SD-2503-051', 'SD-2503-051-01'),
    opens: 'statusViolation',
  }),
  row('requireInDate', {
    when: 'an expired lot',
    code: 'date.expired',
    also: ['material.other'],
    scan: source('RM-1022', 'RH-2402-008', 'RH-2402-008-01'),
    opens: 'statusViolation',
  }),
  row('requireNoHold', {
    when: 'a lot on hold',
    code: 'hold.lot',
    also: ['material.other'],
    scan: source('RM-2011', 'MS-2510-011', 'MS-2510-011-01'),
    opens: 'statusViolation',
  }),
  row('requireStock', {
    when: 'a container that was emptied',
    code: 'stock.none',
    disturb: async ({ desk }) => {
      await desk.takes(scanSource(desk, 'CB-2508-009-03'));
      await desk.takes(scanSource(desk, 'CB-2508-009-03'));
      await desk.press({ type: 'CloseSource', emptied: true, displayed: '0.00' });
      return null;
    },
    scan: source('RM-1014', 'CB-2508-009', 'CB-2508-009-03'),
  }),
  row('requireOneSource', {
    when: 'a second source while one is open',
    code: 'source.stillOpen',
    attempt: at('sourceOpen'),
    scan: source('RM-1014', 'CB-2508-009', 'CB-2508-009-02'),
  }),
  row('requireBoothFree', {
    when: 'the booth carries another material',
    code: 'booth.material',
    also: ['allergen.sequence'],
    disturb: inSeventyAfterSixty(false),
    scan: source('RM-1022', 'RH-2507-033', 'RH-2507-033-01'),
  }),
  row('requireAllergenSequence', {
    when: 'after an allergen, without a verified clearance between',
    code: 'allergen.sequence',
    disturb: inSeventyAfterSixty(true),
    scan: source('RM-1022', 'RH-2507-033', 'RH-2507-033-01'),
  }),
  row('requireItemKind', {
    when: 'a place that the clearance does not ask for',
    code: 'item.scan',
    attempt: at('clearing', '20'),
    scan: plain('LOC/STG-01'),
  }),
  row('requireWeightSet', {
    when: 'weights of another scale',
    code: 'weights.other',
    attempt: at('checkStarted', '30'),
    scan: plain('WGT/TW-K2'),
  }),
];
