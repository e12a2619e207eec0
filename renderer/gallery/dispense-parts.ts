import type { DispensedView, DispenseScreen, LiveWeight } from '../../main/contract/views.ts';
import { fails, inStep, PASSES, stepParts } from './fixture.ts';

export const dispense: DispenseScreen = {
  ...stepParts('70'),
  task: { code: 'fill', data: { item: 'rose hips powder', target: '5.00', unit: 'kg' } },
  kind: 'dispense',
  phase: 'fill',
  item: { id: 'RM-1022', name: 'Rose hips powder', hazards: ['Fine dust: wear mask'] },
  lot: { id: 'RH-2507-033', expiry: '2027-07-31', assay: null },
  candidates: [
    {
      container: 'RH-2507-033-01',
      lot: 'RH-2507-033',
      quantity: '20.00 kg',
      expiry: '2027-07-31',
      location: 'Bay 3',
    },
  ],
  scales: [
    {
      id: 'SCL-01',
      name: 'floor scale 150 kg',
      note: 'step 0.02 kg, from 1.64 kg',
      selected: true,
      select: PASSES,
    },
    {
      id: 'SCL-02',
      name: 'bench scale 12.1 kg',
      note: 'step 0.1 g, from 10 g',
      selected: false,
      select: PASSES,
    },
    {
      id: 'SCL-03',
      name: 'bench scale, spare',
      note: 'step 0.1 g, from 10 g',
      selected: false,
      select: fails({
        gate: 'requireCalibration',
        code: 'calibration.overdue',
        data: { scale: 'SCL-03', due: '2026-03-01' },
        clears: 'metrology',
      }),
    },
  ],
  scale: 'SCL-01',
  amounts: {
    unit: 'kg',
    target: '5.00',
    lowest: '4.96',
    highest: '5.04',
    scaleStep: '0.02',
    stepTarget: '5.00',
    stepDone: '0.00',
    part: 1,
    parts: 1,
  },
  source: { container: 'RH-2507-033-01', lot: 'RH-2507-033', remaining: '20.00 kg', scannedForClose: false },
  current: { container: 'VC5-26-0147/DC-07', tare: '0.32', overshoot: null },
  containers: [],
  verification: null,
  manual: null,
  newLabel: null,
  label: null,
  affordances: {
    LeaveStep: PASSES,
    AcceptWeight: PASSES,
    CloseSource: PASSES,
    CaptureRemoval: PASSES,
    PrintLabel: PASSES,
    ReprintLabel: PASSES,
    BeginVerification: PASSES,
    VerifyContainer: PASSES,
    CompleteStep: PASSES,
    SuspendStep: PASSES,
    VoidContainer: PASSES,
    PlaceHold: PASSES,
    ZeroScale: fails({
      gate: 'requireEmptyPan',
      code: 'zero.containerOn',
      data: { container: 'VC5-26-0147/DC-07' },
      clears: null,
    }),
    CaptureTare: fails({
      gate: 'requireTareOnce',
      code: 'tare.taken',
      data: { container: 'VC5-26-0147/DC-07' },
      clears: null,
    }),
  },
};

export const live: LiveWeight = {
  scale: 'SCL-01',
  state: 'ready',
  unit: 'kg',
  gross: '5.32',
  net: '5.00',
  stable: true,
  zone: 'in',
  difference: '+0.00',
  fill: 780,
  displayed: '5.32',
};
export const empty: LiveWeight = {
  ...live,
  gross: '0.00',
  net: null,
  displayed: '0.00',
  zone: 'none',
  difference: null,
  fill: 0,
};

export const dc07: DispensedView = {
  container: 'VC5-26-0147/DC-07',
  gross: '5.32',
  tare: '0.32',
  net: '5.00',
  unit: 'kg',
  sources: ['RH-2507-033-01'],
  phase: 'weighed',
  by: 'M. Alvarez',
  verifiedBy: null,
};
export const accepted: DispenseScreen = {
  ...dispense,
  current: null,
  containers: [dc07],
  label: { container: 'VC5-26-0147/DC-07', printed: 0, outcome: 'none', detail: '', hold: null },
};
export const before = { ...dispense.affordances, ZeroScale: PASSES, CaptureTare: PASSES };

export const acid: DispenseScreen = {
  ...dispense,
  ...stepParts('50'),
  task: { code: 'fill', data: { item: 'ascorbic acid, fine', target: '27.26', unit: 'kg' } },
  item: {
    id: 'RM-1001',
    name: 'Ascorbic acid, fine',
    hazards: ['Dust: wear mask', 'Irritates eyes: wear goggles'],
  },
  lot: { id: 'AA-2503-042', expiry: '2027-09-30', assay: '99.7' },
  amounts: {
    unit: 'kg',
    target: '27.26',
    lowest: '27.02',
    highest: '27.50',
    scaleStep: '0.02',
    stepTarget: '81.78',
    stepDone: '27.28',
    part: 2,
    parts: 3,
  },
  source: { container: 'AA-2503-042-02', lot: 'AA-2503-042', remaining: '2.28 kg', scannedForClose: false },
  current: { container: 'VC5-26-0147/DC-04', tare: '1.50', overshoot: null },
  candidates: ['02', '03', '04'].map((n, index) => ({
    container: `AA-2503-042-${n}`,
    lot: 'AA-2503-042',
    quantity: index === 0 ? '22.72 kg' : '25.00 kg',
    expiry: '2027-09-30',
    location: `Bay ${index + 1}`,
  })),
  containers: [
    {
      ...dc07,
      container: 'VC5-26-0147/DC-03',
      gross: '28.78',
      tare: '1.50',
      net: '27.28',
      sources: ['AA-2503-042-01', 'AA-2503-042-02'],
      phase: 'verified',
      verifiedBy: 'D. Price',
    },
  ],
};
export const acidDone: DispenseScreen = {
  ...acid,
  phase: 'finish',
  current: null,
  source: { container: 'AA-2503-042-04', lot: 'AA-2503-042', remaining: '18.24 kg', scannedForClose: false },
  amounts: {
    unit: 'kg',
    target: '27.24',
    lowest: '27.00',
    highest: '27.48',
    scaleStep: '0.02',
    stepTarget: '81.78',
    stepDone: '81.76',
    part: 3,
    parts: 3,
  },
  containers: [
    ...acid.containers,
    {
      ...dc07,
      container: 'VC5-26-0147/DC-04',
      gross: '28.76',
      tare: '1.50',
      net: '27.26',
      sources: ['AA-2503-042-02', 'AA-2503-042-03'],
      phase: 'verified',
      verifiedBy: 'D. Price',
    },
    {
      ...dc07,
      container: 'VC5-26-0147/DC-05',
      gross: '28.74',
      tare: '1.52',
      net: '27.22',
      sources: ['AA-2503-042-03', 'AA-2503-042-04'],
      phase: 'verified',
      verifiedBy: 'D. Price',
    },
  ],
};
export const grams: DispenseScreen = {
  ...dispense,
  ...stepParts('90'),
  task: { code: 'fill', data: { item: 'silicon dioxide', target: '1250.0', unit: 'g' } },
  item: { id: 'RM-2007', name: 'Silicon dioxide', hazards: ['Fine dust: wear mask'] },
  lot: { id: 'SD-2506-077', expiry: '2028-06-30', assay: null },
  scale: 'SCL-02',
  amounts: {
    unit: 'g',
    target: '1250.0',
    lowest: '1237.5',
    highest: '1262.5',
    scaleStep: '0.1',
    stepTarget: '1250.0',
    stepDone: '0.0',
    part: 1,
    parts: 1,
  },
  source: {
    container: 'SD-2506-077-01',
    lot: 'SD-2506-077',
    remaining: '10 000.0 g',
    scannedForClose: false,
  },
  current: { container: 'VC5-26-0147/DC-09', tare: '212.4', overshoot: null },
  scales: dispense.scales.map((each) =>
    each.id === 'SCL-01' ? { ...each, select: belowMinimum() } : { ...each, selected: each.id === 'SCL-02' },
  ),
};

export const verifying: DispenseScreen = {
  ...accepted,
  phase: 'verify',
  containers: [{ ...dc07, phase: 'labelled' }],
  label: null,
  verification: {
    container: 'VC5-26-0147/DC-07',
    verifier: 'D. Price',
    sources: [{ container: 'RH-2507-033-01', scanned: true }],
    labelScanned: false,
    recordedGross: '5.32',
    weighedAgain: false,
  },
};

export function lost(step: string) {
  const frame = inStep(step);
  return {
    ...frame,
    devices: frame.devices.map((device) =>
      device.id === 'SCL-01'
        ? { ...device, state: 'lost' as const, note: 'lost', data: { seconds: 12 } }
        : device,
    ),
    health: { ...frame.health, state: 'degraded' as const, reasons: [] },
  };
}

export function blockedBy(exception: string, trigger: string, owner: 'supervisor' | 'qaReviewer') {
  const refused = fails({
    gate: 'requireUnblocked',
    code: 'step.blocked',
    data: { step: '70', exception, trigger, owner },
    clears: owner,
  });
  return {
    LeaveStep: PASSES,
    AcceptWeight: refused,
    ZeroScale: refused,
    CaptureTare: refused,
    PlaceHold: PASSES,
  };
}

/** Once latched, Accept is refused until the removal is on record. */
export function latched() {
  return fails({
    gate: 'requireNoOvershoot',
    code: 'overshoot.latched',
    data: { container: 'VC5-26-0147/DC-07', peak: '5.12 kg' },
    clears: null,
  });
}

export function wasteMissing() {
  return fails({ gate: 'requireRemovalRoute', code: 'removal.scanWaste', data: {}, clears: null });
}

export function scansMissing() {
  return fails({
    gate: 'requireOwnScans',
    code: 'verification.scans',
    data: { missing: 'VC5-26-0147/DC-07' },
    clears: null,
  });
}

export function belowMinimum() {
  return fails({
    gate: 'requireMinimumWeight',
    code: 'weight.belowMinimum',
    data: { scale: 'SCL-01', amount: '1.250 kg', minimum: '1.64 kg', percent: '1' },
    clears: null,
  });
}

export function sourceOpen() {
  return fails({
    gate: 'requireEvidence',
    code: 'evidence.missing',
    data: { step: '50', count: 1, missing: 'AA-2503-042-04' },
    clears: null,
  });
}
