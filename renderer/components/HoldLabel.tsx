import type { HoldLabelCard } from '../../main/contract/views.ts';
import { act } from '../store/act.ts';
import { say } from '../text/say.ts';
import { LabelSheet } from './LabelSheet.tsx';

interface HoldLabelProps {
  readonly label: HoldLabelCard;
  readonly onClose: () => void;
}

/** The HOLD label of a container (rules §3). */
export function HoldLabel({ label, onClose }: HoldLabelProps) {
  const { container } = label;
  return (
    <LabelSheet
      kind="hold"
      label={label}
      title={say('holdLabel.title', { container })}
      lead={say('holdLabel.lead')}
      print={say('holdLabel.print')}
      look={say('holdLabel.look')}
      onPrint={() => void act({ type: 'PrintHoldLabel', container })}
      onClose={onClose}
    />
  );
}
