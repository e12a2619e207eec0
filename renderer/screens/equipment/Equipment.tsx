import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type {
  DetectorCard,
  EquipmentCard,
  EquipmentDesk,
  MachineCard,
} from '../../../main/contract/equipment-views.ts';
import { DueText } from '../../components/DueText.tsx';
import { worstDue } from '../../components/due-words.ts';
import { Pager } from '../../components/Pager.tsx';
import { type Shape, StateShape } from '../../components/StateShape.tsx';
import { dayAndTime } from '../../text/moment.ts';
import { say, sayCode } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';
import { DetectorStory } from './DetectorStory.tsx';
import { EquipmentStory } from './EquipmentStory.tsx';
import { detectorShape, equipmentShape, machineShape } from './equipment-shape.ts';
import { MachineStory } from './MachineStory.tsx';
import { machineStanding } from './machine-standing.ts';
import '../review/review.css';
import './equipment.css';

const PER_PAGE = 4;

/** Every scale, detector and machine with its service, calibration, check and holds; the chosen one with its way back into service. */
export function Equipment({
  desk,
  first = null,
}: {
  readonly desk: EquipmentDesk;
  readonly first?: string | null;
}) {
  const [wanted, choose] = useState(first);
  const rows = [...desk.cards, ...desk.detectors, ...desk.machines];
  const chosen = rows.find(({ id }) => id === wanted) ?? rows[0];
  const at = rows.findIndex(({ id }) => id === first);
  return (
    <div className="review">
      <Pager rows={rows} size={PER_PAGE} start={Math.max(0, Math.floor(at / PER_PAGE))}>
        {(page) => (
          <ul className="review-list" aria-label={say('work.tab.equipment', { n: rows.length })}>
            {page.map((card) => (
              <li key={card.id}>
                <AriaButton
                  className="review-row"
                  aria-pressed={card === chosen}
                  onPress={() => choose(card.id)}
                >
                  <StateShape shape={shapeOf(card)} />
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

type Card = EquipmentCard | DetectorCard | MachineCard;
type CardProps = { readonly card: Card };

function Story({ card }: CardProps) {
  if ('clean' in card) return <MachineStory key={card.id} card={card} />;
  return 'pieces' in card ? (
    <DetectorStory key={card.id} card={card} />
  ) : (
    <EquipmentStory key={card.id} card={card} />
  );
}

function shapeOf(card: Card): Shape {
  if ('clean' in card) return machineShape(card);
  return 'pieces' in card ? detectorShape(card) : equipmentShape(card);
}

function standing(card: Card, offset: string): string {
  if ('clean' in card) return machineStanding(card, offset);
  return 'pieces' in card ? detectorStanding(card, offset) : standingOf(card);
}

function Row({ card }: CardProps) {
  const offset = usePlantOffset();
  return (
    <span>
      <b>
        <bdi>{card.id}</bdi> · {card.name}
      </b>
      <span className="review-row-facts">
        {'due' in card && isNear(card) ? <NearDue card={card} /> : standing(card, offset)}
      </span>
    </span>
  );
}

/** In service and free, with an end ahead that somebody has to see to. */
const isNear = ({ service, calibrationOverdue, holds, due }: EquipmentCard): boolean =>
  service === 'inService' &&
  !calibrationOverdue &&
  holds.length === 0 &&
  due.some(({ what, standing }) => what !== 'check' && standing !== 'good');

function NearDue({ card }: { readonly card: EquipmentCard }) {
  const due = worstDue(card.due.filter(({ what }) => what !== 'check'));
  return due && <DueText due={due} />;
}

/** What matters most about a scale now, in one line. */
function standingOf({ service, calibrationOverdue, calibrationDue, holds, check }: EquipmentCard): string {
  if (service !== 'inService') return sayCode(`serviceState.${service}`) ?? service;
  if (calibrationOverdue) return say('equipment.overdue', { day: calibrationDue });
  if (holds.length > 0) return say('equipment.onHold');
  return sayCode(`checkState.${check}`) ?? check;
}

/** The same of a metal detector. */
function detectorStanding({ service, holds, lastGood }: DetectorCard, offset: string): string {
  if (service !== 'inService') return sayCode(`serviceState.${service}`) ?? service;
  if (holds.length > 0) return say('equipment.onHold');
  return lastGood === null
    ? say('detector.none')
    : say('detector.good', { at: dayAndTime(lastGood, offset) });
}
