import type { Draft, Signing } from '../../support/floor/desk.ts';
import type { SituationName } from '../../support/floor/situations.ts';
import { ISSUE, RECONCILE, WHOLE_COUNT } from '../../support/floor/situations-of-labels.ts';
import type { Attempt, Scene } from './scene.ts';

/** A hand is empty again after a session: the roll is scanned for each attempt. */
async function obsoleteInHand({ desk }: Scene): Promise<void> {
  await desk.takes(desk.scanPlain('ROL/R-0877'));
}

export const atKiosk = (
  at: SituationName,
  step: string,
  person: string,
  draft: Draft,
  signing: Signing | null = null,
): Attempt => ({ at, step, person, signing, station: 'LK-01', scale: null, draft: () => draft });

/** What passes at the label kiosk. */
export const KIOSK_ATTEMPTS = {
  DestroyLabels: {
    at: 'issued',
    station: 'LK-01',
    person: 'LBL-01',
    step: null,
    signing: { signer: 'OP-305' },
    scale: null,
    draft: () => ({ type: 'DestroyLabels', roll: 'R-0877' }),
    before: obsoleteInHand,
  },
  IssueLabels: atKiosk('rollInHand', ISSUE, 'LBL-01', { type: 'IssueLabels', roll: 'R-0931', counted: 1500 }),
  ReadApplicator: atKiosk('reconciling', RECONCILE, 'LBL-02', {
    type: 'ReadApplicator',
    roll: 'R-0931',
    counter: 1475,
    onRejects: 3,
  }),
  CountLabels: atKiosk(
    'applicatorRead',
    RECONCILE,
    'LBL-02',
    { type: 'CountLabels', rolls: WHOLE_COUNT },
    { signer: 'LBL-02' },
  ),
} as const satisfies Readonly<Record<string, Attempt>>;
