import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { Field } from '../components/Field.tsx';
import { Keyboard } from '../components/Keyboard.tsx';
import { say } from '../text/say.ts';
import type { Disposition } from './Decide.tsx';
import './decide.css';

interface Planned {
  readonly title: string;
  readonly instructions: readonly string[];
}

const MOST_STEPS = 5;
const MOST_INSTRUCTIONS = 10;
const LONGEST_TITLE = 120;

/** The steps of a rework, said one sentence after the other: first what a step is called, then what is done in it. */
export function Rework({ onMade }: { readonly onMade: (disposition: Disposition | null) => void }) {
  const [steps, setSteps] = useState<readonly Planned[]>([]);
  const [text, setText] = useState('');
  const [names, setNames] = useState(true);
  const words = text.trim();
  const last = steps.at(-1);
  const keep = (next: readonly Planned[]) => {
    setSteps(next);
    setText('');
    setNames(false);
    const whole = next.length > 0 && next.every(({ instructions }) => instructions.length > 0);
    onMade(whole ? { kind: 'rework', steps: next } : null);
  };
  const add = () => {
    if (words === '') return;
    if (names || last === undefined)
      return keep([...steps, { title: words.slice(0, LONGEST_TITLE), instructions: [] }]);
    keep([...steps.slice(0, -1), { ...last, instructions: [...last.instructions, words] }]);
  };
  return (
    <div className="rework">
      <p className="rework-steps">
        {steps.length === 0
          ? say('rework.empty')
          : steps
              .map(({ title, instructions }, index) => `${index + 1}. ${title} (${instructions.length})`)
              .join(' · ')}
      </p>
      <div className="rework-add">
        <Field
          firstFocus
          label={names ? say('rework.title') : say('rework.instruction', { title: last?.title ?? '' })}
          value={text}
          onChange={setText}
        />
        <Button
          size="least"
          label={names ? say('rework.addStep') : say('rework.addInstruction')}
          affordance={
            words === '' || (!names && (last?.instructions.length ?? 0) >= MOST_INSTRUCTIONS)
              ? { passes: false, refusals: [] }
              : undefined
          }
          onPress={add}
        />
        {!names && (last?.instructions.length ?? 0) > 0 && steps.length < MOST_STEPS && (
          <Button size="least" label={say('rework.nextStep')} onPress={() => setNames(true)} />
        )}
      </div>
      <Keyboard value={text} onChange={setText} />
    </div>
  );
}
