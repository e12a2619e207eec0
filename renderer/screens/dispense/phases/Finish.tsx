import type { DispenseScreen } from '../../../../main/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { Fact, Facts } from '../../../components/Fact.tsx';
import { act } from '../../../store/act.ts';
import { openOverlay } from '../../../store/station-store.ts';
import { useLive } from '../../../store/use-live.ts';
import { massWithUnit } from '../../../text/mass.ts';
import { say } from '../../../text/say.ts';
import { CloseOther, ClosePrimary } from '../CloseSource.tsx';
import { Containers } from '../Containers.tsx';
import { DispenseFrame } from '../DispenseFrame.tsx';
import { SourceFacts } from '../SourceFacts.tsx';

/** All parts are weighed and verified: close the source, then sign the step. */
export function Finish({ screen }: { readonly screen: DispenseScreen }) {
  const live = useLive(screen.scale);
  const closing = screen.source?.scannedForClose === true;
  const primary =
    screen.phase === 'done' ? (
      <Button kind="primary" label={say('entry.toWork')} onPress={() => void act({ type: 'LeaveStep' })} />
    ) : closing ? (
      <ClosePrimary screen={screen} live={live} />
    ) : (
      <Button
        kind="primary"
        label={say('entry.complete.do')}
        affordance={screen.affordances.CompleteStep}
        onPress={() => openOverlay({ kind: 'sign', draft: { type: 'CompleteStep' } })}
      />
    );
  return (
    <DispenseFrame
      screen={screen}
      tools={closing && <CloseOther screen={screen} live={live} />}
      primary={primary}
    >
      <div className="panel finish">
        <Containers containers={screen.containers} />
        <div className="weigh-facts">
          <Done screen={screen} />
          <SourceFacts screen={screen} />
        </div>
      </div>
    </DispenseFrame>
  );
}

/** The whole amount against what was asked for; nothing more is to be weighed. */
function Done({ screen: { amounts } }: { readonly screen: DispenseScreen }) {
  if (amounts === null) return null;
  return (
    <Facts>
      <Fact name={say('dispense.stepTarget')}>{massWithUnit(amounts.stepTarget, amounts.unit)}</Fact>
      <Fact name={say('dispense.stepDone')}>{massWithUnit(amounts.stepDone, amounts.unit)}</Fact>
    </Facts>
  );
}
