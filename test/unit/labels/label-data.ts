import { checkpointOnLabel } from '../../../main/domain/labels/checkpoint-on-label.ts';
import type { LabelData, LabelTemplate } from '../../../main/domain/labels/template.ts';
import type { DispensedContainerKey } from '../../../main/domain/labels/templates/dispensed-container.ts';
import type { HeldContainerKey } from '../../../main/domain/labels/templates/held-container.ts';
import { LABEL_TEMPLATES } from '../../../main/domain/labels/templates/label-templates.ts';
import type { ReceivedContainerKey } from '../../../main/domain/labels/templates/received-container.ts';
import type { WasteContainerKey } from '../../../main/domain/labels/templates/waste-container.ts';
import { signNote } from '../../../main/domain/log/checkpoint.ts';

export const CHECKPOINT = checkpointOnLabel({
  origin: 'northfield.demo/ws-01',
  seq: 417,
  head: '9f3a12cd5e7788aa01b2c3d4e5f60718293a4b5c6d7e8f900112233445566778',
  fingerprint: 'a1b2c3d4e5f60718',
});

/** The newest checkpoint of a log, that the label pins outside the station. */
export const NOTE = signNote(
  { name: 'interlock/ws-01', keyId: '1a2b3c4d', sign: () => 'ab'.repeat(64) },
  {
    origin: 'interlock/ws-01',
    size: 417,
    root: '9f'.repeat(32),
    head: '9f'.repeat(32),
    time: '2026-03-09T15:00:00.000Z',
    boot: '00000000-0000-4000-8000-000000000000',
    previous: '00'.repeat(32),
    snapshot: null,
  },
);

const CONTAINER = {
  container: 'DC-03',
  itemCode: 'RM-1001',
  itemName: 'Ascorbic acid, fine',
  lot: 'AA-2503-042',
  by: 'M. Alvarez (OP-101)',
  at: '2026-03-09 09:41 -05:00',
  ...CHECKPOINT,
};

export const DISPENSED: LabelData<DispensedContainerKey> = {
  ...CONTAINER,
  expiry: '2027-09-30',
  net: '27.28',
  tare: '1.50',
  gross: '28.78',
  unit: 'kg',
  batch: 'VC5-26-0147',
  product: 'Ascorbic Acid (Vitamin C) 500 mg, 100 capsules',
  strength: '500 mg',
  step: '50',
  scale: 'SCL-01',
};

export const WASTE: LabelData<WasteContainerKey> = {
  ...CONTAINER,
  container: 'W-0031',
  itemCode: 'RM-1022',
  itemName: 'Rose hips powder',
  lot: 'RH-2507-033',
  net: '0.12',
  tare: '0.10',
  gross: '0.22',
  unit: 'kg',
  batch: 'VC5-26-0147',
  step: '70',
  reason: 'Excess removed to waste: overshoot of DC-07',
  scale: 'SCL-01',
};

export const HELD: LabelData<HeldContainerKey> = {
  ...CONTAINER,
  container: 'MS-2510-011-01',
  itemCode: 'RM-2011',
  itemName: 'Magnesium stearate (veg.)',
  lot: 'MS-2510-011',
  hold: 'H-0012',
  reason: 'Certificate of analysis does not match the delivery',
};

export const RECEIVED: LabelData<ReceivedContainerKey> = {
  ...CONTAINER,
  container: 'CB-2508-009-01',
  itemCode: 'RM-1014',
  itemName: 'Citrus bioflavonoids',
  lot: 'CB-2508-009',
  expiry: '2027-05-31',
  label: '2',
  exception: 'EX-02',
  reason: 'Label is smeared',
};

const GS = '\u001d';

/** Every template with data, and what its three symbols must say: written out here, not built by the code under test. */
export const SAMPLES: readonly {
  readonly template: LabelTemplate;
  readonly data: LabelData;
  readonly dataMatrix: string;
  readonly bars: string;
}[] = [
  {
    template: LABEL_TEMPLATES['dispensed-container'],
    data: DISPENSED,
    dataMatrix: `240RM-1001${GS}10AA-2503-042${GS}21DC-03${GS}310200272891VC5-26-0147`,
    bars: `240RM-1001${GS}10AA-2503-042`,
  },
  {
    template: LABEL_TEMPLATES['waste-container'],
    data: WASTE,
    dataMatrix: `240RM-1022${GS}10RH-2507-033${GS}21W-0031${GS}310200001291VC5-26-0147`,
    bars: `240RM-1022${GS}10RH-2507-033`,
  },
  {
    template: LABEL_TEMPLATES['held-container'],
    data: HELD,
    dataMatrix: `240RM-2011${GS}10MS-2510-011${GS}21MS-2510-011-01`,
    bars: `240RM-2011${GS}10MS-2510-011`,
  },
  {
    template: LABEL_TEMPLATES['received-container'],
    data: RECEIVED,
    dataMatrix: `240RM-1014${GS}10CB-2508-009${GS}21CB-2508-009-01${GS}932`,
    bars: `240RM-1014${GS}10CB-2508-009`,
  },
];
