import { IdCard } from 'lucide-react';
import { type FormEvent, useCallback, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { Refusal } from '../../../main/contract/refusals.ts';
import type { SignInScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { SecretEntry } from '../../components/SecretEntry.tsx';
import { act } from '../../store/act.ts';
import { useStation } from '../../store/station-store.ts';
import { useBadge } from '../../store/use-badge.ts';
import { massWithUnit } from '../../text/mass.ts';
import { refusalText } from '../../text/refusal-text.ts';
import { say } from '../../text/say.ts';
import { ChooseSecret } from './ChooseSecret.tsx';
import { Refused } from './Refused.tsx';
import './sign-in.css';

/** A badge or a tile says who; the secret proves it. While locked, the step and its values stay in the header. */
export function SignIn({ screen }: { readonly screen: SignInScreen }) {
  const holder = useStation((state) => (screen.locked ? (state.view?.frame.person ?? null) : null));
  const [person, setPerson] = useState<string | null>(null);
  const [secret, setSecret] = useState('');
  /** The secret that proved the person and that somebody else set: it lasts until they chose their own. */
  const [given, setGiven] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const choose = useCallback((id: string | null) => {
    setPerson(id);
    setSecret('');
    setRefusal(null);
    setGiven(null);
  }, []);
  const leave = useCallback(() => choose(null), [choose]);
  useBadge(choose);

  const signIn = async (proof: string) => {
    if (person === null || proof === '') return;
    const reply = await act({ type: 'SignIn', person, secret: proof }, 'inline');
    setSecret('');
    const found = reply?.kind === 'refused' ? (reply.denial.refusals[0] ?? null) : null;
    setGiven(found?.code === 'secret.given' ? proof : null);
    setRefusal(found);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void signIn(secret);
  };

  const name = screen.roster.find(({ id }) => id === person)?.name ?? person;
  if (person !== null && given !== null) {
    return (
      <main className="sign-in">
        <ChooseSecret person={person} name={name ?? person} given={given} onChosen={signIn} onLeave={leave} />
      </main>
    );
  }
  return (
    <main className="sign-in">
      <section className="sign-in-who" aria-label={say('signIn.who')}>
        <div className="sign-in-prompt">
          <IdCard aria-hidden="true" strokeWidth={1.25} />
          <div>
            <h1>{say(screen.locked ? 'signIn.locked' : 'signIn.badge')}</h1>
            <p>{holder === null ? say('signIn.orName') : say('signIn.heldBy', { name: holder.name })}</p>
          </div>
        </div>
        <Refused words={refusal === null ? null : refusalText(refusal)} />
        <Roster screen={screen} person={person} onChoose={choose} />
        {screen.locked && <LockedValues />}
      </section>
      <form className="sign-in-proof" onSubmit={submit} aria-label={say('signIn.proof')}>
        <p className="sign-in-name">{name ?? say('signIn.nobody')}</p>
        <SecretEntry value={secret} onChange={setSecret} focusOn={person} invalid={refusal !== null} />
        <Button kind="primary" type="submit" label={say(screen.locked ? 'signIn.unlock' : 'signIn.do')} />
      </form>
    </main>
  );
}

function Roster({
  screen,
  person,
  onChoose,
}: {
  readonly screen: SignInScreen;
  readonly person: string | null;
  readonly onChoose: (id: string) => void;
}) {
  const secrets = new Map(screen.demoCredentials.map((each) => [each.person, each.secret]));
  return (
    <>
      <ul className="roster">
        {screen.roster.map((each) => (
          <li key={each.id}>
            <AriaButton
              className="roster-tile"
              aria-pressed={each.id === person}
              onPress={() => onChoose(each.id)}
            >
              <b>{each.name}</b>
              <span>
                <bdi>{each.id}</bdi>
                {secrets.has(each.id) && <code>{secrets.get(each.id)}</code>}
              </span>
            </AriaButton>
          </li>
        ))}
      </ul>
      {secrets.size > 0 && !screen.locked && <p className="roster-demo">{say('signIn.demo')}</p>}
    </>
  );
}

/** What the scales show goes on being readable while nobody can press anything. */
function LockedValues() {
  const live = useStation((state) => state.live);
  const shown = Object.values(live).filter(({ gross }) => gross !== null);
  if (shown.length === 0) return null;
  return (
    <ul className="locked-values">
      {shown.map(({ scale, unit, gross, net, stable }) => (
        <li key={scale}>
          {scale} <b>{massWithUnit(net ?? gross ?? '', unit)}</b>{' '}
          {say(net === null ? 'basis.gross' : 'basis.net')},{' '}
          {say(stable ? 'reading.stable' : 'reading.moving')}
        </li>
      ))}
    </ul>
  );
}
