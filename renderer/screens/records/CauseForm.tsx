import { useEffect, useState } from 'react';
import type { EventLine } from '../../../main/contract/views.ts';
import { ROOT_CAUSES, type RootCauseCode } from '../../../main/contract/vocabulary.ts';
import { ask } from '../../store/act.ts';
import { openOverlay } from '../../store/station-store.ts';
import { say, sayCode } from '../../text/say.ts';
import { listOf, type Option, some } from './form-fields.ts';
import { RecordForm } from './RecordForm.tsx';

const MOST = 5;

/** The causes of a record or an exception, coded, and for each the events and objects it rests on (S60). */
export function CauseForm({
  target,
  evidence: objects,
}: {
  readonly target: { readonly kind: 'exception' | 'record'; readonly id: string };
  readonly evidence: readonly string[];
}) {
  const lines = useLines(target.id);
  const evidence: readonly Option[] = [
    ...objects.map((value) => {
      const [kind = '', id = ''] = value.split(/:(.*)/s);
      return { value, text: id, detail: sayCode(`objectKind.${kind}`) ?? say('records.evidence.record') };
    }),
    ...lines.map(({ seq, type }) => ({
      value: String(seq),
      text: sayCode(`event.${type}`) ?? type,
      detail: say('records.evidence.event', { seq }),
    })),
  ];
  const codes = ROOT_CAUSES.map((value) => ({ value, text: say(`rootCause.${value}`) }));
  const evidenceOf = (code: RootCauseCode | null) =>
    some(
      `evidence ${code}`,
      evidence,
      1,
      say('records.form.noEvidence'),
      say('recordField.evidence', { cause: code === null ? '' : say(`rootCause.${code}`) }),
    );
  return (
    <RecordForm
      title={say('records.title.cause', { id: target.id })}
      fields={(values) => {
        const chosen = chosenCodes(listOf(values, 'codes'));
        return [
          some('codes', codes, 1, ''),
          ...(chosen.length === 0 ? [evidenceOf(null)] : chosen.map(evidenceOf)),
        ];
      }}
      submit={say('settle.sign')}
      onDone={(values) =>
        openOverlay({
          kind: 'sign',
          draft: {
            type: 'RecordCause',
            target,
            causes: chosenCodes(listOf(values, 'codes')).map((code) => ({
              code,
              evidence: listOf(values, `evidence ${code}`).slice(0, 10),
            })),
          },
        })
      }
    />
  );
}

const chosenCodes = (chosen: readonly string[]) =>
  ROOT_CAUSES.filter((code) => chosen.includes(code)).slice(0, MOST);

/** What the log has about the record; nothing until it is read. */
function useLines(id: string): readonly EventLine[] {
  const [lines, setLines] = useState<readonly EventLine[]>([]);
  useEffect(() => {
    let wanted = true;
    void ask({ kind: 'record', id }).then((reply) => {
      if (wanted && reply.kind === 'record') setLines(reply.lines);
    });
    return () => {
      wanted = false;
    };
  }, [id]);
  return lines;
}
