import type { Role } from '../../contract/vocabulary.ts';
import type { GateFacts } from '../facts.ts';
import { holdsRole } from '../identity/authority.ts';
import { pendingExtension } from '../quality/records/extension.ts';
import { recordMove } from '../quality/records/record.ts';
import { apartFrom } from '../quality/records/segregation-of-records.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/**
 * Who may move a record: the role of the move with its qualification, nobody with a part in what happened, and where
 * two people are asked for, two people (S13, S104, rules §1, §10).
 */
export const requireRecordAuthority: Gate = {
  id: 'requireRecordAuthority',
  when: 'always',
  check: (facts) => {
    const { command, record, exception, signer } = facts;
    if (!signer) return null;
    switch (command.type) {
      case 'MoveRecord': {
        const row = record && recordMove(record, command.move.kind);
        if (!record || !row) return null;
        return (
          lacksRole(facts, [row.by]) ??
          hadPart(facts, record) ??
          isApart(facts, record.id, apartFrom(record, command.move.kind))
        );
      }
      case 'RecordCause': {
        const target = command.target.kind === 'record' ? record : exception;
        return target && (lacksRole(facts, ['qaReviewer', target.owner]) ?? hadPart(facts, target));
      }
      case 'CompleteTask': {
        const task = record?.tasks.find(({ id }) => id === command.task);
        return task && task.owner !== signer.id
          ? finding('record.taskOwner', { person: signer.name, task: task.id })
          : null;
      }
      case 'ExtendRecord': {
        const pending = record && pendingExtension(record);
        return pending
          ? (lacksRole(facts, ['qaReviewer']) ??
              hadPart(facts, record) ??
              isApart(facts, record.id, [pending.by]))
          : null;
      }
      default:
        return null;
    }
  },
};

function lacksRole({ signer, site, observed }: GateFacts, roles: readonly Role[]): Finding | null {
  if (!signer || roles.some((role) => holdsRole(signer, role, site, observed.moment.day))) return null;
  const [role = 'qaReviewer'] = roles;
  return finding('record.role', { person: signer.name, role }, role);
}

const hadPart = (
  { signer }: GateFacts,
  { id, performers }: { readonly id: string; readonly performers: readonly string[] },
): Finding | null =>
  signer && performers.includes(signer.id)
    ? finding('record.performer', { person: signer.name, record: id }, 'qaReviewer')
    : null;

const isApart = ({ signer }: GateFacts, record: string, people: readonly string[]): Finding | null =>
  signer && people.includes(signer.id)
    ? finding('record.apart', { person: signer.name, record }, 'qaReviewer')
    : null;
