import { ArrowLeft, ArrowRight, Minus } from 'lucide-react';
import type { TrafficLine } from '../../../main/contract/device-views.ts';
import { usePlantOffset } from '../../screens/review/use-plant-offset.ts';
import { timeToTheSecond } from '../../text/moment.ts';
import { say } from '../../text/say.ts';

const LINES = 6;
const ARROW = { in: ArrowLeft, out: ArrowRight, note: Minus } as const;

/** The newest frames both ways, in clear and in hex. What a scanner read is told by its shape alone. */
export function TrafficList({ lines }: { readonly lines: readonly TrafficLine[] }) {
  const offset = usePlantOffset();
  if (lines.length === 0) return <p className="device-quiet">{say('desk.quiet')}</p>;
  return (
    <ol className="device-lines" aria-label={say('desk.traffic')}>
      {lines.slice(0, LINES).map(({ n, at, direction, text, hex, understood }) => {
        const Arrow = ARROW[direction];
        return (
          <li
            key={`${direction} ${n}`}
            data-direction={direction}
            data-bad={understood === false || undefined}
          >
            <time dateTime={at}>{timeToTheSecond(at, offset)}</time>
            <Arrow aria-hidden="true" />
            <span className="unseen">{say(`desk.${direction}`)}</span>
            <span>
              <bdi className="traffic-text">{text}</bdi>
              {hex !== null && <bdi className="traffic-hex">{hex}</bdi>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
