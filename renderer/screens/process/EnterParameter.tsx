import { useState } from 'react';
import type { ParameterView, ProcessScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { KeyPad } from '../../components/KeyPad.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { act } from '../../store/act.ts';
import { say } from '../../text/say.ts';
import { asDecimal } from '../laboratory/as-decimal.ts';

interface EnterParameterProps {
  readonly screen: ProcessScreen;
  readonly parameter: ParameterView;
  readonly onClose: () => void;
}

/** One value, as the machine shows it. A value outside its limits is not kept: it is an exception (rules §1). */
export function EnterParameter({ screen, parameter, onClose }: EnterParameterProps) {
  const [text, setText] = useState('');
  const { id, name, unit, lowest, highest } = parameter;
  const value = text.replace(/\.$/, '');
  const record = async () => {
    if (value === '') return;
    await act({ type: 'RecordParameter', parameter: id, value });
    onClose();
  };
  const change = (typed: string) => setText(asDecimal(typed));
  return (
    <Sheet
      title={say('process.enterTitle', { name, unit })}
      lead={say('process.limits', { lowest, highest, unit })}
      onClose={onClose}
      onSubmit={() => void record()}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={onClose} />
          <Button
            kind="primary"
            type="submit"
            label={say('process.record')}
            affordance={value === '' ? { passes: false, refusals: [] } : screen.affordances.RecordParameter}
          />
        </>
      }
    >
      <div className="enter-answer" data-entry="count">
        <Field firstFocus label={unit} value={text} onChange={change} />
        <KeyPad point value={text} onChange={change} />
      </div>
    </Sheet>
  );
}
