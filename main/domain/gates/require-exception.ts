import type { GateFacts } from '../facts.ts';
import type { KernelCommandType } from '../kernel-command.ts';
import { CLOSED, type ExceptionMove, exceptionMove, ROUTES } from '../quality/exception-machine.ts';
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
    const move = moveOf(command);
    return move === null || exceptionMove(exception.state, move) !== null
      ? null
      : finding('exception.state', { exception: exception.id, state: exception.state });
  },
};

const MOVES: Readonly<Partial<Record<KernelCommandType, ExceptionMove>>> = {
  SettleException: 'settle',
  ReallocateLot: 'settle',
  DecideDisposition: 'decide',
  ApproveDisposition: 'approve',
  ReturnDisposition: 'return',
  ScrapContainer: 'implement',
  CloseException: 'close',
  ReopenException: 'reopen',
  VoidException: 'void',
};

/** The move of the machine that a command asks for. */
const moveOf = (command: GateFacts['command']): ExceptionMove | null =>
  command.type === 'RouteException' ? ROUTES[command.to] : (MOVES[command.type] ?? null);
