import type { Intake } from '../execution/batch.ts';
import { intakeIn } from '../execution/intake.ts';
import type { Person } from '../identity/person.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/**
 * The verifier scanned every source container and the label themselves, here and now, or the container that is about to go
 * in (rules §5, S130).
 */
export const requireOwnScans: Gate = {
  id: 'requireOwnScans',
  when: 'always',
  check: ({ dispense, signer, step }) => {
    const intake = intakeIn(step);
    if (intake) return additionProblem(intake, signer);
    const { verification, containers } = dispense?.work ?? {};
    if (!verification) return null;
    if (signer && signer.id !== verification.verifier) {
      return finding('verification.otherPerson', { began: verification.verifier, signs: signer.name });
    }
    const checked = containers?.find(({ id }) => id === verification.container);
    const missing = (checked?.portions ?? [])
      .map(({ container }) => container)
      .filter((id) => !verification.sourcesScanned.includes(id));
    const label = verification.labelScanned ? [] : [verification.container];
    const open = [...new Set([...missing, ...label])];
    return open.length > 0 ? finding('verification.scans', { missing: open.join(', ') }) : null;
  },
};

function additionProblem({ pending }: Intake, signer: Person | null): Finding | null {
  if (!pending?.verifier) return null;
  if (signer && signer.id !== pending.verifier)
    return finding('verification.otherPerson', { began: pending.verifier, signs: signer.name });
  return pending.scanned ? null : finding('verification.scans', { missing: pending.container });
}
