import type { Disposition } from '../../../contract/parse-command.ts';
import { type DomainEvent, event } from '../../events.ts';
import { stepMove } from '../../execution/step-machine.ts';
import type { GateFacts } from '../../facts.ts';
import { type Finding, finding } from '../../gates/gate.ts';
import type { PlantReader } from '../../state.ts';
import type { ExceptionRecord } from '../exception.ts';
import { isBegun } from './substitute.ts';

type UseAsIs = Extract<Disposition, { kind: 'useAsIs' }>;

/** The step goes on as it is, or is left out: left out only while nothing of it was weighed (S55, rules §2). */
export function asIsProblem(
  { state }: GateFacts,
  exception: ExceptionRecord,
  { step: what }: UseAsIs,
): Finding | null {
  if (what === 'resume') return null;
  const { batch, step: id } = exception;
  const step = batch && id ? state.get('batches', batch)?.steps[id] : undefined;
  if (!step || stepMove(step.state, 'disposeNotExecuted') === null)
    return finding('disposition.notStopped', { exception: exception.id });
  return step.work.kind === 'dispense' && isBegun(step.work)
    ? finding('disposition.begun', { step: step.id })
    : null;
}

/** A step that is left out ends as not executed; nothing else says so (S55). */
export function leftOut(
  state: PlantReader,
  { id, batch, step }: ExceptionRecord,
  { step: what }: UseAsIs,
): readonly DomainEvent[] {
  return what === 'notExecuted' && batch && step && state.get('batches', batch)
    ? [event('StepNotExecuted', { batch, step, exception: id })]
    : [];
}
