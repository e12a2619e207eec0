import type { DispenseScreen } from '../../../../main/contract/views.ts';
import { Button } from '../../../components/Button.tsx';
import { act } from '../../../store/act.ts';
import { openOverlay } from '../../../store/station-store.ts';
import { useLive } from '../../../store/use-live.ts';
import { say } from '../../../text/say.ts';
import { CloseSource, KeepSource } from '../CloseSource.tsx';
import { Containers } from '../Containers.tsx';
import { DispenseFrame } from '../DispenseFrame.tsx';
import { Progress } from '../Progress.tsx';
import { SourceFacts } from '../SourceFacts.tsx';

/** All parts are weighed and verified: close the source, then sign the step. */
export function Finish({ screen }: { readonly screen: DispenseScreen }) {
  const live = useLive(screen.scale);
  const closing = screen.source?.scannedForClose === true;
  const primary =
    screen.phase === 'done' ? (
      <Button kind="primary" label={say('entry.toWork')} onPress={() => void act({ type: 'LeaveStep' })} />
    ) : closing ? (
      <CloseSource screen={screen} live={live} />
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
      tools={closing && <KeepSource screen={screen} live={live} />}
      primary={primary}
    >
      <div className="panel finish">
        <Containers containers={screen.containers} />
        <div className="weigh-facts">
          <Progress screen={screen} />
          <SourceFacts screen={screen} />
        </div>
      </div>
    </DispenseFrame>
  );
}
