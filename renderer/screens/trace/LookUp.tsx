import { useState } from 'react';
import type { TraceStart } from '../../../main/contract/trace.ts';
import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { Keyboard } from '../../components/Keyboard.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { say } from '../../text/say.ts';
import { lookUp } from './use-trace.ts';

interface LookUpProps {
  readonly onFound: (start: TraceStart) => void;
  readonly onClose: () => void;
}

/** A number typed to look something up: it names nothing that is used, so it may be typed (S106). */
export function LookUp({ onFound, onClose }: LookUpProps) {
  const [text, setText] = useState('');
  const [unknown, setUnknown] = useState<string | null>(null);
  const id = text.trim();
  const change = (typed: string) => {
    setUnknown(null);
    setText(typed.toUpperCase().slice(0, 40));
  };
  const find = async () => {
    if (id === '') return;
    const found = await lookUp(id);
    if (found === null) setUnknown(id);
    else onFound(found);
  };
  return (
    <Sheet
      width="wide"
      title={say('trace.typeTitle')}
      lead={say('trace.typeLead')}
      onClose={onClose}
      onSubmit={() => void find()}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={onClose} />
          <Button
            kind="primary"
            type="submit"
            label={say('trace.find')}
            affordance={id === '' ? { passes: false, refusals: [] } : undefined}
          />
        </>
      }
    >
      <Field
        firstFocus
        label={say('trace.number')}
        value={text}
        onChange={change}
        invalid={unknown !== null}
        hint={unknown === null ? undefined : say('trace.unknown', { id: unknown })}
      />
      <Keyboard value={text} onChange={change} />
    </Sheet>
  );
}
