import { useState } from 'react';
import type { DispositionChoices } from '../../main/contract/views.ts';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { Pager } from '../components/Pager.tsx';
import { say } from '../text/say.ts';
import type { Disposition } from './Decide.tsx';
import { NarrativeField } from './NarrativeField.tsx';

interface PartProps {
  readonly choices: DispositionChoices;
  /** What it is by now; null while something is missing. */
  readonly onMade: (disposition: Disposition | null) => void;
}

/** The assessment in one sentence, and whether the step goes on or is left out. */
export function AsIs({ choices, onMade }: PartProps) {
  const [assessment, setAssessment] = useState('');
  const [step, setStep] = useState<'resume' | 'notExecuted'>('resume');
  const change = (sentence: string, what: typeof step) => {
    setAssessment(sentence);
    setStep(what);
    const trimmed = sentence.trim();
    onMade(trimmed === '' ? null : { kind: 'useAsIs', assessment: trimmed, step: what });
  };
  return (
    <>
      {choices.leaveOut && (
        <Choice
          label={say('decide.step')}
          labelShown={false}
          options={[
            { value: 'resume', text: say('decide.resume') },
            { value: 'notExecuted', text: say('decide.notExecuted') },
          ]}
          value={step}
          onChange={(what) => change(assessment, what)}
        />
      )}
      <NarrativeField
        label={say('decide.assessment')}
        value={assessment}
        onChange={(sentence) => change(sentence, step)}
      />
    </>
  );
}

const PER_PAGE = 6;

/** The containers that are destroyed, each named. */
export function Containers({ choices, onMade }: PartProps) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id];
    setChosen(next);
    onMade(next.length === 0 ? null : { kind: 'scrap', containers: next });
  };
  return (
    <Pager rows={choices.containers} size={PER_PAGE}>
      {(page) => (
        <div className="tiles">
          {page.map(({ container, text }) => (
            <Button
              key={container}
              size="primary"
              label={container}
              detail={text}
              pressed={chosen.includes(container)}
              onPress={() => toggle(container)}
            />
          ))}
        </div>
      )}
    </Pager>
  );
}

/** A lot of another item that the recipe approves, first to expire first. */
export function OtherLot({ choices, onMade }: PartProps) {
  const [lot, setLot] = useState<string | null>(null);
  return (
    <Choice
      label={say('decide.lot')}
      options={choices.substitutes.map((each) => ({ value: each.lot, text: each.lot, detail: each.text }))}
      value={lot}
      onChange={(id) => {
        setLot(id);
        onMade({ kind: 'substitute', lot: id });
      }}
    />
  );
}
