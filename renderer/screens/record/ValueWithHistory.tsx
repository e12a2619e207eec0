import type { EarlierValue } from '../../../main/contract/record-view.ts';
import { dayAndTime } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';
import './record.css';

interface ValueProps {
  readonly value: string;
  readonly earlier: readonly EarlierValue[];
  readonly invalid?: boolean;
}

/** A value with everything that stood there before: struck through, and readable for ever (S38). */
export function ValueWithHistory({ value, earlier, invalid = false }: ValueProps) {
  const offset = usePlantOffset();
  const last = earlier.at(-1);
  return (
    <span className="value">
      <span className="value-chain">
        {earlier.map((each) => (
          <span key={`${each.at} ${each.value}`}>
            <s>{each.value}</s> <span aria-hidden="true">→ </span>
          </span>
        ))}
        {invalid ? <s>{value}</s> : <b>{value}</b>}
      </span>
      {last?.reason != null && (
        <small>
          {say('record.corrected', {
            reason: say(`reason.${last.reason}`),
            approved: last.approvedBy ?? '-',
            before: last.by,
            at: dayAndTime(last.at, offset),
          })}
        </small>
      )}
    </span>
  );
}
