import type { LateSubject } from '../../contract/grammar/late-entry.ts';
import type { GateFacts } from '../facts.ts';

/** What is signed about a late entry: what the paper says, when it was done, and the scan by its hash. */
export function lateSubjectText({ command, state, observed }: GateFacts): readonly string[] | null {
  switch (command.type) {
    case 'EnterLate':
      return [
        `Late entry: ${what(command.about)}`,
        `Done: ${command.doneAt}, on paper`,
        `Entered: on ${observed.moment.day}`,
        `Scan of the paper: ${command.sha256}`,
        `Reason: ${command.reason}`,
        `Note: ${command.narrative}`,
      ];
    case 'ConfirmLate': {
      const entry = state.get('lateEntries', command.late);
      const scan = entry && state.get('attachments', entry.scan);
      return entry && scan
        ? [
            `Confirm late entry: ${entry.id}, ${what(entry.about)}`,
            `Done: ${entry.doneAt}, on paper`,
            `Entered: ${entry.enteredAt} by ${entry.enteredBy}`,
            `Scan of the paper: ${scan.sha256}`,
            `Reason: ${entry.reason}`,
            `Note: ${entry.narrative}`,
          ]
        : null;
    }
    default:
      return null;
  }
}

const what = (about: LateSubject): string =>
  about.kind === 'step'
    ? `${about.fact} in batch ${about.batch}, step ${about.step}`
    : `${about.fact} of equipment ${about.id}`;
