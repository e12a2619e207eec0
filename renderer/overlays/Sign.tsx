import { useEffect, useRef, useState } from 'react';
import type { Refusal } from '../../main/contract/refusals.ts';
import type { PersonChip, QueryReply } from '../../main/contract/views.ts';
import { Button } from '../components/Button.tsx';
import { EntryKeys } from '../components/EntryKeys.tsx';
import { Field } from '../components/Field.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { StateShape } from '../components/StateShape.tsx';
import { ask, send } from '../store/act.ts';
import { commandFrom, type Draft, type UnsignedDraft } from '../store/draft.ts';
import { closeOverlay, useStation } from '../store/station-store.ts';
import { useBadge } from '../store/use-badge.ts';
import { refusalText } from '../text/refusal-text.ts';
import { say } from '../text/say.ts';
import { SignedText } from './SignedText.tsx';
import './sign.css';

type Signing = Extract<QueryReply, { kind: 'signing' }>;

/**
 * One signature: its meaning in large letters, the text the station built, who signs, and the secret. The person at
 * the station stays signed in whoever signs here.
 */
export function Sign({ draft }: { readonly draft: UnsignedDraft }) {
  const view = useStation((state) => state.view);
  const holder = view?.frame.person ?? null;
  // One intention, one context: what is asked about and what is sent are the same command.
  const [command] = useState(() => (view === null ? null : commandFrom(draft, view)));
  const signing = useSigning(command);
  const [person, setPerson] = useState('');
  const [secret, setSecret] = useState('');
  const [typesPerson, setTypesPerson] = useState(false);
  const [letters, setLetters] = useState(false);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const secretField = useRef<HTMLInputElement & HTMLTextAreaElement>(null);

  const named = (id: string) => {
    setPerson(id);
    secretField.current?.focus();
  };
  useBadge(named);
  const asksWho = signing?.needsPerson === true;
  useEffect(() => {
    if (signing?.needsPerson === false) secretField.current?.focus();
  }, [signing]);
  const signer = asksWho ? person.trim() : (holder?.id ?? '');
  // A releaser is told before they sign that it takes them off the release of this batch (rules §10).
  const loses = signing?.disqualifies?.people.includes(signer) ? signing.disqualifies.batch : null;
  const missing = signing === null || secret === '' || (asksWho && person.trim() === '');
  const sign = async () => {
    if (command === null || signing === null || missing) return;
    const signature = { person: asksWho ? person.trim() : null, secret, textHash: signing.hash };
    setSecret('');
    const signed = { ...command, id: crypto.randomUUID(), signature } as ReturnType<
      typeof commandFrom<Draft>
    >;
    const reply = await send(signed, 'inline');
    if (reply?.kind === 'accepted') closeOverlay();
    setRefusals(reply?.kind === 'refused' ? reply.denial.refusals : []);
  };

  return (
    <Sheet
      width="wide"
      title={signing === null ? say('sign.making') : say(`meaning.${signing.meaning}`)}
      onClose={closeOverlay}
      onSubmit={() => void sign()}
      actions={
        <>
          {holder !== null && <p className="sheet-aside">{say('sign.staysIn', { name: holder.name })}</p>}
          <Button label={say('sign.decline')} onPress={closeOverlay} />
          <Button
            kind="primary"
            type="submit"
            label={say('sign.do')}
            affordance={missing ? NOT_YET : undefined}
          />
        </>
      }
    >
      <div className="sign" data-letters={letters || undefined}>
        <section className="sign-what" aria-label={say('sign.what')}>
          {signing !== null && <SignedText text={signing.text} />}
          {loses !== null && (
            <p className="sign-warns" role="alert">
              <StateShape shape="attend" /> {say('sign.disqualifies', { batch: loses })}
            </p>
          )}
          {refusals.length > 0 && <SignRefused refusals={refusals} />}
        </section>
        <div className="sign-who">
          {asksWho && (
            <Signer
              holder={signing.ownWork ? holder : null}
              person={person}
              onType={setPerson}
              onName={named}
              onFocus={() => setTypesPerson(true)}
            />
          )}
          {!asksWho && <p className="sign-holder">{holder?.name}</p>}
          <Field
            label={say('secret.label')}
            labelShown={false}
            secret
            value={secret}
            onChange={setSecret}
            invalid={refusals.length > 0}
            inputRef={secretField}
            onFocus={() => setTypesPerson(false)}
          />
        </div>
        <div className="sign-keys">
          <EntryKeys
            value={typesPerson ? person : secret}
            onChange={typesPerson ? (text) => setPerson(text.toUpperCase()) : setSecret}
            letters={letters}
            onLetters={setLetters}
          />
        </div>
      </div>
    </Sheet>
  );
}

const NOT_YET = { passes: false, refusals: [] } as const;

/** The text to sign, built by the station from the command as drafted; null until it has come. */
function useSigning(command: unknown): Signing | null {
  const [signing, setSigning] = useState<Signing | null>(null);
  useEffect(() => {
    let wanted = true;
    if (command !== null) {
      void ask({ kind: 'signing', command }).then((reply) => {
        if (wanted && reply.kind === 'signing') setSigning(reply);
      });
    }
    return () => {
      wanted = false;
    };
  }, [command]);
  return signing;
}

interface SignerProps {
  /** The person at the station, where the signature is theirs. */
  readonly holder: PersonChip | null;
  readonly person: string;
  readonly onType: (person: string) => void;
  readonly onName: (person: string) => void;
  readonly onFocus: () => void;
}

/** Who signs: by badge, by typing the number on it, or by pressing one's own name. */
function Signer({ holder, person, onType, onName, onFocus }: SignerProps) {
  if (holder !== null) {
    return (
      <Button
        label={say('sign.me', { name: holder.name })}
        pressed={person === holder.id}
        onPress={() => onName(holder.id)}
      />
    );
  }
  return (
    <Field
      label={say('sign.badge')}
      value={person}
      onChange={(text) => onType(text.toUpperCase())}
      onFocus={onFocus}
    />
  );
}

function SignRefused({ refusals }: { readonly refusals: readonly Refusal[] }) {
  return (
    <div className="sign-refused" role="alert">
      {refusals.map((refusal) => {
        const text = refusalText(refusal);
        return (
          <p key={`${refusal.gate} ${refusal.code}`}>
            <StateShape shape="blocked" />
            <span>
              <b>{text.title}</b> {text.why} <b>{text.now}</b>
            </span>
          </p>
        );
      })}
    </div>
  );
}
