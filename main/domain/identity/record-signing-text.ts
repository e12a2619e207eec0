import type { GateFacts } from '../facts.ts';
import { extendedDue } from '../quality/records/extension.ts';
import { recordMove } from '../quality/records/record.ts';

/** What is signed about a record of quality; null when it names nothing that exists. */
export function recordSubject(facts: GateFacts): readonly string[] | null {
  const { command, record, exception } = facts;
  switch (command.type) {
    case 'OpenRecord':
      return command.exception !== null && !exception
        ? null
        : [
            `Open: ${command.kind}`,
            ...(exception
              ? [`For exception: ${exception.id} (${exception.trigger}, ${exception.severity})`]
              : []),
            ...command.objects.map(({ kind, id }) => `About: ${kind} ${id}`),
            `What happened: ${command.narrative}`,
          ];
    case 'MoveRecord': {
      const { kind, ...says } = command.move;
      return (
        record && [
          ...head(facts),
          `Move: ${kind}, ${record.state} to ${recordMove(record, kind)?.to ?? '-'}`,
          ...Object.entries(says).map(([field, value]) => `${field}: ${textOf(value)}`),
        ]
      );
    }
    case 'RecordCause': {
      const { target, causes } = command;
      if (target.kind === 'record' ? !record : !exception) return null;
      return [
        `Root cause of: ${target.kind} ${target.id}`,
        ...causes.map(({ code, evidence }) => `Cause ${code}: evidence ${evidence.join(', ')}`),
      ];
    }
    case 'ExtendRecord':
      return (
        record && [
          ...head(facts),
          `Due: ${record.due}, extended to ${extendedDue(record, command.dueDays)}`,
          `Reason: ${command.reason}`,
        ]
      );
    default:
      return null;
  }
}

const head = ({ record }: GateFacts): readonly string[] =>
  record
    ? [
        `Record: ${record.id} (${record.kind}, ${record.severity})`,
        `Batch ${record.batch ?? '-'}, exception ${record.exception ?? '-'}, ${record.objects.join(', ') || '-'}`,
      ]
    : [];

const textOf = (value: unknown): string =>
  Array.isArray(value) ? value.join(', ') || 'none' : String(value);
