import { declared } from './attempts.ts';
import type { Disturbance } from './disturbances.ts';
import type { Row } from './row.ts';
import { but, usual } from './usual.ts';

/** Five wrong secrets for one person, at the only thing that a locked station asks secrets for. */
const wrongFiveTimes =
  (person: string, draft: { readonly type: string } & Record<string, unknown>): Disturbance =>
  async ({ desk }) => {
    for (let tries = 0; tries < 5; tries += 1)
      await desk.sendSigned(draft, { signer: person, secret: '00000000' });
    return null;
  };
const DECLARE = { type: 'DeclareGap', reason: 'storage-failed', narrative: 'The disk died.' };

/** Signing for lost events: the only act of a locked station. */
export const GAP_ROWS: readonly Row[] = [
  ...usual(
    'DeclareGap',
    'requireTrustedClock',
    'requirePace',
    'requireAcknowledgement',
    'requireSignature',
    'requireSignedText',
  ),
  {
    command: 'DeclareGap',
    gate: 'requireGap',
    when: 'a station that lost nothing',
    code: 'gap.none',
    also: ['signature.otherText'],
    attempt: { at: 'issued' },
  },
  {
    command: 'DeclareGap',
    gate: 'requireRole',
    when: 'an operator signs',
    code: 'role.missing',
    change: { signing: { signer: 'OP-101' } },
  },
  {
    command: 'DeclareGap',
    gate: 'requireReason',
    when: 'a reason without a sentence',
    code: 'reason.narrative',
    change: { fields: { narrative: null } },
  },
  but('DeclareGap', 'requireNotLockedOut', { disturb: wrongFiveTimes('QA-01', DECLARE) }),
  ...usual(
    'ConfirmGap',
    'requireTrustedClock',
    'requirePace',
    'requireAcknowledgement',
    'requireSignature',
    'requireSignedText',
  ),
  {
    command: 'ConfirmGap',
    gate: 'requireGap',
    when: 'nobody has declared it',
    code: 'gap.notDeclared',
    also: ['signature.otherText'],
    attempt: { before: async () => {} },
    // What the rows before declared is known until the station starts again.
    options: { freeBytes: 50 * 1024 ** 3 },
  },
  {
    command: 'ConfirmGap',
    gate: 'requireRole',
    when: 'a supervisor signs',
    code: 'role.missing',
    change: { signing: { signer: 'SUP-01' } },
  },
  {
    command: 'ConfirmGap',
    gate: 'requireIndependence',
    when: 'the person who declared it, with both roles',
    code: 'independence.gap',
    attempt: { before: declared('DUO-1') },
    change: { signing: { signer: 'DUO-1' } },
  },
  but('ConfirmGap', 'requireNotLockedOut', {
    disturb: wrongFiveTimes('ADM-01', { type: 'ConfirmGap' }),
  }),
];
