import type { BatchId, StepId } from '../../../main/contract/ids.ts';
import type { RecordStep, RecordValue } from '../../../main/contract/record-view.ts';
import { AttachmentStrip } from '../../attachments/AttachmentStrip.tsx';
import { LateNote } from '../../attachments/LateNote.tsx';
import { Button } from '../../components/Button.tsx';
import { Pager } from '../../components/Pager.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { dayAndTime } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';
import { ValueWithHistory } from './ValueWithHistory.tsx';

const PER_PAGE = 3;
const PER_PAGE_UNDER_PHOTO = 2;

/** One step of the record: who worked and verified, and its values. */
export function RecordStepView({ batch, step }: { readonly batch: string; readonly step: RecordStep }) {
  const offset = usePlantOffset();
  const time = (at: string | null) => (at === null ? 'none' : dayAndTime(at, offset));
  return (
    <section className="story record-step" aria-label={step.title}>
      <header>
        <h2>
          {step.id} · {step.title}
        </h2>
        <p className="record-people">
          {say('record.people', {
            performers: step.performers.join(', ') || 'none',
            verifier: step.verifier ?? 'none',
            from: time(step.startedAt),
            to: time(step.completedAt),
          })}
        </p>
        {step.late.map((each) => (
          <LateNote key={each.id} late={each} />
        ))}
      </header>
      <AttachmentStrip
        on={{ kind: 'step', batch: batch as BatchId, step: step.id as StepId }}
        attachments={step.attachments}
      />
      {step.values.length === 0 ? (
        <p className="review-none">{say('record.noValues')}</p>
      ) : (
        <Pager rows={step.values} size={step.attachments.length === 0 ? PER_PAGE : PER_PAGE_UNDER_PHOTO}>
          {(page) => (
            <ul className="rows" aria-label={say('record.values')}>
              {page.map((value) => (
                <li key={`${value.id} ${value.at}`} className="row record-row">
                  <div className="row-main">
                    <p>{value.what}</p>
                    <ValueWithHistory
                      value={value.value}
                      earlier={value.earlier}
                      invalid={value.invalid !== null}
                    />
                    {value.invalid !== null && (
                      <small>
                        {say('record.invalid', {
                          by: value.invalid.by,
                          at: dayAndTime(value.invalid.at, offset),
                          reason: say(`reason.${value.invalid.reason}`),
                        })}
                      </small>
                    )}
                  </div>
                  <p className="row-side">
                    {say(`record.source.${value.source}`, { by: value.by })}
                    <br />
                    {dayAndTime(value.at, offset)}
                  </p>
                  <Change batch={batch} step={step.id} value={value} />
                </li>
              ))}
            </ul>
          )}
        </Pager>
      )}
    </section>
  );
}

interface ChangeProps {
  readonly batch: string;
  readonly step: string;
  readonly value: RecordValue;
}

/** Typed values are corrected, captured ones taken back; nothing is typed over. */
function Change({ batch, step, value }: ChangeProps) {
  const { change, what } = value;
  if (change === null) return null;
  if (change.kind === 'invalidate') {
    const captured = { batch, step, what, value: value.value, capture: change.capture };
    return (
      <Button
        label={say('record.invalidate')}
        name={say('record.invalidateNamed', { what })}
        onPress={() => openOverlay({ kind: 'invalidate', captured })}
      />
    );
  }
  if (change.waits !== null)
    return <p className="record-waits">{say('record.waits', { id: change.waits })}</p>;
  const correctable = { batch, step, item: value.id, what, value: value.value, evidence: change.evidence };
  return (
    <Button
      label={say('record.correct')}
      name={say('record.correctNamed', { what })}
      onPress={() => openOverlay({ kind: 'correct', value: correctable })}
    />
  );
}
