import type { LabelOutcome } from '../../main/contract/views.ts';
import { say } from '../text/say.ts';
import { type Shape, StateShape } from './StateShape.tsx';
import './label.css';

const SHAPES: Readonly<Record<LabelOutcome['outcome'], Shape>> = {
  none: 'planned',
  printing: 'slow',
  confirmed: 'done',
  failed: 'blocked',
  indeterminate: 'attend',
};

interface PrintOutcomeProps {
  readonly label: LabelOutcome;
  /** What to do when nobody knows if the label came out. */
  readonly look: string;
}

/** What the printer said of the newest label: it counts as printed only when the printer says so. */
export function PrintOutcome({ label: { outcome, detail }, look }: PrintOutcomeProps) {
  return (
    <>
      <p className="print-outcome" data-outcome={outcome} role="status">
        <StateShape shape={SHAPES[outcome]} /> {say(`label.${outcome}`)}
      </p>
      {detail !== '' && <p>{detail}</p>}
      {outcome === 'indeterminate' && <p className="print-look">{look}</p>}
    </>
  );
}
