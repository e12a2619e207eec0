import { useState } from 'react';
import type { CheckedRunScreen, RunAccountView } from '../../../main/contract/views.ts';
import { RUN_COUNTED, UNIT_REJECT_REASONS } from '../../../main/contract/vocabulary.ts';
import { Button } from '../../components/Button.tsx';
import { Fact, Facts } from '../../components/Fact.tsx';
import { Field } from '../../components/Field.tsx';
import { KeyPad } from '../../components/KeyPad.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { act } from '../../store/act.ts';
import { say } from '../../text/say.ts';
import { asDecimal } from '../laboratory/as-decimal.ts';
import { EnterCount } from '../packaging/EnterCount.tsx';

interface RunAccountProps {
  readonly screen: CheckedRunScreen;
  readonly onClose: () => void;
}

/** What the counters of the machine say. */
export const RunCount = ({ screen, onClose }: RunAccountProps) => (
  <EnterCount
    counted={RUN_COUNTED.map((what) => ({ what, unit: screen.units }))}
    reasons={UNIT_REJECT_REASONS}
    affordance={screen.affordances.RecordCount}
    onClose={onClose}
  />
);

/** The powder that was left in the hopper, typed once; the second person verifies it with the step (rules §6). */
export function EnterHeel({ screen, onClose }: RunAccountProps) {
  const [text, setText] = useState('');
  const value = text.replace(/\.$/, '');
  const record = async () => {
    if (value === '') return;
    const reply = await act({ type: 'RecordHeel', value, unit: 'kg' });
    if (reply?.kind === 'accepted') onClose();
  };
  const change = (typed: string) => setText(asDecimal(typed));
  return (
    <Sheet
      title={say('checkedRun.heel')}
      lead={say('checkedRun.heel.lead', { equipment: screen.feeding?.equipment.id ?? '' })}
      onClose={onClose}
      onSubmit={() => void record()}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={onClose} />
          <Button
            kind="primary"
            type="submit"
            label={say('checkedRun.heel.do')}
            affordance={value === '' ? { passes: false, refusals: [] } : screen.affordances.RecordHeel}
          />
        </>
      }
    >
      <div className="enter-answer" data-entry="count">
        <Field firstFocus label="kg" value={text} onChange={change} />
        <KeyPad point value={text} onChange={change} />
      </div>
    </Sheet>
  );
}

interface AccountProps {
  readonly screen: CheckedRunScreen;
  readonly account: RunAccountView;
  readonly onCount: () => void;
}

/** Units and powder as they add up; a word and a shape beside the number, so that no colour says it alone. */
export function Account({ screen, account, onCount }: AccountProps) {
  const { good, rejected, sampled, heel, powder } = account;
  return (
    <section className="run-account">
      <Facts>
        <Fact name={say('checkedRun.good', { units: screen.units })}>{good}</Fact>
        <Fact name={say('counted.rejected')}>{rejected}</Fact>
        <Fact name={say('checkedRun.sampled')}>{sampled}</Fact>
        <Fact name={say('checkedRun.heel')}>{heel ?? '–'}</Fact>
        {powder !== null && (
          <Fact name={say('checkedRun.lost', { percent: powder.limit })} wide>
            <StateShape shape={powder.within ? 'done' : 'attend'} /> {powder.lost} ({powder.percent} %)
          </Fact>
        )}
      </Facts>
      {good > 0 && (
        <Button
          label={say('checkedRun.count')}
          affordance={screen.affordances.RecordCount}
          onPress={onCount}
        />
      )}
    </section>
  );
}
