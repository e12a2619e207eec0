import type { CommandType } from '../../../main/contract/parse-command.ts';
import { atPackaging } from './disturbances.ts';
import { refusedAgain } from './release-attempts.ts';
import type { Row } from './row.ts';
import { but, usual } from './usual.ts';

const HEAD = ['requireTrustedClock', 'requirePace', 'requireSession', 'requireContext'] as const;
const SIGNED = [
  'requireNotLockedOut',
  'requireAcknowledgement',
  'requireSignature',
  'requireSignedText',
] as const;
/** Signed by the holder of the session, and by anybody with the role inside it. */
const OWN = ['ReviewAuditTrail', 'SignBatchReview'] as const;
const EITHER = ['ReturnBatch', 'ReleaseBatch', 'RejectBatch', 'TerminateBatch', 'ReinstateBatch'] as const;
const FOR_A_REASON = ['ReturnBatch', 'RejectBatch', 'TerminateBatch', 'ReinstateBatch'] as const;
const AT_THE_DESK = ['BeginReview', ...OWN, ...EITHER] as const;

const elsewhere = (command: CommandType): Row =>
  but(command, 'requireStationFunction', {
    when: 'the packaging line decides about a batch',
    disturb: atPackaging,
    change: { station: 'PL-3' },
  });

const noSuchBatch = (command: CommandType, also: readonly string[]): Row => ({
  command,
  gate: 'requireBatchState',
  when: 'a batch that does not exist',
  code: 'batch.unknown',
  also,
  change: { fields: { batch: 'NO-BATCH' } },
});

const asOther = (command: CommandType, row: Omit<Row, 'command'>): Row => ({ command, ...row });

/** Review, release, and what comes after. */
export const RELEASE_ROWS: readonly Row[] = [
  ...usual('BeginReview', ...HEAD),
  ...usual('ShipUnits', ...HEAD),
  ...OWN.flatMap((command) => [
    ...usual(command, 'requireTrustedClock', 'requirePace', 'requireContext', ...SIGNED),
    but(command, 'requireSession', { also: ['role.missing', 'segregation.acted', 'signature.notYours'] }),
  ]),
  ...EITHER.flatMap((command) => usual(command, ...HEAD, ...SIGNED)),
  ...FOR_A_REASON.flatMap((command) => usual(command, 'requireReason')),
  ...AT_THE_DESK.map(elsewhere),

  asOther('BeginReview', {
    gate: 'requireRole',
    when: 'a supervisor begins the review',
    code: 'role.missing',
    attempt: { person: 'SUP-01' },
  }),
  ...OWN.map((command) =>
    asOther(command, {
      gate: 'requireRole',
      when: 'a supervisor signs the review',
      code: 'role.missing',
      attempt: { person: 'SUP-01' },
    }),
  ),
  ...EITHER.map((command) =>
    asOther(command, {
      gate: 'requireRole',
      when: 'an administrator signs',
      code: 'role.missing',
      change: { signing: { signer: 'ADM-01' } },
    }),
  ),
  asOther('ReleaseBatch', {
    gate: 'requireRole',
    when: 'the reviewer signs the release',
    code: 'role.missing',
    also: ['segregation.acted'],
    change: { signing: { signer: 'QA-01' } },
  }),
  asOther('ShipUnits', {
    gate: 'requireRole',
    when: 'an operator ships',
    code: 'role.missing',
    attempt: { person: 'OP-301' },
  }),

  noSuchBatch('BeginReview', []),
  noSuchBatch('ShipUnits', []),
  ...[...OWN, ...EITHER].map((command) => noSuchBatch(command, ['signature.otherText'])),
  asOther('BeginReview', {
    gate: 'requireBatchState',
    when: 'a batch that is released already',
    code: 'batch.move',
    attempt: { at: 'onTheMarket' },
  }),
  asOther('RejectBatch', {
    gate: 'requireBatchState',
    when: 'a batch that is released already',
    code: 'batch.move',
    attempt: { at: 'onTheMarket' },
  }),
  asOther('ShipUnits', {
    gate: 'requireBatchState',
    when: 'a batch that is not released',
    code: 'batch.move',
    attempt: { at: 'releasable' },
  }),
  asOther('ReinstateBatch', {
    gate: 'requireBatchState',
    when: 'a batch that was never stopped',
    code: 'batch.move',
    attempt: { at: 'onTheMarket' },
  }),

  asOther('SignBatchReview', {
    gate: 'requireReadiness',
    when: 'an attempt was refused since the audit trail was reviewed',
    code: 'release.open',
    disturb: refusedAgain,
  }),
  asOther('ReleaseBatch', {
    gate: 'requireReadiness',
    when: 'nothing of the batch is reviewed',
    code: 'release.open',
    also: ['batch.move'],
    attempt: { at: 'underReview' },
  }),
  asOther('ReinstateBatch', {
    gate: 'requireReadiness',
    when: 'the hold that stopped it is in force',
    code: 'release.open',
    attempt: { at: 'stoppedAfterRelease' },
  }),

  ...(['BeginReview', ...OWN] as const).map((command) =>
    asOther(command, {
      gate: 'requireSegregation',
      when: 'a person who verified in the batch reviews it',
      code: 'segregation.acted',
      attempt: { person: 'MIX-1' },
    }),
  ),
  ...(['ReleaseBatch', 'ReinstateBatch'] as const).map((command) =>
    asOther(command, {
      gate: 'requireSegregation',
      when: 'a releaser who verified in the batch signs',
      code: 'segregation.acted',
      change: { signing: { signer: 'MIX-1' } },
    }),
  ),

  asOther('ReviewAuditTrail', {
    gate: 'requireReviewedTrail',
    when: 'another number of refused attempts than the log has',
    code: 'trail.denials',
    change: { fields: { denials: 99_999 } },
  }),
  asOther('ReviewAuditTrail', {
    gate: 'requireReviewedTrail',
    when: 'an event long before the last of the batch',
    code: 'trail.events',
    change: { fields: { throughSeq: 1 } },
  }),
  asOther('ReviewAuditTrail', {
    gate: 'requireReviewedTrail',
    when: 'an event that the log does not have',
    code: 'trail.events',
    change: { fields: { throughSeq: 99_999_999 } },
  }),
  asOther('ShipUnits', {
    gate: 'requireNoHold',
    when: 'a batch on hold',
    code: 'hold.batch',
    also: ['batch.move'],
    attempt: { at: 'stoppedAfterRelease' },
  }),
];
