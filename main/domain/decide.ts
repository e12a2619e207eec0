import type { Refusal } from '../contract/refusals.ts';
import { atStep } from './at-step.ts';
import { COMMAND_GATES, gateIdsOf } from './command-gates.ts';
import { componentObject } from './components/accounting.ts';
import { changeConsequences, dependentsOf, flagged } from './corrections/consequences.ts';
import { kitsLapse, reconciliationsLapse } from './corrections/lapse.ts';
import { type DomainEvent, event } from './events.ts';
import { evolve } from './evolve/evolve.ts';
import { becomesExecuted, becomesReady, becomesUnready } from './execution/readiness.ts';
import { type GateFacts, gateFacts } from './facts.ts';
import { refusal } from './gates/gate.ts';
import { HANDLERS } from './handlers/handlers.ts';
import { checkConsequences } from './in-process/check-consequences.ts';
import type { KernelCommand } from './kernel-command.ts';
import { outOfSpecification } from './laboratory/laboratory-oos.ts';
import type { Observed } from './observed.ts';
import { challengeClears, corrections } from './quality/close-exception.ts';
import { labelConsequences } from './quality/labels-outside.ts';
import { yieldConsequences } from './quality/line-yield.ts';
import { openExceptionOf, routeCount, routeDenial, routeFact } from './quality/open-exception.ts';
import { overrunConsequences } from './quality/process-time.ts';
import { batchOfDenial } from './release/denial-of-batch.ts';
import { afterQualityEvents } from './release/quality-event.ts';
import type { Draft, PlantReader, PlantState } from './state.ts';

/** The decision about one command: what it writes, and the state as it would be; nothing happened yet. */
export type Decision = Accepted | Refused;

interface Accepted {
  readonly kind: 'accepted';
  readonly events: readonly DomainEvent[];
  readonly draft: Draft;
}

interface Refused {
  readonly kind: 'refused';
  readonly refusals: readonly Refusal[];
  readonly events: readonly DomainEvent[];
  readonly draft: Draft;
}

/** Who a decision is attributed to in its envelope. */
export interface Attribution {
  readonly station: string;
  readonly person: string | null;
  readonly session: string | null;
}

/** Every failing gate of a command; `preview` leaves out those that judge the moment of pressing. */
export function refusalsOf(facts: GateFacts, asked: 'act' | 'preview'): readonly Refusal[] {
  const refusals: Refusal[] = [];
  for (const gate of COMMAND_GATES[facts.command.type]) {
    const isAhead = asked === 'preview' && gate.when === 'act';
    const found = isAhead ? gate.ahead?.(facts) : gate.check(facts);
    if (found) refusals.push(refusal(gate, found));
  }
  return refusals;
}

/** The facts of a command against a state: what gates, previews and signing texts are made of. */
export const factsOf = (state: PlantReader, command: KernelCommand, observed: Observed): GateFacts =>
  gateFacts(state, command, observed, gateIdsOf(command.type));

/** What no session does: the station by itself, and a person who is not signed in yet and is named in the event. */
const OUTSIDE_SESSIONS: ReadonlySet<string> = new Set([
  'ObserveLoad',
  'ObserveDevice',
  'RecordPrint',
  'CountFlood',
  'LockIdle',
  'EscalateOverdue',
  'NoteOverrun',
  'ChooseSecret',
]);

/** A person's act carries the person; what a device or the clock did carries nobody. */
export function attribution(facts: GateFacts): Attribution {
  const own = OUTSIDE_SESSIONS.has(facts.command.type);
  return {
    station: facts.station.id,
    person: own ? null : (facts.person?.id ?? signerWithoutSession(facts)),
    session: own ? null : (facts.session?.id ?? null),
  };
}

/** Nobody is signed in at a locked station: there the act is the signer's. */
const signerWithoutSession = ({ signer, observed }: GateFacts): string | null =>
  observed.gap === null ? null : (signer?.id ?? null);

/**
 * Data in, data out: facts → gates → events → consequences. Accepted or refused, there is always something to
 * record; the caller appends the events and only then lets the draft become the state.
 */
export const decide = (state: PlantState, command: KernelCommand, observed: Observed): Decision =>
  decideOn(state, factsOf(state, command, observed));

/** The same for a caller that has the facts of this state at hand. */
export function decideOn(state: PlantState, facts: GateFacts): Decision {
  const { command, observed } = facts;
  const draft = state.draft();
  const events: DomainEvent[] = [];
  const who = attribution(facts);
  const write = (more: readonly DomainEvent[]): void => {
    for (const each of more) {
      evolve(draft, { at: observed.moment.at, ...who, event: each });
      events.push(each);
    }
  };
  const refusals = refusalsOf(facts, 'act');
  if (refusals.length > 0) {
    write([denial(facts, refusals), ...countFailure(facts, refusals)]);
    write(routeDenial(facts, refusals));
    write(afterQualityEvents({ ...facts, state: draft }, events));
    return { kind: 'refused', refusals, events, draft };
  }
  const done = HANDLERS[command.type](facts as never);
  // A step that was stopped before it began is cleared before it begins.
  const beginsCleared = command.type === 'StartStep' && facts.step?.state === 'blocked';
  write(beginsCleared ? [...corrections(facts), ...done] : [...done, ...corrections(facts)]);
  const afterwards = (): GateFacts => ({ ...facts, state: draft });
  for (const each of [...events]) {
    write(consequences(afterwards, each));
    for (const step of dependentsOf(afterwards(), each)) write(flagged(afterwards(), step));
  }
  write(afterQualityEvents(afterwards(), events));
  for (const batch of touched(events)) {
    const row = draft.get('batches', batch);
    if (!row) continue;
    write(becomesUnready(draft, row));
    write(becomesReady(draft, draft.get('batches', batch) ?? row));
    const after = draft.get('batches', batch);
    if (after) write(becomesExecuted(draft, after));
  }
  return { kind: 'accepted', events, draft };
}

function denial(facts: GateFacts, refusals: readonly Refusal[]): DomainEvent {
  const { command } = facts;
  return event('CommandDenied', {
    command: command.type,
    batch: batchOfDenial(facts, refusals),
    refusals,
    shape: null,
    scan: command.type === 'PresentScan' ? command.scan.evidence : null,
  });
}

const FAILURES_TO_LOCK = 5;

/** A wrong secret counts against the person it was tried for; the fifth locks that person (21 CFR 11.300(d)). */
function countFailure({ signer }: GateFacts, refusals: readonly Refusal[]): readonly DomainEvent[] {
  const wrong = refusals.some(({ code }) => code === 'credential.wrong' || code === 'signature.wrong');
  if (!wrong || !signer || signer.lockedAt) return [];
  const failures = signer.failures + 1;
  const counted = event('CredentialFailed', { person: signer.id, failures });
  return failures >= FAILURES_TO_LOCK
    ? [counted, event('PersonLockedOut', { person: signer.id })]
    : [counted];
}

const OVERSHOOTS_TO_EXCEPT = 3;

/** What a recorded fact sets off by rule (rules §1, the rows without a gate); most set off nothing and ask for no facts. */
function consequences(facts: () => GateFacts, written: DomainEvent): readonly DomainEvent[] {
  switch (written.type) {
    case 'StepCompleted':
      return [...yieldConsequences(facts(), written.data), ...labelConsequences(facts(), written.data)];
    case 'ProcessStopped':
      return overrunConsequences(facts(), written.data);
    case 'InProcessJudged':
    case 'InProcessClosed':
    case 'InProcessMissed':
      return checkConsequences(facts(), written);
    case 'StepDispensedAgain':
    case 'StepReopened':
      return [
        ...kitsLapse(facts().state, written.data),
        ...reconciliationsLapse(facts().state, written.data),
      ];
    case 'ItemAnswered':
      return written.data.found ? routeFact(facts(), 'foundAtClearance', `item:${written.data.item}`) : [];
    case 'CorrectionApproved':
    case 'CaptureInvalidated':
      return changeConsequences(facts(), written);
    case 'RoutineCheckFailed':
      return written.data.final ? routeFact(facts(), 'checkFailed', `equipment:${written.data.scale}`) : [];
    case 'ProcedureFailed':
      return written.data.again
        ? []
        : routeFact(outsideSteps(facts()), 'procedureFailed', `equipment:${written.data.equipment}`);
    case 'ProcedureCompleted':
      return written.data.since.length === 0
        ? []
        : routeFact(outsideSteps(facts()), 'minimumWeightRaised', `equipment:${written.data.equipment}`);
    case 'RoutineCheckPassed':
      return written.data.attempt === 2
        ? routeFact(facts(), 'checkPassedAtSecondAttempt', `equipment:${written.data.scale}`)
        : [];
    case 'ChallengeFailed':
      return written.data.final
        ? routeFact(facts(), 'checkFailed', `equipment:${written.data.detector}`)
        : [];
    case 'ChallengePassed': {
      const { attempt, detector } = written.data;
      return [
        ...challengeClears(facts(), detector),
        ...(attempt === 2 ? routeFact(facts(), 'checkPassedAtSecondAttempt', `equipment:${detector}`) : []),
      ];
    }
    case 'BatchCrossedGap': {
      const { batch } = written.data;
      const of = { ...facts(), batch: facts().state.get('batches', batch) ?? null, step: null };
      return routeFact(of, 'eventsLost', `batch:${batch}`);
    }
    case 'PackCodeRead':
      return written.data.matches
        ? []
        : routeFact(atStep(facts(), written.data), 'wrongCode', `code:${written.data.code}`);
    case 'ContainerVoided':
      return routeFact(
        atStep(facts(), written.data),
        'containerVoided',
        `container:${written.data.container}`,
      );
    case 'ResultVerified':
      return outOfSpecification(facts(), written.data);
    case 'LabelsCounted':
      return written.data.found.within
        ? []
        : routeFact(atStep(facts(), written.data), 'reconciliationOutside', `labels:${written.data.batch}`);
    case 'ComponentCounted': {
      const { component, found } = written.data;
      return found.within
        ? []
        : routeFact(atStep(facts(), written.data), 'reconciliationOutside', componentObject(component));
    }
    case 'ContainerCounted':
      return routeCount(facts(), written.data);
    case 'OvershootLatched': {
      const here = atStep(facts(), written.data);
      const work = here.step?.work.kind === 'dispense' ? here.step.work : null;
      const count = work?.current?.overshoots ?? 0;
      return count >= OVERSHOOTS_TO_EXCEPT && !openExceptionOf(here, `container:${written.data.container}`)
        ? routeFact(here, 'outOfTolerance', `container:${written.data.container}`)
        : [];
    }
    default:
      return [];
  }
}

/** About an instrument, and no step: what its failure stops is refused there by its own gates. */
const outsideSteps = (facts: GateFacts): GateFacts => ({ ...facts, batch: null, step: null });

/** Batches in which a step moved. */
function touched(events: readonly DomainEvent[]): ReadonlySet<string> {
  const batches = new Set<string>();
  for (const { type, data } of events) {
    if (STEP_MOVES.has(type) && 'batch' in data && typeof data.batch === 'string') batches.add(data.batch);
  }
  return batches;
}

const STEP_MOVES: ReadonlySet<string> = new Set([
  'BatchIssued',
  'StepCompleted',
  'StepVerified',
  'StepCleared',
  'StepLapsed',
  'StepReopened',
  'StepNotExecuted',
  'StepsInserted',
  'ClearanceRepeated',
]);
