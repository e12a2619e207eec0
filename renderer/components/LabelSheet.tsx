import type { Affordance, LabelOutcome } from '../../main/contract/views.ts';
import type { LabelKind } from '../../main/contract/vocabulary.ts';
import { say } from '../text/say.ts';
import { Button } from './Button.tsx';
import { Fact, Facts } from './Fact.tsx';
import { LabelPicture } from './LabelPicture.tsx';
import { PrintOutcome } from './PrintOutcome.tsx';
import { Sheet } from './Sheet.tsx';

interface LabelSheetProps {
  readonly kind: LabelKind;
  readonly label: LabelOutcome & { readonly container: string; readonly affordance: Affordance };
  readonly title: string;
  readonly lead: string;
  /** What the button says. */
  readonly print: string;
  /** What to do where nobody knows if it came out. */
  readonly look: string;
  readonly onPrint: () => void;
  readonly onClose: () => void;
}

/** A label of a container as it would come out now, and what became of those that were printed. */
export function LabelSheet({ kind, label, title, lead, print, look, onPrint, onClose }: LabelSheetProps) {
  const { container, affordance, outcome, printed } = label;
  return (
    <Sheet
      width="wide"
      title={title}
      lead={lead}
      onClose={onClose}
      actions={
        <>
          <Button label={say('button.close')} onPress={onClose} />
          <Button
            kind="primary"
            label={outcome === 'printing' ? say('label.printing') : print}
            affordance={affordance}
            onPress={onPrint}
          />
        </>
      }
    >
      <div className="print-label hold-label">
        <LabelPicture label={kind} container={container} />
        <div className="print-state">
          <PrintOutcome label={label} look={look} />
          <Facts layout="column">
            <Fact name={say('label.count')}>{printed}</Fact>
          </Facts>
        </div>
      </div>
    </Sheet>
  );
}
