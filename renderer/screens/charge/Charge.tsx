import type { ChargeScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Fact, Facts } from '../../components/Fact.tsx';
import { ScanPrompt } from '../../components/ScanPrompt.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';
import { MachineLog } from '../process/MachineLog.tsx';
import { MachineSubject } from '../process/MachineSubject.tsx';
import { stepEntry } from '../StepEntry.tsx';
import { StepFrame } from '../StepFrame.tsx';
import { InHand, IntakeList, PendingPrimary } from './InHand.tsx';
import './charge.css';

type ChargeProps = { readonly screen: ChargeScreen };

/** Container by container into the machine: shown by one, scanned and signed for by another, and only then added. */
export function Charge({ screen }: ChargeProps) {
  const list = <IntakeList {...screen} />;
  const entry = stepEntry(screen, list);
  if (entry !== null) return entry;
  const { equipment, containers, pending } = screen;
  const open = containers.filter(({ charged }) => charged === null).length;
  const listed = pending === null || pending.verifier !== null;
  return (
    <StepFrame
      screen={screen}
      subject={<MachineSubject machine={equipment} />}
      tools={<MachineLog machine={equipment.id} />}
      primary={<ChargePrimary screen={screen} open={open} />}
    >
      <div className="panel charge">
        {pending !== null && <InHand pending={pending} affordances={screen.affordances} />}
        {pending === null && open > 0 && <ScanPrompt size="small" text={say('charge.scan')} />}
        {listed && list}
        <Facts>
          <Fact name={say('charge.inside')}>{screen.chargedTotal}</Fact>
          <Fact name={say('charge.total')}>{screen.total}</Fact>
          <Fact name={say('charge.open')}>{open}</Fact>
        </Facts>
      </div>
    </StepFrame>
  );
}

function ChargePrimary({ screen, open }: ChargeProps & { readonly open: number }) {
  const { pending, affordances } = screen;
  if (pending !== null) return <PendingPrimary pending={pending} affordances={affordances} />;
  return open > 0 ? (
    <Waiting on="scan" text={say('charge.scanWait', { n: open })} />
  ) : (
    <Button
      kind="primary"
      label={say('charge.close')}
      affordance={affordances.CompleteStep}
      onPress={() => openOverlay({ kind: 'sign', draft: { type: 'CompleteStep' } })}
    />
  );
}
