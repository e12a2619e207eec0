import { Paperclip } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { BatchRecordView, RecordStep } from '../../../main/contract/record-view.ts';
import { Choice } from '../../components/Choice.tsx';
import { Pager } from '../../components/Pager.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { STEP_SHAPE } from '../../components/step-shape.ts';
import { ask } from '../../store/act.ts';
import { useStation } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';
import { RecordStepView } from './RecordStepView.tsx';
import { WholeBatch } from './WholeBatch.tsx';
import './record.css';

const STEPS_PER_PAGE = 4;
/** Rows of steps that remain beside the choice of so many batches. */
const STEPS_BESIDE: Readonly<Record<number, number>> = { 2: 3, 3: 2 };
const BATCHES_SHOWN = 3;
/** The row of what belongs to the batch and to none of its steps. */
const WHOLE = 'whole';

/** The live record of a batch: its steps, and of the chosen one every value with who, when and how (S33). */
export function BatchRecord({ batches }: { readonly batches: readonly string[] }) {
  const [wantedBatch, chooseBatch] = useState<string | null>(null);
  const [wantedStep, chooseStep] = useState<string | null>(null);
  const batch = batches.find((each) => each === wantedBatch) ?? batches.at(-1) ?? '';
  const record = useRecord(batch);
  const shown = batches.slice(-BATCHES_SHOWN);
  if (record === null) return <p className="review-none">{say('record.loading')}</p>;
  const step =
    wantedStep === WHOLE
      ? undefined
      : (record.steps.find(({ id }) => id === wantedStep) ??
        record.steps.find(({ values }) => values.length > 0) ??
        record.steps[0]);
  const rows: readonly (RecordStep | typeof WHOLE)[] = [WHOLE, ...record.steps];
  return (
    <div className="review record">
      <div className="record-list">
        {batches.length > 1 && (
          <Choice
            label={say('record.batch')}
            labelShown={false}
            columns={1}
            options={shown.map((value) => ({ value, text: value }))}
            value={batch}
            onChange={chooseBatch}
          />
        )}
        <Pager rows={rows} size={STEPS_BESIDE[shown.length] ?? STEPS_PER_PAGE}>
          {(page) => (
            <ul className="review-list" aria-label={say('record.steps')}>
              {page.map((each) =>
                each === WHOLE ? (
                  <li key={WHOLE}>
                    <AriaButton
                      className="review-row"
                      aria-pressed={step === undefined}
                      onPress={() => chooseStep(WHOLE)}
                    >
                      <Paperclip aria-hidden="true" className="shape" />
                      <span>
                        <b>{say('record.whole')}</b>
                        <span className="review-row-facts">
                          {say('record.wholeFacts', { n: record.attachments.length })}
                        </span>
                      </span>
                    </AriaButton>
                  </li>
                ) : (
                  <li key={each.id}>
                    <AriaButton
                      className="review-row"
                      aria-pressed={each === step}
                      onPress={() => chooseStep(each.id)}
                    >
                      <StateShape shape={STEP_SHAPE[each.state]} />
                      <span>
                        <b>{each.title}</b>
                        <span className="review-row-facts">
                          <bdi>{each.id}</bdi> · {say(`step.${each.state}`)}
                        </span>
                      </span>
                    </AriaButton>
                  </li>
                ),
              )}
            </ul>
          )}
        </Pager>
      </div>
      {step === undefined ? (
        <WholeBatch record={record} />
      ) : (
        <RecordStepView key={step.id} batch={record.batch} step={step} />
      )}
    </div>
  );
}

/** Asked anew with every change at the station, so that what is read here is what stands in the log. */
function useRecord(batch: string): BatchRecordView | null {
  const revision = useStation((state) => state.view?.revision ?? 0);
  const [record, setRecord] = useState<BatchRecordView | null>(null);
  useEffect(() => {
    let wanted = revision >= 0;
    void ask({ kind: 'batchRecord', batch }).then((reply) => {
      if (wanted && reply.kind === 'batchRecord') setRecord(reply.record);
    });
    return () => {
      wanted = false;
    };
  }, [batch, revision]);
  return record;
}
