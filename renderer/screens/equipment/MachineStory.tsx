import type { MachineCard } from '../../../main/contract/equipment-views.ts';
import { Button } from '../../components/Button.tsx';
import { Code } from '../../components/Code.tsx';
import { Fact, Facts } from '../../components/Fact.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { dayAndTime } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';
import { cleanText } from './machine-standing.ts';

/** One machine: whether it is clean, who cleaned it with what, and who verified that. */
export function MachineStory({ card }: { readonly card: MachineCard }) {
  const offset = usePlantOffset();
  const { id, name, serial, station, inService, clean, cleaned, holds } = card;
  return (
    <article className="story equipment" aria-label={id}>
      <header className="equipment-head">
        <div>
          <p className="story-kind">
            <bdi>{serial}</bdi> · {station ?? say('equipment.noStation')}
          </p>
          <h2>
            <Code>{id}</Code> {name}
          </h2>
        </div>
        <Button
          size="least"
          label={say('equipment.history')}
          onPress={() => openOverlay({ kind: 'history', of: { kind: 'equipment', id, from: 'equipment' } })}
        />
      </header>
      <Facts layout="row">
        <Fact name={say('equipment.service')}>{say(`equipment.is.${inService ? 'in' : 'out'}`)}</Fact>
        <Fact name={say('equipment.clean')}>{cleanText(clean, offset)}</Fact>
        <Fact name={say('equipment.holds')}>
          {holds.length === 0 ? say('equipment.noHold') : holds.join(', ')}
        </Fact>
      </Facts>
      {cleaned !== null && (
        <Facts layout="column">
          <Fact name={say('cleaning.agent')}>{cleaned.agent}</Fact>
          <Fact name={say('cleaning.record')}>{cleaned.record}</Fact>
          <Fact name={say('equipment.cleanedBy')}>
            {cleaned.by} / {cleaned.verifier}, {dayAndTime(cleaned.at, offset)}
          </Fact>
        </Facts>
      )}
    </article>
  );
}
