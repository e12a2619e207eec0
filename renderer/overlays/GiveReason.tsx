import { type ReactNode, useState } from 'react';
import type { ReasonCode } from '../../main/contract/vocabulary.ts';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { Sheet } from '../components/Sheet.tsx';
import type { UnsignedDraft } from '../store/draft.ts';
import { closeOverlay, openOverlay } from '../store/station-store.ts';
import { say } from '../text/say.ts';
import { NarrativeField } from './NarrativeField.tsx';
import { reasonOptions } from './reason-options.ts';

interface GiveReasonProps {
  readonly title: string;
  readonly lead?: string;
  readonly reasons: readonly ReasonCode[];
  /** Words are asked for whatever the code. */
  readonly needsWords?: boolean;
  readonly draft: (reason: ReasonCode, narrative: string | null) => UnsignedDraft;
  readonly children?: ReactNode;
}

/** A reason code, words where the code needs them, and then the signature. */
export function GiveReason({ title, lead, reasons, needsWords = false, draft, children }: GiveReasonProps) {
  const [reason, setReason] = useState<ReasonCode | null>(null);
  const [words, setWords] = useState('');
  const narrative = words.trim() === '' ? null : words.trim();
  const isAsked = needsWords || reason === 'other-see-narrative';
  const isReady = reason !== null && (!isAsked || narrative !== null);
  return (
    <Sheet
      width="wide"
      title={title}
      lead={lead}
      onClose={closeOverlay}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={closeOverlay} />
          <Button
            kind="primary"
            label={say('settle.sign')}
            affordance={isReady ? undefined : { passes: false, refusals: [] }}
            onPress={() =>
              reason !== null && isReady && openOverlay({ kind: 'sign', draft: draft(reason, narrative) })
            }
          />
        </>
      }
    >
      {children}
      <Choice
        label={say('reason.label')}
        options={reasonOptions(reasons)}
        value={reason}
        onChange={setReason}
      />
      {reason !== null && (
        <NarrativeField
          optional={!isAsked}
          label={say('narrative.label')}
          value={words}
          onChange={setWords}
        />
      )}
    </Sheet>
  );
}
