import { CLOSED } from '../quality/exception-machine.ts';
import { finding, type Gate } from './gate.ts';

/** The exception exists and stands where this action can meet it (rules §2). */
export const requireException: Gate = {
  id: 'requireException',
  when: 'always',
  check: ({ command, exception }) => {
    if (!('exception' in command) || command.type === 'OpenRecord') return null;
    if (!exception) return finding('exception.unknown', { exception: command.exception });
    if (command.type === 'AcknowledgeException') {
      return exception.acknowledged || CLOSED.includes(exception.state)
        ? finding('exception.acknowledged', { exception: exception.id })
        : null;
    }
    return exception.state === 'blocked'
      ? null
      : finding('exception.state', { exception: exception.id, state: exception.state });
  },
};
