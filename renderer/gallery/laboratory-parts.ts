import type { LaboratoryPane, LotDecisions } from '../../main/contract/laboratory-views.ts';
import { fails, PASSES } from './fixture.ts';

/** A station at which no sample was taken yet. */
export const NO_SAMPLES: LaboratoryPane = {
  samples: [],
  take: {
    container: null,
    unit: null,
    batches: [{ id: 'VC5-26-0147', product: 'Ascorbic Acid (Vitamin C) 500 mg' }],
    affordance: PASSES,
  },
  places: [
    { id: 'WH-RM', name: 'Raw material warehouse' },
    { id: 'STG-01', name: 'Staging area of the weigh booths' },
    { id: 'QC-CAGE', name: 'Quarantine cage' },
    { id: 'WS-01', name: 'Weigh booth 1' },
    { id: 'WS-01-WASTE', name: 'Waste place of weigh booth 1' },
    { id: 'BL-01', name: 'Blending room' },
    { id: 'EN-01', name: 'Encapsulation room' },
    { id: 'PL-3', name: 'Packaging line 3' },
    { id: 'LK-01', name: 'Label cage' },
  ],
};

/** An approved lot without a retest day. */
export const DECISIONS: LotDecisions = {
  approve: fails({
    gate: 'requireLot',
    code: 'lot.move',
    data: { lot: 'AA-2409-117', quality: 'approved', becomes: 'approved' },
    clears: null,
  }),
  reject: PASSES,
  extend: fails({
    gate: 'requireRetestDay',
    code: 'retest.none',
    data: { lot: 'AA-2409-117' },
    clears: null,
  }),
};
