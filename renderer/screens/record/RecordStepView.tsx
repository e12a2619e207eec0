import type { BatchId, StepId } from '../../../main/contract/ids.ts';
import type { RecordOverride, RecordStep, RecordValue } from '../../../main/contract/record-view.ts';
import { AttachmentStrip } from '../../attachments/AttachmentStrip.tsx';
import { LateNote } from '../../attachments/LateNote.tsx';
import { Thumbnail } from '../../attachments/Thumbnail.tsx';
import { Button } from '../../components/Button.tsx';
import { Code } from '../../components/Code.tsx';
import { Pager } from '../../components/Pager.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { dayAndTime } from '../../text/moment.ts';
import { say, sayCode } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';
import { ValueWithHistory } from './ValueWithHistory.tsx';

const PER_PAGE = 3;
const PER_PAGE_UNDER_PHOTO = 2;

/** One step of the record: who worked and verified, and its values. */
export function RecordStepView({ batch, step }: { readonly batch: string; readonly step: RecordStep }) {
  const offset = usePlantOffset();
  const rows = [...step.overrides, ...step.values];
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
      {rows.length === 0 ? (
        <p className="review-none">{say('record.noValues')}</p>
      ) : (
        <Pager rows={rows} size={step.attachments.length === 0 ? PER_PAGE : PER_PAGE_UNDER_PHOTO}>
          {(page) => (
            <ul className="rows" aria-label={say('record.values')}>
              {page.map((row) =>
                'override' in row ? (
                  <OverrideRow key={row.exception} granted={row} />
                ) : (
                  <ValueRow key={`${row.id} ${row.at}`} batch={batch} step={step.id} value={row} />
                ),
              )}
            </ul>
          )}
        </Pager>
      )}
    </section>
  );
}

/** A rule that was set aside in this step, before the values: who answers for it, why, and its exception (S7). */
function OverrideRow({ granted }: { readonly granted: RecordOverride }) {
  const offset = usePlantOffset();
  const { override, object, by, at, reason, narrative, exception } = granted;
  return (
    <li className="row record-row">
      <div className="row-main">
        <p>
          {say(`override.${override}`)} <Code>{object}</Code>
        </p>
        <small>
          {say(`reason.${reason}`)}. {narrative}
        </small>
      </div>
      <p className="row-side">
        {say('record.overrideBy', { by, exception })}
        <br />
        {dayAndTime(at, offset)}
      </p>
    </li>
  );
}

function ValueRow({ batch, step, value }: ChangeProps) {
  const offset = usePlantOffset();
  return (
    <li className="row record-row">
      {value.photo !== null && <Thumbnail attachment={value.photo} />}
      <div className="row-main">
        <p>{nameOfValue(value)}</p>
        <ValueWithHistory value={value.value} earlier={value.earlier} invalid={value.invalid !== null} />
        {value.added !== null && <small>{say('record.added', { ...value.added })}</small>}
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
      <Change batch={batch} step={step} value={value} />
    </li>
  );
}

/** What a line counted is a word of the catalogue; everything else names itself. */
const nameOfValue = ({ what }: RecordValue): string => sayCode(`counted.${what}`) ?? what;

interface ChangeProps {
  readonly batch: string;
  readonly step: string;
  readonly value: RecordValue;
}

/** Typed values are corrected, captured ones taken back; nothing is typed over. */
function Change({ batch, step, value }: ChangeProps) {
  const { change } = value;
  const what = nameOfValue(value);
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
