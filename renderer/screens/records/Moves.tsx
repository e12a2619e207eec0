import type { RecordCard } from '../../../main/contract/views.ts';
import { Pager } from '../../components/Pager.tsx';
import { dayAndTime } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';

const PER_PAGE = 2;

/** Who did what and when, with the words that came with it; newest first. */
export function Moves({ moves }: { readonly moves: RecordCard['moves'] }) {
  const offset = usePlantOffset();
  if (moves.length === 0) return <p className="record-nothing">{say('records.moves.none')}</p>;
  return (
    <Pager rows={moves.toReversed()} size={PER_PAGE}>
      {(page) => (
        <ul className="record-rows">
          {page.map(({ move, by, at, note }) => (
            <li key={`${move} ${at}`}>
              <div>
                <b>{say(`recordDid.${move}`)}</b>
                {note !== null && <p>{note}</p>}
              </div>
              <p className="record-who">
                {by}
                <br />
                {dayAndTime(at, offset)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Pager>
  );
}
