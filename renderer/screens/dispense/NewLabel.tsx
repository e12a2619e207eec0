import { useState } from 'react';
import type { NewLabelCard } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { LabelSheet } from '../../components/LabelSheet.tsx';
import { act } from '../../store/act.ts';
import { say } from '../../text/say.ts';

interface NewLabelProps {
  readonly label: NewLabelCard;
  readonly kind: 'primary' | 'normal';
}

/** The new label of a container that QA re-identified: printed here, put on, and scanned like any other (rules §4). */
export function NewLabel({ label, kind }: NewLabelProps) {
  const [open, setOpen] = useState(false);
  const { container } = label;
  return (
    <>
      <Button kind={kind} label={say('newLabel.open')} onPress={() => setOpen(true)} />
      {open && (
        <LabelSheet
          kind="received"
          label={label}
          title={say('newLabel.title', { container })}
          lead={say('newLabel.lead')}
          print={say('newLabel.print')}
          look={say('newLabel.look')}
          onPrint={() => void act({ type: 'PrintReceivedLabel', container })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
