import { finding, type Gate } from './gate.ts';

/** Nobody verifies their own work or unlocks themselves, in any role or configuration (S104, S118). */
export const requireIndependence: Gate = {
  id: 'requireIndependence',
  when: 'always',
  check: ({ command, signer, person, step, dispense }) => {
    if (!signer) return null;
    if (command.type === 'UnlockPerson') {
      return command.person === signer.id
        ? finding('independence.self', { person: signer.name }, 'administrator')
        : null;
    }
    if (command.type === 'ScrapContainer')
      return person?.id === signer.id
        ? finding('independence.witness', { person: signer.name, container: command.container })
        : null;
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
