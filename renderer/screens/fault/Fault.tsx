import type { FaultScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { say, sayCode } from '../../text/say.ts';
import { GapSignatures, SignGap } from './Gap.tsx';
import './fault.css';

/** The station cannot work, and says why; what it holds can still be read, and what is lost can be signed for. */
export function Fault({ screen }: { readonly screen: FaultScreen }) {
  const { gap } = screen;
  return (
    <main className="fault">
      <section className="fault-plate" aria-labelledby="fault-title">
        <StateShape shape="blocked" />
        <div>
          <h1 id="fault-title">{say(gap === null ? 'fault.title' : 'fault.gap.title')}</h1>
          <ul>
            {screen.reasons.map(({ code, data }) => (
              <li key={code}>{sayCode(`fault.${code}`, data) ?? code}</li>
            ))}
            {gap !== null && <li>{say('fault.gap.whole')}</li>}
          </ul>
          {gap === null ? <p>{say('fault.now')}</p> : <GapSignatures gap={gap} />}
        </div>
      </section>
      <div className="fault-ways">
        <Button label={say('fault.details')} onPress={() => openOverlay({ kind: 'station' })} />
        {gap !== null && <SignGap gap={gap} />}
      </div>
    </main>
  );
}
