import { IdCard } from 'lucide-react';
import { useState } from 'react';
import type { Affordance } from '../../main/contract/views.ts';
import { Button } from '../components/Button.tsx';
import { Field } from '../components/Field.tsx';
import { Keyboard } from '../components/Keyboard.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { act } from '../store/act.ts';
import { useBadge } from '../store/use-badge.ts';
import { say } from '../text/say.ts';
import './call-verifier.css';

interface CallVerifierProps {
  /** What the second person does, and when. */
  readonly rule: string;
  readonly affordance: Affordance | undefined;
}

/** The second person comes to this screen and says who they are; the signature proves it later. */
export function CallVerifier({ rule, affordance }: CallVerifierProps) {
  const [typing, setTyping] = useState(false);
  const begin = (verifier: string) => void act({ type: 'BeginVerification', verifier });
  useBadge(begin);
  return (
    <>
      <div className="verify-badge">
        <IdCard aria-hidden="true" strokeWidth={1.25} />
        <div>
          <p className="verify-prompt">{say('verify.badge')}</p>
          <p>{rule}</p>
        </div>
        <Button label={say('person.type')} onPress={() => setTyping(true)} />
      </div>
      {typing && <TypePerson affordance={affordance} onPerson={begin} onClose={() => setTyping(false)} />}
    </>
  );
}

interface TypePersonProps {
  readonly affordance: Affordance | undefined;
  readonly onPerson: (person: string) => void;
  readonly onClose: () => void;
}

/** Where a badge does not read: the number on it says who as well, and proves as little. */
function TypePerson({ affordance, onPerson, onClose }: TypePersonProps) {
  const [text, setText] = useState('');
  const person = text.trim();
  const go = () => {
    if (person === '') return;
    onPerson(person);
    onClose();
  };
  return (
    <Sheet
      width="wide"
      title={say('verify.who')}
      onClose={onClose}
      onSubmit={go}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={onClose} />
          <Button
            kind="primary"
            type="submit"
            label={say('verify.begin', { person })}
            affordance={person === '' ? { passes: false, refusals: [] } : affordance}
          />
        </>
      }
    >
      <Field
        firstFocus
        label={say('person.id')}
        value={text}
        onChange={(typed) => setText(typed.toUpperCase())}
      />
      <Keyboard value={text} onChange={(typed) => setText(typed.toUpperCase())} />
    </Sheet>
  );
}
