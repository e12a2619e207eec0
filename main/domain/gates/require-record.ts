import type { GateFacts } from '../facts.ts';
import type { KernelCommandOf } from '../kernel-command.ts';
import { CLOSED } from '../quality/exception-machine.ts';
import { extendedDue, pendingExtension } from '../quality/records/extension.ts';
import { faultOfMove, unknownObject } from '../quality/records/move-fields.ts';
import { isOpenRecord, type QualityRecord, recordMove } from '../quality/records/record.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/**
 * The record exists and stands where this can meet it: its machine has the move from its state, what the move says is
 * so, and nothing is missing before it closes (S12–S15, S25, rules §2).
 */
export const requireRecord: Gate = {
  id: 'requireRecord',
  when: 'always',
  check: (facts) => {
    const { command, record } = facts;
    switch (command.type) {
      case 'OpenRecord':
        return faultOfOpening(facts, command);
      case 'RecordCause':
        return command.target.kind === 'exception'
          ? faultOfException(facts, command.target.id)
          : faultOfRecord(record, command.target.id, () => null);
      case 'MoveRecord':
        return faultOfRecord(record, command.record, (found) =>
          recordMove(found, command.move.kind)
            ? faultOfMove(facts.state, found, command.move)
            : finding('record.move', {
                record: found.id,
                recordState: found.state,
                recordMove: command.move.kind,
              }),
        );
      case 'AssignTask':
        return faultOfRecord(record, command.record, () =>
          facts.state.get('people', command.owner)
            ? null
            : finding('record.unknownPerson', { person: command.owner }),
        );
      case 'CompleteTask':
        return faultOfRecord(record, command.record, ({ tasks }) => {
          const task = tasks.find(({ id }) => id === command.task);
          return task?.done === null ? null : finding('record.task', { task: command.task });
        });
      case 'ExtendRecord':
        return faultOfRecord(record, command.record, (found) => {
          const pending = pendingExtension(found);
          return pending && pending.due !== extendedDue(found, command.dueDays)
            ? finding('record.otherExtension', { record: found.id, due: pending.due })
            : null;
        });
      default:
        return null;
    }
  },
};

function faultOfRecord(
  record: QualityRecord | null,
  id: string,
  then: (record: QualityRecord) => Finding | null,
): Finding | null {
  if (!record) return finding('record.unknown', { record: id });
  return isOpenRecord(record) ? then(record) : finding('record.closed', { record: id });
}

function faultOfException({ exception }: GateFacts, id: string): Finding | null {
  if (!exception) return finding('record.unknown', { record: id });
  return CLOSED.includes(exception.state) ? finding('record.closed', { record: id }) : null;
}

function faultOfOpening(
  { state, exception }: GateFacts,
  { exception: id, objects }: KernelCommandOf<'OpenRecord'>,
): Finding | null {
  if (id !== null && !exception) return finding('record.unknown', { record: id });
  const unknown = unknownObject(state, objects);
  return unknown ? finding('record.unknownObject', { object: unknown.id }) : null;
}
