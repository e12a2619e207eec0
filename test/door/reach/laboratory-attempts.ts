import type { Draft, Signing } from '../../support/floor/desk.ts';
import { BATCH } from '../../support/floor/door-plant.ts';
import type { SituationName } from '../../support/floor/situations.ts';
import { RETAINED, SAMPLE } from '../../support/floor/situations-of-laboratory.ts';
import type { Attempt } from './scene.ts';

const atBench = (
  at: SituationName,
  draft: Draft,
  signing: Signing | null = null,
  person = 'QC-01',
): Attempt => ({
  at,
  station: 'QA-01',
  person,
  step: null,
  signing,
  scale: null,
  draft: () => draft,
});

/** Samples, results and the quality of lots: what passes, at the review desk. */
export const LABORATORY_ATTEMPTS = {
  TakeSample: atBench(
    'issued',
    {
      type: 'TakeSample',
      batch: BATCH,
      container: null,
      quantity: '0.24',
      unit: 'kg',
      purpose: 'release',
    },
    {},
  ),
  SendSample: atBench('sampled', { type: 'SendSample', sample: SAMPLE, to: 'Laboratory' }),
  ReceiveSample: atBench('sampleSent', { type: 'ReceiveSample', sample: SAMPLE }),
  StoreRetained: atBench('sampled', { type: 'StoreRetained', sample: RETAINED, location: 'QC-CAGE' }),
  EnterResult: atBench(
    'sampleReceived',
    { type: 'EnterResult', sample: SAMPLE, test: 'assay', value: '522', retestOf: null },
    {},
  ),
  VerifyResult: atBench(
    'resultEntered',
    { type: 'VerifyResult', sample: SAMPLE, test: 'assay' },
    { signer: 'QC-02' },
  ),
  JudgeLot: atBench(
    'founded',
    { type: 'JudgeLot', lot: 'CB-2601-022', quality: 'approved', reason: 'coa-corrected', narrative: null },
    { signer: 'QA-01' },
    'QA-01',
  ),
  ExtendRetest: atBench(
    'founded',
    { type: 'ExtendRetest', lot: 'MC-2510-201', retest: '2027-06-30', certificate: 'COA-2291' },
    { signer: 'QA-01' },
    'QA-01',
  ),
} as const satisfies Readonly<Record<string, Attempt>>;
