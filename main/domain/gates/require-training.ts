import { qualified } from '../identity/authority.ts';
import type { KernelCommandType } from '../kernel-command.ts';
import { finding, type Gate } from './gate.ts';

/** Qualified for this step today: the performer to perform, the second person to verify (S46, S83, 21 CFR 111.12). */
export const requireTraining: Gate = {
  id: 'requireTraining',
  when: 'always',
  check: ({ command, person, signer, recipeStep: step, observed }) => {
    if (!step) return null;
    const verifies = VERIFYING.has(command.type);
    const who = verifies ? signer : person;
    const codes = verifies ? step.verifiers : step.performers;
    if (!who || codes === null) return null;
    const result = qualified(who, codes, observed.moment.day);
    switch (result.kind) {
      case 'yes':
        return null;
      case 'expired':
        return finding(
          'training.expired',
          { person: who.name, code: result.code, on: result.on, step: step.id },
          'supervisor',
        );
      case 'missing':
        return finding(
          'training.missing',
          { person: who.name, codes: codes.join(', '), step: step.id },
          'supervisor',
        );
    }
  },
};

const VERIFYING: ReadonlySet<KernelCommandType> = new Set([
  'VerifyStep',
  'BeginVerification',
  'VerifyContainer',
  'ConfirmReading',
  'VerifyRestart',
  'VerifyAddition',
  'VerifyCode',
  'IssueComponent',
  'InvalidatePlacement',
]);
