import type { ExceptionCard } from '../../main/contract/views.ts';
import type { StepScreen } from './StepFrame.tsx';

/** The exception that only a decision ends, while it holds the step; a rule-closed one is the performer's to correct. */
export function stoppingException({ state, exceptions }: StepScreen): ExceptionCard | undefined {
  if (state !== 'blocked' && state !== 'exception') return undefined;
  return exceptions.find(({ stops, ruleClosable }) => stops && !ruleClosable);
}
