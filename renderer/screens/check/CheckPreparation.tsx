import { Ruler, Sparkles } from 'lucide-react';
import type { CheckScaleView } from '../../../main/contract/views.ts';
import { StateShape } from '../../components/StateShape.tsx';
import { say } from '../../text/say.ts';
import { Tick } from './Tick.tsx';

export interface Prepared {
  readonly clean: boolean;
  readonly level: boolean;
}

/** Clean and level come first, and again before the one second attempt (rules §5). */
export function CheckPreparation({
  chosen,
  prepared,
  onChange,
}: {
  readonly chosen: CheckScaleView;
  readonly prepared: Prepared;
  readonly onChange: (prepared: Prepared) => void;
}) {
  const again = chosen.status === 'failed';
  return (
    <div className="check-stage">
      {again && (
        <p className="check-failed">
          <StateShape shape="blocked" />
          <span>
            <b>{say('check.failedTitle', { scale: chosen.scale })}</b> {say('check.failedText')}
          </span>
        </p>
      )}
      <div className="check-ticks">
        <Tick
          icon={<Sparkles aria-hidden="true" />}
          on={prepared.clean}
          text={say('check.clean')}
          onPress={() => onChange({ ...prepared, clean: !prepared.clean })}
        />
        <Tick
          icon={<Ruler aria-hidden="true" />}
          on={prepared.level}
          text={say('check.level')}
          onPress={() => onChange({ ...prepared, level: !prepared.level })}
        />
      </div>
    </div>
  );
}
