import { IdCard } from 'lucide-react';
import { useState } from 'react';
import { useBadge } from '../store/use-badge.ts';
import { say } from '../text/say.ts';
import { Button } from './Button.tsx';
import { Field } from './Field.tsx';
import { Keyboard } from './Keyboard.tsx';
import './person-entry.css';

interface PersonEntryProps {
  readonly prompt: string;
  readonly value: string;
  readonly onChange: (person: string) => void;
  /** A badge was shown; without it, the badge only fills the field. */
  readonly onBadge?: (person: string) => void;
}

/** Who a second person is: by badge, or by typing their own number. It proves nothing; the secret does. */
export function PersonEntry({ prompt, value, onChange, onBadge }: PersonEntryProps) {
  const [typing, setTyping] = useState(false);
  useBadge(onBadge ?? onChange);
  return (
    <div className="person-entry">
      <div className="person-entry-prompt">
        <IdCard aria-hidden="true" strokeWidth={1.25} />
        <p>{prompt}</p>
        {!typing && <Button label={say('person.type')} onPress={() => setTyping(true)} />}
      </div>
      {typing && (
        <>
          <Field label={say('person.id')} value={value} onChange={(text) => onChange(text.toUpperCase())} />
          <Keyboard value={value} onChange={(text) => onChange(text.toUpperCase())} />
        </>
      )}
    </div>
  );
}
