import type { EquipmentCard, ServiceAct } from '../../../main/contract/equipment-views.ts';
import { Button } from '../../components/Button.tsx';
import { CaptureButton } from '../../components/CaptureButton.tsx';
import { LiveNumber } from '../../components/LiveNumber.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { useLive } from '../../store/use-live.ts';
import { massWithUnit } from '../../text/mass.ts';
import { say } from '../../text/say.ts';

interface NextActProps {
  readonly card: EquipmentCard;
  readonly next: ServiceAct;
}

/** The one act that comes next, as the primary button; a reading is captured where the scale stands. */
export function NextAct({ card, next }: NextActProps) {
  if (next.kind === 'measure') return <Measure card={card} next={next} />;
  const { id: scale } = card;
  const { kind, affordance } = next;
  const open = () => {
    switch (kind) {
      case 'adjust':
        return openOverlay({ kind: 'adjust', scale });
      case 'requestReturn':
        return openOverlay({ kind: 'sign', draft: { type: 'RequestReturn', scale } });
      case 'approveReturn':
        return openOverlay({ kind: 'sign', draft: { type: 'ApproveReturn', scale } });
    }
  };
  return <Button kind="primary" label={say(`equipment.${kind}.do`)} affordance={affordance} onPress={open} />;
}

function Measure({
  card,
  next,
}: {
  readonly card: EquipmentCard;
  readonly next: Extract<ServiceAct, { kind: 'measure' }>;
}) {
  const { id: scale, here, unit, weights, station } = card;
  const { phase, nominal, affordance } = next;
  const live = useLive(here ? scale : null);
  if (!here) return <p className="story-rule">{say('equipment.elsewhere', { station: station ?? '' })}</p>;
  return (
    <>
      <LiveNumber live={live} basis="gross" size="figure" />
      {weights.inHand ? (
        <CaptureButton
          live={live}
          basis="gross"
          label={(value) => say('equipment.record', { nominal: massWithUnit(nominal, unit), value })}
          empty={say('equipment.put', { nominal: massWithUnit(nominal, unit) })}
          affordance={affordance}
          draft={(displayed) => ({ type: 'CaptureReference', scale, phase, nominal, displayed })}
        />
      ) : (
        <Waiting on="scan" text={say('equipment.scan', { set: weights.set })} />
      )}
    </>
  );
}
