import { SHORT_BATCH } from '../../support/floor/door-plant.ts';
import { proven, trailOn } from '../../support/floor/situations-of-release.ts';
import type { Attempt, Scene } from './scene.ts';

const batch = SHORT_BATCH;
const WHY = { reason: 'investigation', narrative: null };

/** What stands on the screen of the review when somebody presses. */
let onScreen = { throughSeq: 0, denials: 0 };

const provenFirst = ({ desk }: Scene): Promise<void> => proven(desk);

async function readTrail({ desk }: Scene): Promise<void> {
  onScreen = await trailOn(desk);
}

/** Every denial before is read and signed for, by the reviewer, before the attempt. */
async function trailReviewed(scene: Scene): Promise<void> {
  const { desk, attempt } = scene;
  await proven(desk);
  if (desk.context.person !== 'QA-01') await desk.signIn('QA-01');
  await desk.sign({ type: 'ReviewAuditTrail', batch, ...(await trailOn(desk)) });
  if (desk.context.person !== attempt.person) await desk.signIn(attempt.person);
}

/** Somebody tries once more what the batch does not allow now. */
export async function refusedAgain({ desk }: Scene): Promise<() => Promise<void>> {
  await desk.send({ type: 'BeginReview', batch });
  return async () => {};
}

const atDesk = (
  at: Attempt['at'],
  draft: Attempt['draft'],
  more: Partial<Attempt> = { signing: { signer: 'QA-01' } },
): Attempt => ({
  at,
  station: 'QA-01',
  person: 'QA-01',
  step: null,
  scale: null,
  signing: null,
  draft,
  ...more,
});

export const RELEASE_ATTEMPTS = {
  BeginReview: atDesk('shortExecuted', () => ({ type: 'BeginReview', batch }), {}),
  ReviewAuditTrail: atDesk('underReview', () => ({ type: 'ReviewAuditTrail', batch, ...onScreen }), {
    signing: {},
    before: readTrail,
  }),
  SignBatchReview: atDesk('underReview', () => ({ type: 'SignBatchReview', batch }), {
    signing: {},
    before: trailReviewed,
  }),
  ReturnBatch: atDesk('underReview', () => ({ type: 'ReturnBatch', batch, ...WHY })),
  ReleaseBatch: atDesk('releasable', () => ({ type: 'ReleaseBatch', batch }), {
    signing: { signer: 'QA-02' },
    before: provenFirst,
  }),
  RejectBatch: atDesk('underReview', () => ({ type: 'RejectBatch', batch, ...WHY })),
  TerminateBatch: atDesk('shortIssued', () => ({ type: 'TerminateBatch', batch, ...WHY })),
  ReinstateBatch: atDesk('waitsAfterRelease', () => ({ type: 'ReinstateBatch', batch, ...WHY }), {
    signing: { signer: 'QA-02' },
    before: provenFirst,
  }),
  ShipUnits: atDesk('onTheMarket', () => ({ type: 'ShipUnits', batch, quantity: 12, to: 'Wholesaler' }), {
    station: 'PL-3',
    person: 'SUP-01',
  }),
} as const satisfies Readonly<Record<string, Attempt>>;
