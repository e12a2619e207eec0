import type { CommandType } from '../../../main/contract/parse-command.ts';
import { held } from './disturbances.ts';
import type { Row } from './row.ts';
import type { Attempt } from './scene.ts';
import { usual } from './usual.ts';

const SIGNED = [
  'requireNotLockedOut',
  'requireAcknowledgement',
  'requireSignature',
  'requireSignedText',
] as const;
const HEAD = ['requireTrustedClock', 'requirePace', 'requireSession', 'requireContext'] as const;

const unknown = (command: CommandType, signed = true): Row => ({
  command,
  gate: 'requireException',
  when: 'an exception that does not exist',
  code: 'exception.unknown',
  also: signed ? ['signature.otherText'] : [],
  change: { fields: { exception: 'EX-99' } },
});

const elsewhere = (
  command: CommandType,
  when: string,
  at: Attempt['at'],
  also: readonly string[] = [],
): Row => ({
  command,
  gate: 'requireException',
  when,
  code: 'exception.state',
  also,
  attempt: { at },
});

const signedBy = (command: CommandType, signer: string, when: string, code: string): Row => ({
  command,
  gate: 'requireOwner',
  when,
  code,
  change: { signing: { signer } },
});

/** The way of an exception, and what is decided about it. */
export const EXCEPTION_ROWS: readonly Row[] = [
  ...usual('RouteException', ...HEAD, 'requireReason'),
  unknown('RouteException', false),
  elsewhere('RouteException', 'an exception that waits for its decision already', 'pendingDecision'),
  {
    command: 'RouteException',
    gate: 'requireOwner',
    when: 'an operator sends it on',
    code: 'owner.role',
    attempt: { station: 'WS-01', person: 'OP-101' },
  },
  ...usual('DecideDisposition', ...HEAD, 'requireReason', ...SIGNED),
  unknown('DecideDisposition'),
  elsewhere('DecideDisposition', 'an exception that was not sent on to be decided', 'blocked'),
  signedBy('DecideDisposition', 'OP-107', 'an operator signs', 'owner.role'),
  signedBy('DecideDisposition', 'ADM-01', 'an administrator signs', 'owner.role'),
  {
    command: 'DecideDisposition',
    gate: 'requireDisposition',
    when: 'another item for a step that weighs nothing',
    code: 'disposition.step',
    change: { fields: { disposition: { kind: 'substitute', lot: 'SD-2506-077' } } },
  },
  {
    command: 'DecideDisposition',
    gate: 'requireDisposition',
    when: 'a container that nobody knows',
    code: 'scrap.unknown',
    change: { fields: { disposition: { kind: 'scrap', containers: ['NO-CONTAINER'] } } },
  },
  ...usual('ApproveDisposition', ...HEAD, ...SIGNED),
  unknown('ApproveDisposition'),
  elsewhere('ApproveDisposition', 'an exception that nobody decided about', 'pendingDecision', [
    'signature.otherText',
  ]),
  signedBy('ApproveDisposition', 'SUP-01', 'a supervisor signs', 'owner.role'),
  signedBy('ApproveDisposition', 'QA-01', 'the person who decided signs', 'owner.decider'),
  {
    command: 'ApproveDisposition',
    gate: 'requireDisposition',
    when: 'the other lot went on hold after the decision',
    code: 'hold.lot',
    attempt: { at: 'substituteDecided' },
    disturb: held({ kind: 'lot', id: 'SD-2506-077' }),
  },
  ...usual('ReturnDisposition', ...HEAD, 'requireReason', ...SIGNED),
  unknown('ReturnDisposition'),
  elsewhere('ReturnDisposition', 'an exception that nobody decided about', 'pendingDecision', [
    'signature.otherText',
  ]),
  signedBy('ReturnDisposition', 'QA-01', 'the person who decided signs', 'owner.decider'),
  ...usual('ScrapContainer', ...HEAD, ...SIGNED),
  unknown('ScrapContainer'),
  {
    command: 'ScrapContainer',
    gate: 'requireRole',
    when: 'an administrator is the witness',
    code: 'role.missing',
    change: { signing: { signer: 'ADM-01' } },
  },
  {
    command: 'ScrapContainer',
    gate: 'requireIndependence',
    when: 'the person who destroys it is the witness',
    code: 'independence.witness',
    change: { signing: { signer: 'OP-101' } },
  },
  {
    command: 'ScrapContainer',
    gate: 'requireScrap',
    when: 'a container that the decision does not name',
    code: 'scrap.notNamed',
    change: { fields: { container: 'CB-2508-009-01' } },
  },
  ...usual('CloseException', ...HEAD, ...SIGNED),
  unknown('CloseException'),
  elsewhere('CloseException', 'an exception that is not carried out', 'decidedOnce'),
  signedBy('CloseException', 'OP-107', 'an operator signs', 'owner.role'),
  {
    command: 'CloseException',
    gate: 'requireCause',
    when: 'a trigger that asks for a root cause, and none on record',
    code: 'cause.missing',
    attempt: { at: 'causeOpen' },
    change: { signing: { signer: 'QA-01' } },
  },
  ...usual('ReopenException', ...HEAD, 'requireReason', ...SIGNED),
  unknown('ReopenException'),
  elsewhere('ReopenException', 'an exception that is not closed', 'blocked'),
  signedBy('ReopenException', 'SUP-01', 'a supervisor signs', 'owner.role'),
  ...usual('VoidException', ...HEAD, 'requireReason', ...SIGNED),
  unknown('VoidException'),
  elsewhere('VoidException', 'an exception that is carried out', 'carriedOut'),
  signedBy('VoidException', 'OP-107', 'an operator signs', 'owner.role'),
  {
    command: 'VoidException',
    gate: 'requireOwner',
    when: 'the first of the two signs again',
    code: 'owner.firstVoider',
    attempt: { at: 'voidedOnce' },
  },
];
