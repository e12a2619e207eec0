import type { Denial } from '../../main/contract/replies.ts';
import type { DeliveryView, Frame } from '../../main/contract/views.ts';
import type { Fixture } from './fixture.ts';
import { DISPENSING } from './fixtures-dispense.ts';
import { WORK } from './fixtures-work.ts';

const on = (id: string): Fixture => {
  const found = [...DISPENSING, ...WORK].find((fixture) => fixture.id === id);
  if (found === undefined) throw new Error(`no fixture ${id}`);
  return found;
};

/** Systems beside the station get its events: one has all and one refuses the next, or one is not reached for long. */
const withReceivers = (
  fixture: Fixture,
  code: string,
  deliveries: Frame['health']['deliveries'],
): Fixture => ({
  ...fixture,
  frame: {
    ...fixture.frame,
    health: {
      ...fixture.frame.health,
      state: 'degraded',
      reasons: [{ code, data: { receivers: 'qms' } }],
      deliveries,
    },
  },
});

/** A printer that works, and cannot say whether a label came out. */
const withUnconfirmingPrinter = (fixture: Fixture): Fixture => ({
  ...fixture,
  frame: {
    ...fixture.frame,
    devices: fixture.frame.devices.map((device) =>
      device.kind === 'printer' ? { ...device, note: 'unconfirming' } : device,
    ),
  },
});

const delivery = (change: Partial<DeliveryView>): DeliveryView => ({
  receiver: 'qms',
  state: 'idle',
  delivered: 4_398,
  waiting: 0,
  oldestMinutes: null,
  isLate: false,
  trouble: null,
  ...change,
});

const denial: Denial = {
  seq: 4_417,
  at: '2026-03-09T10:31:10.000Z',
  command: null,
  refusals: [],
  exception: null,
};

const VERIFY_TEXT = [
  'Meaning: verified',
  'Batch VC5-26-0147, step 70: VC5-26-0147/DC-07',
  'Item: RM-1022 Rose hips powder',
  'From RH-2507-033-01, lot RH-2507-033: 5.00 kg',
  'Weighed: gross 5.32 kg, tare 0.32 kg, net 5.00 kg',
  'Scanned by the verifier: RH-2507-033-01, VC5-26-0147/DC-07',
].join('\n');
const signing = {
  kind: 'signing',
  text: VERIFY_TEXT,
  hash: 'a'.repeat(64),
  meaning: 'verified',
  needsPerson: true,
  ownWork: false,
} as const;

export const OVERLAYS: readonly Fixture[] = [
  {
    ...on('dispense-source'),
    id: 'block-scan',
    blocked: {
      ...denial,
      command: 'PresentScan',
      refusals: [
        {
          gate: 'requireNoHold',
          code: 'hold.lot',
          data: {
            lot: 'MS-2510-011',
            hold: 'HLD-0004',
            since: '2026-03-06T14:12:00.000Z',
            reason: 'coa-mismatch',
          },
          clears: 'qaReviewer',
        },
      ],
      exception: {
        id: 'EX-04',
        severity: 'major',
        owner: 'qaReviewer',
        ownerNames: ['P. Raman', 'M. Keller'],
      },
    },
  },
  {
    ...on('dispense-exception'),
    id: 'block-tolerance',
    blocked: {
      ...denial,
      command: 'AcceptWeight',
      refusals: [
        {
          gate: 'requireTolerance',
          code: 'tolerance.over',
          data: { net: '5.12 kg', highest: '5.04 kg' },
          clears: 'supervisor',
        },
      ],
      exception: { id: 'EX-02', severity: 'major', owner: 'supervisor', ownerNames: ['G. Lin'] },
    },
  },
  {
    ...on('dispense-fill-under'),
    id: 'block-many',
    blocked: {
      ...denial,
      command: 'AcceptWeight',
      refusals: [
        { gate: 'requireStable', code: 'reading.unstable', data: { scale: 'SCL-01' }, clears: null },
        {
          gate: 'requireTolerance',
          code: 'tolerance.under',
          data: { net: '4.54 kg', lowest: '4.96 kg' },
          clears: null,
        },
        {
          gate: 'requireRoutineCheck',
          code: 'check.due',
          data: { scale: 'SCL-01', last: '2026-03-08' },
          clears: null,
        },
      ],
    },
  },
  {
    ...on('dispense-verify-ready'),
    id: 'sign-verify',
    overlay: { kind: 'sign', draft: { type: 'VerifyContainer', displayed: '5.32' } },
    signing,
  },
  {
    ...on('dispense-finish'),
    id: 'sign-own',
    overlay: { kind: 'sign', draft: { type: 'CompleteStep' } },
    signing: {
      ...signing,
      meaning: 'performed',
      needsPerson: false,
      ownWork: true,
      text: 'Meaning: performed\nBatch VC5-26-0147, step 50: Dispense ascorbic acid, lot 042\nDC-03: 27.28 kg net, verified\nDC-04: 27.26 kg net, verified\nDC-05: 27.22 kg net, verified\nItem RM-1001 Ascorbic acid, fine, lot AA-2503-042',
    },
  },
  {
    ...on('dispense-finish'),
    id: 'sign-first',
    overlay: { kind: 'sign', draft: { type: 'CompleteStep' } },
    signing: { ...signing, meaning: 'performed', ownWork: true },
  },
  { ...on('dispense-fill-in'), id: 'problem', overlay: { kind: 'problem' } },
  { ...on('dispense-exception'), id: 'settle', overlay: { kind: 'settle', exception: 'EX-02' } },
  { ...on('dispense-blocked-rule'), id: 'settle-rule', overlay: { kind: 'settle', exception: 'EX-03' } },
  { ...on('dispense-blocked-hold'), id: 'reallocate', overlay: { kind: 'reallocate', exception: 'EX-04' } },
  { ...on('dispense-fill-in'), id: 'hold', overlay: { kind: 'hold', object: null } },
  { ...on('review-holds'), id: 'release-hold', overlay: { kind: 'releaseHold', hold: 'HLD-0004' } },
  {
    ...on('dispense-label-unknown'),
    id: 'reprint',
    overlay: { kind: 'reason', ask: { for: 'reprint', container: 'VC5-26-0147/DC-07' } },
  },
  {
    ...on('dispense-fill-in'),
    id: 'void',
    overlay: { kind: 'reason', ask: { for: 'void', container: 'VC5-26-0147/DC-07' } },
  },
  { ...on('dispense-fill-in'), id: 'suspend', overlay: { kind: 'reason', ask: { for: 'suspend' } } },
  { ...on('locked-out'), id: 'unlock', overlay: { kind: 'unlock' } },
  { ...on('work'), id: 'wipe', overlay: { kind: 'wipe', item: 'RM-1022' } },
  { ...on('dispense-fill-no-reading'), id: 'station', overlay: { kind: 'station' } },
  {
    ...withUnconfirmingPrinter(on('dispense-label-unknown')),
    id: 'station-printer-unconfirming',
    overlay: { kind: 'station' },
  },
  {
    ...withReceivers(on('dispense-fill-in'), 'delivery.refused', [
      delivery({ receiver: 'wms', delivered: 4_411 }),
      delivery({
        state: 'refused',
        waiting: 3,
        oldestMinutes: 4,
        trouble: { code: 'refused', data: { status: 422 } },
      }),
    ]),
    id: 'station-receiver-refuses',
    overlay: { kind: 'station' },
  },
  {
    ...withReceivers(on('dispense-fill-in'), 'delivery.late', [
      delivery({
        state: 'retrying',
        waiting: 57,
        oldestMinutes: 96,
        isLate: true,
        trouble: { code: 'notListening', data: {} },
      }),
    ]),
    id: 'station-receiver-late',
    overlay: { kind: 'station' },
  },
  { ...on('dispense-fill-in'), id: 'bench', press: [['header.demo']] },
  {
    ...on('dispense-verify-ready'),
    id: 'sign-letters',
    overlay: { kind: 'sign', draft: { type: 'VerifyContainer', displayed: '5.32' } },
    signing,
    press: [['keys.letters']],
  },
  {
    ...on('dispense-fill-in'),
    id: 'problem-sentence',
    overlay: { kind: 'problem' },
    press: [['category.equipment']],
  },
  {
    ...on('review-issue'),
    id: 'sign-long',
    press: [['work.tab.issue']],
    overlay: {
      kind: 'sign',
      draft: {
        type: 'IssueBatch',
        recipe: 'MMR-VC500-250K',
        version: '07',
        batch: 'VC5-26-0148',
        allocations: [],
      },
    },
    signing: {
      ...signing,
      meaning: 'issued',
      ownWork: true,
      text: [
        'Meaning: issued',
        'Issue batch: VC5-26-0148',
        'Master record: MMR-VC500-250K version 07, Ascorbic Acid (Vitamin C) 500 mg',
        'Batch size: 250 000 capsules',
        ...['40', '50', '60', '70', '80', '90', '100'].map((step) => `Step ${step}: lot AA-2409-${step}`),
      ].join('\n'),
    },
  },
  {
    ...on('dispense-fill-in'),
    id: 'history',
    overlay: { kind: 'history', of: { kind: 'events', denialsOnly: false } },
  },
  {
    ...on('dispense-fill-in'),
    id: 'history-equipment',
    overlay: { kind: 'history', of: { kind: 'equipment', id: 'SCL-01' } },
  },
];
