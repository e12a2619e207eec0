import { useEffect, useState } from 'react';
import type { EventLine, RecordCard } from '../../../main/contract/views.ts';
import { ROOT_CAUSES } from '../../../main/contract/vocabulary.ts';
import { ask } from '../../store/act.ts';
import { openOverlay } from '../../store/station-store.ts';
import { say, sayCode } from '../../text/say.ts';
import { listOf, type Option, some } from './form-fields.ts';
import { RecordForm } from './RecordForm.tsx';

const MOST = 5;

/** The causes of a record, coded, and for each the events and objects it rests on (S60). */
export function CauseForm({ card }: { readonly card: RecordCard }) {
  const lines = useLines(card.id);
  const evidence: readonly Option[] = [
    ...card.evidence.map((value) => {
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
  return (
    <RecordForm
      title={say('records.title.cause', { id: card.id })}
      fields={(values) => [
        some('codes', codes, 1, ''),
        ...chosenCodes(listOf(values, 'codes')).map((code) =>
          some(
            `evidence ${code}`,
            evidence,
            1,
            say('records.form.noEvidence'),
            say('recordField.evidence', { cause: say(`rootCause.${code}`) }),
          ),
        ),
      ]}
      submit={say('settle.sign')}
      onDone={(values) =>
        openOverlay({
          kind: 'sign',
          draft: {
            type: 'RecordCause',
            target: { kind: 'record', id: card.id },
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
