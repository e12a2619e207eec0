import { fitnessOf } from '../equipment/fitness.ts';
import { waitingResult } from '../laboratory/sample.ts';
import { namedTest } from '../laboratory/samples-of.ts';
import { finding, type Gate } from './gate.ts';

/** Nobody verifies their own work, unlocks themselves or signs twice for lost events, in any role or configuration (S104, S118). */
export const requireIndependence: Gate = {
  id: 'requireIndependence',
  when: 'always',
  check: ({ command, state, signer, person, step, dispense, observed }) => {
    if (!signer) return null;
    if (command.type === 'VerifyResult') {
      const sample = state.get('samples', command.sample);
      return sample && waitingResult(sample, command.test)?.entered.by === signer.id
        ? finding(
            'independence.result',
            { person: signer.name, sample: sample.id, test: namedTest(state, command)?.name ?? command.test },
            'laboratory',
          )
        : null;
    }
    if (command.type === 'UnlockPerson') {
      return command.person === signer.id
        ? finding('independence.self', { person: signer.name }, 'administrator')
        : null;
    }
    if (command.type === 'ConfirmGap') {
      return observed.gap?.declared?.signature.person === signer.id
        ? finding('independence.gap', { person: signer.name }, 'administrator')
        : null;
    }
    if (command.type === 'ConfirmLate') {
      const entry = state.get('lateEntries', command.late);
      return entry?.enteredBy === signer.id
        ? finding('independence.late', { person: signer.name, late: entry.id })
        : null;
    }
    if (command.type === 'VerifyProcedure') {
      return fitnessOf(state, command.scale)?.run?.performers.includes(signer.id)
        ? finding('independence.procedure', { person: signer.name, scale: command.scale }, 'qaReviewer')
        : null;
    }
    if (command.type === 'RecordCleaning') {
      return person?.id === signer.id
        ? finding('independence.cleaning', { person: signer.name, equipment: command.machine })
        : null;
    }
    if (command.type === 'ScrapContainer' || command.type === 'DestroyLabels') {
      const container = command.type === 'ScrapContainer' ? command.container : command.roll;
      return person?.id === signer.id
        ? finding('independence.witness', { person: signer.name, container })
        : null;
    }
    const container = dispense?.last;
    const performed =
      step?.performers.includes(signer.id) ||
      container?.by === signer.id ||
      (person !== null && person.id === signer.id);
    return performed && step
      ? finding('independence.own', { person: signer.name, step: step.id }, 'supervisor')
      : null;
  },
};
