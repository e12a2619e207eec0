import { KeyRound } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { SecretEntry } from '../../components/SecretEntry.tsx';
import { act } from '../../store/act.ts';
import { refusalText } from '../../text/refusal-text.ts';
import { say } from '../../text/say.ts';
import { Refused, type Words } from './Refused.tsx';

interface ChooseSecretProps {
  readonly person: string;
  readonly name: string;
  /** The secret that somebody else set: it proves the person once more, and then never again. */
  readonly given: string;
  readonly onChosen: (secret: string) => Promise<void>;
  readonly onLeave: () => void;
}

/** Whoever walks away here leaves nobody the place to choose a secret for them. */
const PATIENCE_MS = 120_000;

/** A person whose secret is known to another chooses one of their own, typed twice, before anything else (21 CFR 11.300). */
export function ChooseSecret({ person, name, given, onChosen, onLeave }: ChooseSecretProps) {
  const [first, setFirst] = useState<string | null>(null);
  const [entry, setEntry] = useState('');
  const [trouble, setTrouble] = useState<Words | null>(null);

  useEffect(() => {
    const timer = setTimeout(onLeave, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [onLeave]);

  const again = (words: Words | null) => {
    setFirst(null);
    setEntry('');
    setTrouble(words);
  };

  const goOn = async (event: FormEvent) => {
    event.preventDefault();
    if (entry === '') return;
    if (first === null) {
      setFirst(entry);
      setEntry('');
      setTrouble(null);
      return;
    }
    if (entry !== first)
      return again({ title: say('ownSecret.differ.title'), now: say('ownSecret.differ.now') });
    const reply = await act({ type: 'ChooseSecret', person, secret: given, newSecret: entry }, 'inline');
    if (reply?.kind === 'accepted') return onChosen(entry);
    const refusal = reply?.kind === 'refused' ? reply.denial.refusals[0] : undefined;
    again(refusal === undefined ? null : refusalText(refusal));
  };

  const label = say(first === null ? 'ownSecret.new' : 'ownSecret.again');
  return (
    <>
      <section className="sign-in-who" aria-label={say('ownSecret.title')}>
        <div className="sign-in-prompt">
          <KeyRound aria-hidden="true" strokeWidth={1.25} />
          <div>
            <h1>{say('ownSecret.title')}</h1>
            <p>{say('ownSecret.why', { name })}</p>
          </div>
        </div>
        <Refused words={trouble} />
        <ul className="sign-in-rules">
          <li>{say('ownSecret.length')}</li>
          <li>{say('ownSecret.guess')}</li>
          <li>{say('ownSecret.alone')}</li>
        </ul>
        <Button label={say('ownSecret.leave')} onPress={onLeave} />
      </section>
      <form className="sign-in-proof" onSubmit={goOn} aria-label={say('ownSecret.title')}>
        <p className="sign-in-name">{label}</p>
        <SecretEntry
          label={label}
          value={entry}
          onChange={setEntry}
          focusOn={label}
          invalid={trouble !== null}
        />
        <Button
          kind="primary"
          type="submit"
          label={say(first === null ? 'ownSecret.next' : 'ownSecret.do')}
        />
      </form>
    </>
  );
}
