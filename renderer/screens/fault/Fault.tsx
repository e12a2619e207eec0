import type { FaultScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { say, sayCode } from '../../text/say.ts';
import './fault.css';

/** The station cannot work, and says why; what it holds can still be read. */
export function Fault({ screen }: { readonly screen: FaultScreen }) {
  return (
    <main className="fault">
      <section className="fault-plate" aria-labelledby="fault-title">
        <StateShape shape="blocked" />
        <div>
          <h1 id="fault-title">{say('fault.title')}</h1>
          <ul>
            {screen.reasons.map(({ code, data }) => (
              <li key={code}>{sayCode(`fault.${code}`, data) ?? code}</li>
            ))}
          </ul>
          <p>{say('fault.now')}</p>
        </div>
      </section>
      <Button label={say('fault.details')} onPress={() => openOverlay({ kind: 'station' })} />
    </main>
  );
}
