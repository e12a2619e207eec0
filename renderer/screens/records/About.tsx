import type { RecordStory } from '../../../main/contract/views.ts';
import { Code } from '../../components/Code.tsx';
import { Fact, Facts } from '../../components/Fact.tsx';
import { dayAndTime } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';

/** What happened, where, since when, with whom it lies and until when. */
export function About({ card }: { readonly card: RecordStory }) {
  const offset = usePlantOffset();
  const by = card.openedBy ?? say('records.byRule');
  return (
    <>
      {card.narrative !== null && <q>{card.narrative}</q>}
      <Facts layout="column">
        {card.objects.length > 0 && (
          <Fact name={say('records.about')}>
            {card.objects.map((each) => (
              <span key={each}>
                <Code>{each}</Code>{' '}
              </span>
            ))}
          </Fact>
        )}
        {card.batch !== null && (
          <Fact name={say('records.where')}>
            <Code>{card.batch}</Code> {card.step !== null && say('header.step', { step: card.step })}
          </Fact>
        )}
        {card.exceptions.length > 0 && (
          <Fact name={say('records.exceptions')}>
            <bdi>{card.exceptions.join(', ')}</bdi>
          </Fact>
        )}
        <Fact name={say('records.opened')}>
          {say('records.openedBy', { at: dayAndTime(card.opened, offset), by })}
        </Fact>
        <Fact name={say('records.due')}>{dayAndTime(card.due, offset)}</Fact>
        <Fact name={say('records.owner')}>{say(`role.${card.owner}`)}</Fact>
      </Facts>
      {card.extension !== null && (
        <p>{say('records.extension', { ...card.extension, due: dayAndTime(card.extension.due, offset) })}</p>
      )}
    </>
  );
}
