import type { DeviceChange } from '../../../main/contract/device-views.ts';
import { usePlantOffset } from '../../screens/review/use-plant-offset.ts';
import { timeToTheSecond } from '../../text/moment.ts';
import { say, sayCode } from '../../text/say.ts';

const LINES = 6;

/** The last states that a device entered since the program began; its log book holds what was recorded. */
export function ChangeList({ changes }: { readonly changes: readonly DeviceChange[] }) {
  const offset = usePlantOffset();
  return (
    <ol className="device-lines" aria-label={say('desk.changes')}>
      {changes.slice(0, LINES).map(({ at, note, reason }) => (
        <li key={`${at} ${note} ${reason}`}>
          <time dateTime={at}>{timeToTheSecond(at, offset)}</time>
          <span>
            <b>{sayCode(`device.${note}`, {}) ?? note}</b>
            <small>{reason === note ? '' : reason}</small>
          </span>
        </li>
      ))}
    </ol>
  );
}
