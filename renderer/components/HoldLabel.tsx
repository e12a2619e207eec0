import type { HoldLabelCard } from '../../main/contract/views.ts';
import { act } from '../store/act.ts';
import { say } from '../text/say.ts';
import { Button } from './Button.tsx';
import { Fact, Facts } from './Fact.tsx';
import { LabelPicture } from './LabelPicture.tsx';
import { PrintOutcome } from './PrintOutcome.tsx';
import { Sheet } from './Sheet.tsx';

interface HoldLabelProps {
  readonly label: HoldLabelCard;
  readonly onClose: () => void;
}

/** The HOLD label of a container as it would come out now, and what became of those that were printed. */
export function HoldLabel({ label, onClose }: HoldLabelProps) {
  const { container, affordance, outcome, printed } = label;
  return (
    <Sheet
      width="wide"
      title={say('holdLabel.title', { container })}
      lead={say('holdLabel.lead')}
      onClose={onClose}
      actions={
        <>
          <Button label={say('button.close')} onPress={onClose} />
          <Button
            kind="primary"
            label={outcome === 'printing' ? say('label.printing') : say('holdLabel.print')}
            affordance={affordance}
            onPress={() => void act({ type: 'PrintHoldLabel', container })}
          />
        </>
      }
    >
      <div className="print-label hold-label">
        <LabelPicture label="hold" container={container} />
        <div className="print-state">
          <PrintOutcome label={label} look={say('holdLabel.look')} />
          <Facts layout="column">
            <Fact name={say('label.count')}>{printed}</Fact>
          </Facts>
        </div>
      </div>
    </Sheet>
  );
}
