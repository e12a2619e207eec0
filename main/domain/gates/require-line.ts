import type { StationFunction } from '../../contract/vocabulary.ts';
import type { GateFacts } from '../facts.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/** The line runs or stands as the command needs it: nothing is cleared while it runs, nothing is counted before it ran (rules §8). */
export const requireLine: Gate = {
  id: 'requireLine',
  when: 'always',
  check: (facts) => {
    const { step, recipeStep: master } = facts;
    if (master?.kind === 'clearance' && hasRuns(master.function)) return clearing(facts);
    return step && 'line' in step.work ? running(facts, step.work.line.kind) : null;
  },
};

/** Where something runs that a clearance would be under. */
export const hasRuns = (of: StationFunction): boolean => of === 'packaging' || of === 'process';

function clearing({ command, station }: GateFacts): Finding | null {
  const { run } = station;
  return run && CLEARS.has(command.type)
    ? finding('line.running', { station: station.id, batch: run.batch, step: run.step })
    : null;
}

const CLEARS: ReadonlySet<string> = new Set(['StartStep', 'RepeatClearance']);

function running({ command, station, batch, step }: GateFacts, line: string): Finding | null {
  const named = { station: station.id, batch: batch?.id ?? '', step: step?.id ?? '' };
  switch (command.type) {
    case 'StartRun':
    case 'TakeOffRoll':
    case 'RestartRun':
    case 'SuspendStep':
      return line === 'running' ? finding('line.running', named) : null;
    case 'StopRun':
      return line === 'running' ? null : finding('line.stands', named);
    case 'AnswerItem':
    case 'VerifyRestart':
      return line === 'stopped' ? null : finding('line.noRestart', named);
    case 'RecordCount':
      return line === 'notStarted' ? finding('line.neverRan', named) : null;
    default:
      return null;
  }
}
