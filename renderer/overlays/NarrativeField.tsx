import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { Field } from '../components/Field.tsx';
import { Keyboard } from '../components/Keyboard.tsx';
import { say } from '../text/say.ts';

interface NarrativeProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Shown only on request, where words are optional beside the reason code (S8). */
  readonly optional?: boolean;
}

/** One sentence in a person's own words; it accompanies a code and never replaces it. */
export function NarrativeField({ label, value, onChange, optional = false }: NarrativeProps) {
  const [asked, setAsked] = useState(false);
  if (optional && !asked) {
    return (
      <div>
        <Button size="least" label={say('narrative.add')} onPress={() => setAsked(true)} />
      </div>
    );
  }
  return (
    <>
      <Field label={label} value={value} onChange={onChange} />
      <Keyboard value={value} onChange={onChange} />
    </>
  );
}
