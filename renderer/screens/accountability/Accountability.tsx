import { Signature as SignatureIcon } from 'lucide-react';
import type { AccountabilityScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { act } from '../../store/act.ts';
import { openOverlay, useStation } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';
import './accountability.css';

/** Once for each person, before the first signature: that it binds like one on paper (21 CFR 11.10(j)). */
export function Accountability({ screen }: { readonly screen: AccountabilityScreen }) {
  const person = useStation((state) => state.view?.frame.person ?? null);
  return (
    <main className="accountability">
      <div className="accountability-text">
        <SignatureIcon aria-hidden="true" strokeWidth={1.25} />
        <h1>{say('accountability.title', { name: person?.name ?? '' })}</h1>
        <ul>
          <li>{say('accountability.binding')}</li>
          <li>{say('accountability.own')}</li>
          <li>{say('accountability.logged')}</li>
        </ul>
      </div>
      <footer className="footer">
        <Button label={say('button.signOut')} onPress={() => void act({ type: 'SignOut' })} />
        <div className="footer-primary">
          <Button
            kind="primary"
            label={say('accountability.do')}
            affordance={screen.affordances.AcknowledgeAccountability}
            onPress={() => openOverlay({ kind: 'sign', draft: { type: 'AcknowledgeAccountability' } })}
          />
        </div>
      </footer>
    </main>
  );
}
