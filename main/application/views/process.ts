import type { ProcessScreen } from '../../contract/views.ts';
import type { Processing } from '../../domain/execution/batch.ts';
import { clockText, isFinished, isOverrun, leftOf, ranFor } from '../../domain/execution/processing.ts';
import type { ProcessStep } from '../../domain/recipe/recipe.ts';
import { machineView } from './machine.ts';
import { nameOf } from './people.ts';
import type { StepFacts } from './step-facts.ts';
import { stepFrame } from './step-frame.ts';
import { type Task, task } from './tasks.ts';

/** A machine at work: for how long, as the station measures it, and how it is set (21 CFR 111.210). */
export function processScreen(facts: StepFacts<ProcessStep>): ProcessScreen {
  const { master, step, input, gate } = facts;
  const { work } = step;
  if (work.kind !== 'process') throw new Error(`broken invariant: step ${step.id} is no process`);
  const now = gate.observed.moment.at;
  const machine = machineState(work, master, now);
  const last = work.runs.at(-1);
  return {
    kind: 'process',
    ...stepFrame(facts, doing(facts, work, machine), drafts(work, master)),
    equipment: machineView(facts, master.equipment),
    machine,
    since: work.since ?? last?.to ?? null,
    stoppedFor: work.since === null ? (last?.reason ?? null) : null,
    ran: clockText(ranFor(work, now)),
    left: clockText(leftOf(work, master, now)),
    time: isOverrun(work, master, now) ? 'over' : leftOf(work, master, now) > 0 ? 'short' : 'within',
    minutes: master.minutes,
    parameters: master.parameters.map(({ id, name, unit, lowest, highest }) => {
      const entered = work.values[id];
      return {
        id,
        name,
        unit,
        lowest,
        highest,
        value: entered?.value ?? null,
        by: entered ? nameOf(input.state, entered.by) : null,
      };
    }),
  };
}

type Now = Parameters<typeof leftOf>[2];

function machineState(work: Processing, master: ProcessStep, now: Now): ProcessScreen['machine'] {
  if (work.since !== null) return 'running';
  if (work.runs.length === 0) return 'notStarted';
  return isFinished(work, master, now) ? 'finished' : 'stopped';
}

const openParameter = ({ values }: Processing, { parameters }: ProcessStep) =>
  parameters.find(({ id }) => !values[id]);

/** What the machine asks for next: to be started, read, waited for, ended; and to be signed. */
function doing(
  { step, master, gate }: StepFacts<ProcessStep>,
  work: Processing,
  machine: ProcessScreen['machine'],
): Task {
  const { equipment } = master;
  const open = openParameter(work, master);
  if (machine === 'notStarted' || machine === 'stopped') return task('startProcess', { equipment });
  if (open) return task('enterParameter', { parameter: open.name, equipment });
  if (machine === 'finished') return task('signStep', { step: step.id });
  return leftOf(work, master, gate.observed.moment.at) > 0
    ? task('runProcess', { equipment })
    : task('endProcess', { equipment });
}

/** `StopProcess` is asked for what ends the process: to interrupt it is always possible. */
function drafts(work: Processing, master: ProcessStep): Parameters<typeof stepFrame>[2] {
  const parameter = openParameter(work, master)?.id ?? '-';
  return [
    { type: 'StartProcess' },
    { type: 'StopProcess', reason: 'run-finished' },
    { type: 'RecordParameter', parameter, value: '0' },
  ];
}
