import type { Screen } from '../../main/contract/views.ts';
import { Choice } from '../components/Choice.tsx';
import { SignSheet } from '../components/SignSheet.tsx';
import { REASONS_FOR } from '../store/overlay.ts';
import { say } from '../text/say.ts';
import { useGrounds } from './Grounds.tsx';
import { NarrativeField } from './NarrativeField.tsx';
import { reasonOptions } from './reason-options.ts';

/** Quality says why events are missing, in a code and a sentence, and signs for it. */
export function DeclareGap({ screen }: { readonly screen: Screen }) {
  const grounds = useGrounds(true);
  const gap = screen.kind === 'fault' ? screen.gap : null;
  if (gap === null) return null;
  const { reason, words, given, onReason, onWords } = grounds;
  return (
    <SignSheet
      title={say('gap.reason', { from: gap.from, to: gap.to })}
      label={say('gap.sign')}
      draft={given && { type: 'DeclareGap', ...given }}
    >
      <Choice
        label={say('reason.label')}
        labelShown={false}
        columns={4}
        options={reasonOptions(REASONS_FOR.declareGap)}
        value={reason}
        onChange={onReason}
      />
      <NarrativeField label={say('gap.narrative')} value={words} onChange={onWords} />
    </SignSheet>
  );
}
