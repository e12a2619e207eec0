import type { PackagingScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Fact, Facts } from '../../components/Fact.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';
import { stepEntry } from '../StepEntry.tsx';
import { StepFrame } from '../StepFrame.tsx';

/** The terminal of a packaging line: read from the other side of the line, and pressed with gloves. */
export function Packaging({ screen }: { readonly screen: PackagingScreen }) {
  const totals = <Totals screen={screen} />;
  const entry = stepEntry(screen, totals);
  if (entry !== null) return entry;
  return (
    <StepFrame
      screen={screen}
      primary={
        <Button
          kind="primary"
          label={say('entry.complete.do')}
          affordance={screen.affordances.CompleteStep}
          onPress={() => openOverlay({ kind: 'sign', draft: { type: 'CompleteStep' } })}
        />
      }
    >
      <div className="panel packaging">{totals}</div>
    </StepFrame>
  );
}

function Totals({ screen }: { readonly screen: PackagingScreen }) {
  return (
    <Facts>
      <Fact name={say('packaging.good')}>{screen.good}</Fact>
      <Fact name={say('packaging.target')}>{screen.target}</Fact>
    </Facts>
  );
}
