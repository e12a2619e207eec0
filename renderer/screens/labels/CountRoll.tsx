import { useState } from 'react';
import type { CountedRoll } from '../../../main/contract/parse-command.ts';
import { Button } from '../../components/Button.tsx';
import { say } from '../../text/say.ts';
import { EnterLabels } from './EnterLabels.tsx';

interface CountRollProps {
  readonly roll: string;
  /** The line counts splices and specimens of this roll: they are in the ledger already. */
  readonly atLine: boolean;
  readonly isLast: boolean;
  readonly onCounted: (counted: CountedRoll) => void;
  readonly onClose: () => void;
}

const COUNTED = ['setUp', 'damaged', 'specimen', 'returned'] as const;

/** The sealed bags of the splices are counted once, at the line. */
const labelOf = (key: (typeof COUNTED)[number], atLine: boolean): string =>
  atLine && key === 'setUp' ? say('reconcile.rest.setUp') : say(`reconcile.${key}`);

/** What one person found of one roll: every field is asked for, because nothing is a number too. */
export function CountRoll({ roll, atLine, isLast, onCounted, onClose }: CountRollProps) {
  const [coded, setCoded] = useState(false);
  return (
    <EnterLabels
      title={say('reconcile.roll', { roll })}
      fields={COUNTED.filter((key) => !atLine || key !== 'specimen').map((key) => ({
        key,
        label: labelOf(key, atLine),
      }))}
      verb={say(isLast ? 'reconcile.signCount' : 'reconcile.nextRoll')}
      onClose={onClose}
      onEnter={({ setUp = 0, damaged = 0, specimen = 0, returned = 0 }) =>
        onCounted({ roll: roll as CountedRoll['roll'], setUp, damaged, specimen, returned, coded })
      }
    >
      {atLine && <p className="labels-note">{say('reconcile.atLine')}</p>}
      <Button label={say('reconcile.coded')} pressed={coded} onPress={() => setCoded(!coded)} />
    </EnterLabels>
  );
}
