import { IdCard } from 'lucide-react';
import { useState } from 'react';
import type { Affordance, DispenseScreen } from '../../../../main/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { Code } from '../../../components/Code.tsx';
import { Fact, Facts } from '../../../components/Fact.tsx';
import { Field } from '../../../components/Field.tsx';
import { Keyboard } from '../../../components/Keyboard.tsx';
import { LiveNumber } from '../../../components/LiveNumber.tsx';
import { Sheet } from '../../../components/Sheet.tsx';
import { StateShape } from '../../../components/StateShape.tsx';
import { Waiting } from '../../../components/Waiting.tsx';
import { act } from '../../../store/act.ts';
import { openOverlay } from '../../../store/station-store.ts';
import { useBadge } from '../../../store/use-badge.ts';
import { useLive } from '../../../store/use-live.ts';
import { massWithUnit } from '../../../text/mass.ts';
import { say } from '../../../text/say.ts';
import { Containers } from '../Containers.tsx';
import { DispenseFrame } from '../DispenseFrame.tsx';
import { ReadNote } from '../ReadOff.tsx';

type Verification = NonNullable<DispenseScreen['verification']>;
type VerifyProps = { readonly screen: DispenseScreen };

/** The second person, at the same scale, with scans of their own, while the container stands on it (rules §5). */
export function VerifyContainer({ screen }: VerifyProps) {
  const { verification } = screen;
  return verification === null ? (
    <CallVerifier screen={screen} />
  ) : (
    <Evidence screen={screen} verification={verification} />
  );
}

function CallVerifier({ screen }: VerifyProps) {
  const [typing, setTyping] = useState(false);
  const begin = (verifier: string) => void act({ type: 'BeginVerification', verifier });
  useBadge(begin);
  return (
    <DispenseFrame screen={screen} primary={<Waiting on="scan" text={say('verify.badgeWait')} />}>
      <div className="panel verify-call">
        <div className="verify-badge">
          <IdCard aria-hidden="true" strokeWidth={1.25} />
          <div>
            <p className="verify-prompt">{say('verify.badge')}</p>
            <p>{say('verify.rule')}</p>
          </div>
          <Button label={say('person.type')} onPress={() => setTyping(true)} />
        </div>
        <Containers containers={screen.containers.filter(({ phase }) => phase === 'labelled')} />
        {typing && (
          <TypePerson
            affordance={screen.affordances.BeginVerification}
            onPerson={begin}
            onClose={() => setTyping(false)}
          />
        )}
      </div>
    </DispenseFrame>
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

function Evidence({ screen, verification }: VerifyProps & { readonly verification: Verification }) {
  const live = useLive(screen.scale);
  const { manual } = screen;
  const displayed = live?.displayed ?? manual?.gross ?? null;
  const container = screen.containers.find((each) => each.container === verification.container);
  const unit = screen.amounts?.unit ?? live?.unit ?? '';
  const open = verification.sources.some(({ scanned }) => !scanned) || !verification.labelScanned;
  const affordance = screen.affordances.VerifyContainer;
  return (
    <DispenseFrame
      screen={screen}
      primary={
        open && affordance?.passes !== true ? (
          <Waiting on="scan" text={say('waiting.scan')} />
        ) : (
          <Button
            kind="primary"
            label={say('verify.sign')}
            affordance={affordance}
            onPress={() =>
              displayed !== null &&
              openOverlay({ kind: 'sign', draft: { type: 'VerifyContainer', displayed } })
            }
          />
        )
      }
    >
      <div className="panel verify">
        <section>
          <h2>{say('verify.scans', { verifier: verification.verifier })}</h2>
          <ul className="verify-scans">
            {verification.sources.map((source) => (
              <Scan
                key={source.container}
                done={source.scanned}
                what={say('verify.source')}
                code={source.container}
              />
            ))}
            <Scan done={verification.labelScanned} what={say('verify.label')} code={verification.container} />
          </ul>
        </section>
        <section>
          <h2>{say(verification.weighedAgain ? 'verify.weighedAgain' : 'verify.onScale')}</h2>
          <LiveNumber live={live} basis="gross" size="figure" />
          {manual?.state === 'confirmed' && live?.displayed == null && <ReadNote card={manual} />}
          <p className="verify-recorded">{say('verify.recordedHead')}</p>
          <Facts>
            <Fact name={say('dispense.grossHead')}>{massWithUnit(verification.recordedGross, unit)}</Fact>
            {container !== undefined && (
              <Fact name={say('dispense.tareHead')}>{massWithUnit(container.tare, unit)}</Fact>
            )}
            {container !== undefined && (
              <Fact name={say('dispense.netHead')}>{massWithUnit(container.net, unit)}</Fact>
            )}
          </Facts>
        </section>
      </div>
    </DispenseFrame>
  );
}

function Scan({
  done,
  what,
  code,
}: {
  readonly done: boolean;
  readonly what: string;
  readonly code: string;
}) {
  return (
    <li data-done={done || undefined}>
      <StateShape shape={done ? 'done' : 'ready'} />
      <span>
        {what} <Code>{code}</Code>
      </span>
      <small>{say(done ? 'verify.scanned' : 'verify.notScanned')}</small>
    </li>
  );
}
