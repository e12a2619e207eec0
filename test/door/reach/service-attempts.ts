import { capture, FLOOR_SCALE } from '../../support/floor/hands.ts';
import type { SituationName } from '../../support/floor/situations.ts';
import { METROLOGIST } from '../../support/floor/situations-of-service.ts';
import type { Attempt, Scene } from './scene.ts';

/** What stands in the hand of a session ends with it: the weights are scanned for each attempt. */
async function weightsInHand({ desk }: Scene): Promise<void> {
  await desk.takes(desk.scanPlain('WGT/TW-K1'));
}

const atScale = (
  at: SituationName,
  more: Pick<Attempt, 'draft' | 'signing'> & Partial<Attempt>,
): Attempt => ({
  at,
  station: 'WS-01',
  person: METROLOGIST,
  step: null,
  scale: null,
  ...more,
});

/** The return of a scale to service: what passes, at the booth and at the desk of quality. */
export const SERVICE_ATTEMPTS = {
  CaptureReference: atScale('useFailed', {
    scale: FLOOR_SCALE,
    signing: null,
    before: weightsInHand,
    draft: (desk) => ({
      ...capture(desk, 'CaptureReference'),
      scale: FLOOR_SCALE,
      phase: 'asFound',
      nominal: '5.00',
    }),
  }),
  AdjustScale: atScale('measuredAsFound', {
    signing: {},
    draft: () => ({
      type: 'AdjustScale',
      scale: FLOOR_SCALE,
      reason: 'equipment-adjusted',
      narrative: 'The pan rubbed at its frame.',
    }),
  }),
  RequestReturn: atScale('restored', {
    signing: {},
    draft: () => ({ type: 'RequestReturn', scale: FLOOR_SCALE }),
  }),
  RecordCalibration: atScale('founded', {
    signing: {},
    draft: () => ({
      type: 'RecordCalibration',
      scale: FLOOR_SCALE,
      certificate: 'CAL-2026-0412',
      standard: 'REF-20KG-03',
      standardExpires: '2027-01-31',
      due: '2027-03-31',
    }),
  }),
  ApproveReturn: {
    ...atScale('returnable', {
      signing: { signer: 'QA-01' },
      draft: () => ({ type: 'ApproveReturn', scale: FLOOR_SCALE }),
    }),
    station: 'QA-01',
    person: 'QA-01',
  },
} as const satisfies Readonly<Record<string, Attempt>>;
