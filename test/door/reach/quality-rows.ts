import { containerCode } from '../../../main/demo/bench.ts';
import { held } from './disturbances.ts';
import type { Row } from './row.ts';
import { usual } from './usual.ts';

const SIGNED = [
  'requireNotLockedOut',
  'requireAcknowledgement',
  'requireSignature',
  'requireSignedText',
] as const;
const HEAD = ['requireTrustedClock', 'requirePace', 'requireSession', 'requireContext'] as const;

/** Exceptions, holds and the movement of containers. */
export const QUALITY_ROWS: readonly Row[] = [
  ...usual('ReportException', ...HEAD),
  ...usual('AcknowledgeException', 'requireTrustedClock', 'requirePace', 'requireSession'),
  {
    command: 'AcknowledgeException',
    gate: 'requireException',
    when: 'an exception that does not exist',
    code: 'exception.unknown',
    change: { fields: { exception: 'EX-99' } },
  },
  {
    command: 'AcknowledgeException',
    gate: 'requireOwner',
    when: 'an operator',
    code: 'owner.role',
    attempt: { person: 'OP-101' },
  },
  {
    command: 'AcknowledgeException',
    gate: 'requireOwner',
    when: 'an administrator',
    code: 'owner.role',
    attempt: { person: 'ADM-01' },
  },
  ...usual('SettleException', ...HEAD, 'requireReason', ...SIGNED),
  {
    command: 'SettleException',
    gate: 'requireException',
    when: 'an exception that does not exist',
    code: 'exception.unknown',
    also: ['signature.otherText'],
    change: { fields: { exception: 'EX-99' } },
  },
  {
    command: 'SettleException',
    gate: 'requireException',
    when: 'an exception that was settled already',
    code: 'exception.state',
    attempt: { at: 'settled' },
  },
  {
    command: 'SettleException',
    gate: 'requireOwner',
    when: 'an operator signs',
    code: 'owner.role',
    change: { signing: { signer: 'OP-107' } },
  },
  {
    command: 'SettleException',
    gate: 'requireOwner',
    when: 'an administrator signs',
    code: 'owner.role',
    change: { signing: { signer: 'ADM-01' } },
  },
  {
    command: 'SettleException',
    gate: 'requireOwner',
    when: 'a supervisor who performed in the step signs',
    code: 'owner.performer',
    attempt: { at: 'blockedByOwner', person: 'MIX-1' },
    change: { signing: { signer: 'MIX-1' } },
  },
  ...usual('ReallocateLot', ...HEAD, 'requireReason', ...SIGNED),
  {
    command: 'ReallocateLot',
    gate: 'requireException',
    when: 'an exception that does not exist',
    code: 'exception.unknown',
    also: ['signature.otherText'],
    change: { fields: { exception: 'EX-99' } },
  },
  {
    command: 'ReallocateLot',
    gate: 'requireOwner',
    when: 'a supervisor, where the lot is blocked by quality',
    code: 'owner.role',
    change: { signing: { signer: 'SUP-01' } },
  },
  {
    command: 'ReallocateLot',
    gate: 'requireEquivalence',
    when: 'a lot of another item',
    code: 'reallocation.item',
    change: { fields: { lot: 'MC-2510-201' } },
  },
  {
    command: 'ReallocateLot',
    gate: 'requireApprovedStatus',
    when: 'a lot in quarantine',
    code: 'status.quarantine',
    also: ['fefo.earlier', 'reallocation.item'],
    change: { fields: { lot: 'CB-2601-022' } },
  },
  {
    command: 'ReallocateLot',
    gate: 'requireInDate',
    when: 'an expired lot',
    code: 'date.expired',
    also: ['reallocation.item'],
    change: { fields: { lot: 'RH-2402-008' } },
  },
  {
    command: 'ReallocateLot',
    gate: 'requireFefo',
    when: 'a lot while an earlier one is usable',
    code: 'fefo.earlier',
    also: ['reallocation.item'],
    change: { fields: { lot: 'AA-2503-042' } },
  },
  {
    command: 'ReallocateLot',
    gate: 'requireNoHold',
    when: 'a lot on hold',
    code: 'hold.lot',
    disturb: held({ kind: 'lot', id: 'MS-2511-020' }),
  },
  ...usual('PlaceHold', ...HEAD, 'requireReason'),
  {
    command: 'PlaceHold',
    gate: 'requireHold',
    when: 'something that does not exist',
    code: 'hold.unknownObject',
    change: { fields: { object: { kind: 'lot', id: 'NO-LOT' } } },
  },
  ...usual('ReleaseHold', ...HEAD, 'requireReason', ...SIGNED),
  {
    command: 'ReleaseHold',
    gate: 'requireRole',
    when: 'an administrator signs',
    code: 'role.missing',
    change: { signing: { signer: 'ADM-01' } },
  },
  {
    command: 'ReleaseHold',
    gate: 'requireRole',
    when: 'the operator who waits for it signs',
    code: 'role.missing',
    change: { signing: { signer: 'OP-101' } },
  },
  {
    command: 'ReleaseHold',
    gate: 'requireHold',
    when: 'a hold that does not exist',
    code: 'hold.unknown',
    also: ['signature.otherText'],
    change: { fields: { hold: 'H-99' } },
  },
  {
    command: 'ReleaseHold',
    gate: 'requireHold',
    when: 'the hold of an exception, past its exception',
    code: 'hold.ofException',
    attempt: { at: 'containerHeld' },
  },
  ...usual('MoveContainer', ...HEAD),
  {
    command: 'MoveContainer',
    gate: 'requireRole',
    when: 'an administrator moves material',
    code: 'role.missing',
    attempt: { person: 'ADM-01' },
  },
  {
    command: 'MoveContainer',
    gate: 'requireMovable',
    when: 'the container is not in the hand',
    code: 'move.scanContainer',
    attempt: { before: async () => {} },
  },
  {
    command: 'MoveContainer',
    gate: 'requireMovable',
    when: 'the place was not scanned',
    code: 'move.scanLocation',
    change: { fields: { location: 'WH-RM' } },
  },
  {
    command: 'MoveContainer',
    gate: 'requireMovable',
    when: 'held material is moved to the staging area',
    code: 'move.held',
    attempt: {
      before: async ({ desk }) => {
        await desk.takes(desk.scan('d2', containerCode('RM-2011', 'MS-2510-011', 'MS-2510-011-01')));
        await desk.takes(desk.scanPlain('LOC/STG-01'));
      },
    },
    change: { fields: { container: 'MS-2510-011-01' } },
  },
];
