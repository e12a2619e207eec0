import { useState } from 'react';
import type { Affordance } from '../../../main/contract/views.ts';
import type {
  CountOf,
  RejectReason,
  RunCountOf,
  UnitRejectReason,
} from '../../../main/contract/vocabulary.ts';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Field } from '../../components/Field.tsx';
import { KeyPad } from '../../components/KeyPad.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { act } from '../../store/act.ts';
import { say } from '../../text/say.ts';

const LONGEST_COUNT = 9;
const NOT_YET = { passes: false, refusals: [] } as const;

type Counted = CountOf | RunCountOf;

interface EnterCountProps {
  /** What is counted here, and in which unit. */
  readonly counted: readonly { readonly what: Counted; readonly unit: string }[];
  readonly reasons: readonly (RejectReason | UnitRejectReason)[];
  readonly affordance: Affordance | undefined;
  readonly onClose: () => void;
}

/** One count: of what, why where it was rejected, and how many. What is recorded is never typed over (rules §6). */
export function EnterCount({ counted, reasons, affordance, onClose }: EnterCountProps) {
  const [what, choose] = useState<Counted | null>(null);
  const [reason, because] = useState<RejectReason | UnitRejectReason | null>(null);
  const [page, turn] = useState<'what' | 'why' | 'howMany'>('what');
  const [text, setText] = useState('');
  if (page === 'what' || what === null)
    return (
      <Pick
        key="what"
        title={say('packaging.countWhat')}
        options={counted.map(({ what: value, unit }) => ({
          value,
          text: say(`counted.${value}`),
          detail: unit,
        }))}
        value={what}
        onChange={choose}
        onGo={() => turn(what === 'rejected' ? 'why' : 'howMany')}
        onClose={onClose}
      />
    );
  if (page === 'why')
    return (
      <Pick
        key="why"
        title={say('packaging.rejectedWhy')}
        options={reasons.map((value) => ({ value, text: say(`rejectReason.${value}`) }))}
        value={reason}
        onChange={because}
        onGo={() => turn('howMany')}
        onClose={onClose}
      />
    );
  const record = async () => {
    if (text === '') return;
    const reply = await act({
      type: 'RecordCount',
      what,
      quantity: Number(text),
      reason: what === 'rejected' ? reason : null,
    });
    if (reply?.kind === 'accepted') onClose();
  };
  const unit = counted.find((each) => each.what === what)?.unit ?? '';
  const change = (typed: string) => setText(typed.replace(/\D/g, '').slice(0, LONGEST_COUNT));
  return (
    <Sheet
      key="howMany"
      title={say('packaging.countHowMany', { what: say(`counted.${what}`), unit })}
      onClose={onClose}
      onSubmit={() => void record()}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={onClose} />
          <Button
            kind="primary"
            type="submit"
            label={say('packaging.recordCount')}
            affordance={text === '' ? NOT_YET : affordance}
          />
        </>
      }
    >
      <div className="enter-answer" data-entry="count">
        <Field firstFocus label={unit} value={text} onChange={change} />
        <KeyPad value={text} onChange={change} />
      </div>
    </Sheet>
  );
}

interface PickProps<Value extends string> {
  readonly title: string;
  readonly options: Parameters<typeof Choice<Value>>[0]['options'];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly onGo: () => void;
  readonly onClose: () => void;
}

/** One of a few, before the number. */
function Pick<Value extends string>({ title, options, value, onChange, onGo, onClose }: PickProps<Value>) {
  return (
    <Sheet
      width="wide"
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={onClose} />
          <Button
            kind="primary"
            label={say('packaging.goOn')}
            affordance={value === null ? NOT_YET : undefined}
            onPress={() => value !== null && onGo()}
          />
        </>
      }
    >
      <div className="count-choice">
        <Choice
          label={title}
          labelShown={false}
          columns={3}
          options={options}
          value={value}
          onChange={onChange}
        />
      </div>
    </Sheet>
  );
}
