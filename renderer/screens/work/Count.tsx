import { useState } from 'react';
import type { MassUnit } from '../../../main/contract/quantity.ts';
import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { KeyPad } from '../../components/KeyPad.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { act } from '../../store/act.ts';
import { say } from '../../text/say.ts';
import '../clearance/clearance.css';

interface CountProps {
  readonly container: string;
  readonly unit: MassUnit;
  readonly onClose: () => void;
}

/** What somebody found in a container; what the record expects is not shown, so that the count stays one (rules §9). */
export function Count({ container, unit, onClose }: CountProps) {
  const [text, setText] = useState('');
  const counted = text.replace(/\.$/, '');
  const done = async () => {
    if (counted === '') return;
    const reply = await act({ type: 'CountContainer', container, counted });
    if (reply !== null) onClose();
  };
  const change = (typed: string) =>
    setText(
      typed
        .replace(/[^\d.]/g, '')
        .replace(/^([^.]*\.[^.]*)\..*$/, '$1')
        .slice(0, 12),
    );
  return (
    <Sheet
      title={say('count.title', { container })}
      lead={say('count.lead')}
      onClose={onClose}
      onSubmit={() => void done()}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={onClose} />
          <Button
            kind="primary"
            type="submit"
            label={say('count.do')}
            affordance={counted === '' ? { passes: false, refusals: [] } : undefined}
          />
        </>
      }
    >
      <div className="enter-answer" data-entry="count">
        <Field firstFocus label={say('count.weight', { unit })} value={text} onChange={change} />
        <KeyPad point value={text} onChange={change} />
      </div>
    </Sheet>
  );
}
