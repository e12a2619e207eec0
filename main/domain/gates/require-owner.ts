import { holdsRole } from '../identity/authority.ts';
import { activeHolds } from '../index-keys.ts';
import type { ExceptionRecord } from '../quality/exception.ts';
import type { PlantReader } from '../state.ts';
import { finding, type Gate } from './gate.ts';

/** The role the trigger table names, and never anyone who performed in the step or caused it (S3, S28, S104). */
export const requireOwner: Gate = {
  id: 'requireOwner',
  when: 'always',
  check: ({ command, exception, signer, site, observed, state }) => {
    if (!exception || !signer) return null;
    const { owner } = exception;
    // A lot blocked by quality is quality's to replace, whoever owns the exception (rules §5).
    const needed =
      command.type === 'ReallocateLot' && blockedByQuality(state, exception) ? 'qaReviewer' : owner;
    if (!holdsRole(signer, needed, site, observed.moment.day)) {
      return finding('owner.role', { person: signer.name, role: needed, exception: exception.id }, needed);
    }
    if (command.type === 'AcknowledgeException') return null;
    return exception.performers.includes(signer.id)
      ? finding('owner.performer', { person: signer.name, exception: exception.id }, needed)
      : null;
  },
};

/** The lot that would be replaced is on hold, whatever the exception is about. */
function blockedByQuality(state: PlantReader, { batch, step }: ExceptionRecord): boolean {
  const work = batch && step ? state.get('batches', batch)?.steps[step]?.work : undefined;
  return work?.kind === 'dispense' && activeHolds(state, 'lot', work.lot).length > 0;
}
