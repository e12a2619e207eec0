import type { Affordances, ClearanceScreen, ExceptionCard } from '../../contract/views.ts';
import { stepExceptions } from '../../domain/index-keys.ts';
import { affordancesOf, type Draft } from './affordances.ts';
import { byUrgency, exceptionCard } from './exception-card.ts';
import { nameOf } from './people.ts';
import type { StepFacts } from './step-facts.ts';
import { type Task, task } from './tasks.ts';

type StepFrame = Pick<
  ClearanceScreen,
  'batch' | 'step' | 'title' | 'state' | 'performer' | 'task' | 'exceptions' | 'affordances'
>;

/** What all step screens share. `doing` is the task while the step itself is at work; `drafts` its own commands. */
export function stepFrame(
  facts: StepFacts,
  doing: Task,
  drafts: Parameters<typeof affordancesOf>[1],
): StepFrame {
  const { input, preview, batch, step, master } = facts;
  const exceptions = [...stepExceptions(input.state, batch.id, step.id)]
    .sort(byUrgency)
    .map((each) => exceptionCard(input, preview, each))
    .sort(byStopping);
  return {
    batch: batch.id,
    step: step.id,
    title: master.title,
    state: step.state,
    performer: step.performer && nameOf(input.state, step.performer),
    task: waiting(facts, exceptions) ?? doing,
    exceptions,
    affordances: { ...common(facts), ...affordancesOf(preview, drafts) },
  };
}

/** What a person may always say from within a step, and the ways in and out of it. */
function common({ preview, master, second, gate }: StepFacts): Affordances {
  const always: readonly Draft[] = [
    { type: 'LeaveStep' },
    { type: 'LockTerminal' },
    { type: 'SignOut' },
    { type: 'StartStep' },
    { type: 'SuspendStep', reason: 'break' },
    { type: 'TakeOverStep' },
    { type: 'CompleteStep' },
    { type: 'ReportException', category: 'other', narrative: '-' },
    {
      type: 'PlaceHold',
      object: { kind: 'station', id: gate.station.id },
      reason: 'investigation',
      narrative: null,
    },
  ];
  // What is weighed or added is verified container by container, so nobody verifies it as a whole (rules §5).
  const isVerified = master.verifiers !== null && master.kind !== 'dispense' && master.kind !== 'charge';
  return affordancesOf(preview, isVerified ? [...always, [{ type: 'VerifyStep' }, second]] : always);
}

/** What stops the step before what merely waits for a decision about it, and what the performer can correct last. */
const byStopping = (a: ExceptionCard, b: ExceptionCard): number =>
  Number(b.stops) - Number(a.stops) || Number(a.ruleClosable) - Number(b.ruleClosable);

/** The task of a step that is not at work now; null while it is, or while its own correction is the task. */
function waiting({ step, master, input }: StepFacts, exceptions: readonly ExceptionCard[]): Task | null {
  const isOut = step.state === 'blocked' || step.state === 'exception';
  const [first] = exceptions;
  if (isOut && first?.stops && !first.ruleClosable)
    return task('callOwner', { exception: first.id, role: first.owner });
  const person = step.performer ? nameOf(input.state, step.performer) : '';
  switch (isOut ? step.resumes : step.state) {
    case 'planned':
    case 'ready':
      return task('start', { step: step.id });
    case 'suspended':
      return task('takeOver', { person });
    case 'complete':
      return master.verifiers === null ? task('stepDone', { step: step.id }) : task('verifyStep', { person });
    case 'verified':
    case 'notExecuted':
      return task('stepDone', { step: step.id });
    default:
      return null;
  }
}
