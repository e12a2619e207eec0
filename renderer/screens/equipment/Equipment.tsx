import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { EquipmentCard, EquipmentDesk, MachineCard } from '../../../main/contract/equipment-views.ts';
import { Pager } from '../../components/Pager.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { say, sayCode } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';
import { EquipmentStory } from './EquipmentStory.tsx';
import { equipmentShape, machineShape } from './equipment-shape.ts';
import { MachineStory } from './MachineStory.tsx';
import { machineStanding } from './machine-standing.ts';
import '../review/review.css';
import './equipment.css';

const PER_PAGE = 4;

/** Every scale and machine with its service, calibration, check and holds; the chosen one with its way back into service. */
export function Equipment({ desk }: { readonly desk: EquipmentDesk }) {
  const [wanted, choose] = useState<string | null>(null);
  const rows = [...desk.cards, ...desk.machines];
  const chosen = rows.find(({ id }) => id === wanted) ?? rows[0];
  return (
    <div className="review">
      <Pager rows={rows} size={PER_PAGE}>
        {(page) => (
          <ul className="review-list" aria-label={say('work.tab.equipment', { n: rows.length })}>
            {page.map((card) => (
              <li key={card.id}>
                <AriaButton
                  className="review-row"
                  aria-pressed={card === chosen}
                  onPress={() => choose(card.id)}
                >
                  <StateShape shape={'clean' in card ? machineShape(card) : equipmentShape(card)} />
                  <Row card={card} />
                </AriaButton>
              </li>
            ))}
          </ul>
        )}
      </Pager>
      {chosen === undefined ? (
        <p className="review-none">{say('equipment.none')}</p>
      ) : (
        <Story card={chosen} />
      )}
    </div>
  );
}

type CardProps = { readonly card: EquipmentCard | MachineCard };

const Story = ({ card }: CardProps) =>
  'clean' in card ? <MachineStory key={card.id} card={card} /> : <EquipmentStory key={card.id} card={card} />;

function Row({ card }: CardProps) {
  const offset = usePlantOffset();
  return (
    <span>
      <b>
        <bdi>{card.id}</bdi> · {card.name}
      </b>
      <span className="review-row-facts">
        {'clean' in card ? machineStanding(card, offset) : standingOf(card)}
      </span>
    </span>
  );
}

/** What matters most about a scale now, in one line. */
function standingOf({ service, calibrationOverdue, calibrationDue, holds, check }: EquipmentCard): string {
  if (service !== 'inService') return sayCode(`serviceState.${service}`) ?? service;
  if (calibrationOverdue) return say('equipment.overdue', { day: calibrationDue });
  if (holds.length > 0) return say('equipment.onHold');
  return sayCode(`checkState.${check}`) ?? check;
}
