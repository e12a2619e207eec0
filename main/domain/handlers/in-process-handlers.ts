import { parseMass } from '../../contract/quantity.ts';
import { type DomainEvent, event, type StepRef } from '../events.ts';
import type { ScaleEvidence } from '../evidence.ts';
import {
  type CheckedRunFacts,
  checkedRunOf,
  isSetUp,
  nextCheck,
  nextOutput,
  nextSetUp,
  openCheck,
  standingOf,
} from '../execution/checked-run.ts';
import { comingOut } from '../execution/hopper.ts';
import type { GateFacts } from '../facts.ts';
import { ended, isComplete, judge, type Placement, placed } from '../in-process/check.ts';
import { underOutlet } from '../in-process/output.ts';
import { overrunAt } from '../in-process/overrun.ts';
import { brokenRules, seriesOf } from '../in-process/run-rules.ts';
import { locationOf } from '../material/location.ts';
import type { PlantReader } from '../state.ts';
import { certain, type Handlers, scaleEvidence, signatureRecord, stepRef } from './handler.ts';

export const IN_PROCESS_HANDLERS: Handlers<
  | 'OpenInProcess'
  | 'CapturePlacement'
  | 'InvalidatePlacement'
  | 'CloseInProcess'
  | 'RestartRun'
  | 'NoteOverrun'
  | 'OpenSetUp'
  | 'ChangeContainer'
  | 'RecordHeel'
> = {
  OpenSetUp: (facts) => {
    const { work, plan } = running(facts);
    return [
      event('SetUpOpened', {
        ...stepRef(facts),
        check: nextSetUp(work),
        size: plan.size,
        person: certain(facts.person, 'a person').id,
      }),
    ];
  },
  ChangeContainer: (facts) => {
    const full = certain(underOutlet(running(facts).work.output), 'a container under the outlet');
    return [event('OutputClosed', { ...stepRef(facts), container: full.id }), ...outputOpened(facts)];
  },
  RecordHeel: (facts) => {
    const { value, unit } = facts.command;
    const parsed = parseMass(value, unit);
    if (!parsed.ok) throw new Error('broken invariant: passed its gates without a mass');
    return [
      event('HeelRecorded', {
        ...stepRef(facts),
        mass: parsed.value,
        text: `${value} ${unit}`,
        person: certain(facts.person, 'a person').id,
      }),
    ];
  },
  OpenInProcess: (facts) => {
    const { work, plan } = running(facts);
    const ref = stepRef(facts);
    const full = underOutlet(work.output);
    const standing = standingOf(work);
    return [
      ...(full ? [event('OutputClosed', { ...ref, container: full.id })] : []),
      ...(work.line.kind === 'running' ? outputOpened(facts) : []),
      event('InProcessOpened', {
        ...ref,
        check: nextCheck(work),
        size: plan.size,
        container: full?.id ?? null,
        recheck:
          standing.kind === 'owed'
            ? { of: standing.bad.id, exception: exceptionAbout(facts.state, ref, standing.bad.id) }
            : null,
        person: certain(facts.person, 'a person').id,
      }),
    ];
  },
  CapturePlacement: (facts) => inSample(running(facts), stepRef(facts), scaleEvidence(facts), 'captured'),
  InvalidatePlacement: (facts) => {
    const { check, number, reason, narrative } = facts.command;
    return [
      event('PlacementInvalidated', {
        ...stepRef(facts),
        check,
        number,
        reason,
        narrative,
        person: certain(facts.person, 'a person').id,
        signature: signatureRecord(facts),
      }),
    ];
  },
  CloseInProcess: (facts) => {
    const { work, open } = running(facts);
    const check = certain(open, 'an open check');
    const closed = {
      ...stepRef(facts),
      check: check.id,
      reason: facts.command.reason,
      person: certain(facts.person, 'a person').id,
    };
    return [isSetUp(work, check) ? event('SetUpClosed', closed) : event('InProcessClosed', closed)];
  },
  RestartRun: (facts) => {
    const standing = standingOf(running(facts).work);
    if (standing.kind !== 'rechecked')
      throw new Error('broken invariant: passed its gates without a recheck');
    return [
      event('RestartAuthorized', {
        ...stepRef(facts),
        check: standing.check.id,
        signature: signatureRecord(facts),
      }),
      ...runStarted(facts),
    ];
  },
  NoteOverrun: ({ state, station, observed }) => {
    const ref = overrunAt(state, station, observed.moment.at);
    const work = ref ? state.get('batches', ref.batch)?.steps[ref.step]?.work : undefined;
    if (!ref || work?.kind !== 'checkedRun') return [];
    const open = openCheck(work);
    return [
      open
        ? event('InProcessClosed', { ...ref, check: open.id, reason: null, person: null })
        : event('InProcessMissed', { ...ref, check: nextCheck(work) }),
    ];
  },
};

/** The run starts; a run with output has a container under its outlet from then on. */
export const runStarted = (facts: GateFacts): readonly DomainEvent[] => {
  const checkedRun = checkedRunOf(facts);
  return [
    event('RunStarted', {
      ...stepRef(facts),
      station: facts.station.id,
      person: certain(facts.person, 'a person').id,
    }),
    ...(checkedRun && !underOutlet(checkedRun.work.output) ? outputOpened(facts) : []),
  ];
};

const running = (facts: GateFacts): CheckedRunFacts => certain(checkedRunOf(facts), 'a run with checks');

function outputOpened(facts: GateFacts): readonly DomainEvent[] {
  const { work, master } = running(facts);
  return [
    event('OutputOpened', {
      ...stepRef(facts),
      container: nextOutput(certain(facts.batch, 'a batch'), master, work),
      location: locationOf(facts.station.id),
      ...(master.feeds && { from: comingOut(work, master, facts.observed.moment.at) }),
    }),
  ];
}

/** The exception that a check opened: its disposition is what allows the next one. */
function exceptionAbout(state: PlantReader, { batch, step }: StepRef, check: string) {
  for (const { id, batch: of, step: in_, object } of state.all('exceptions'))
    if (of === batch && in_ === step && object === `check:${check}`) return id;
  return null;
}

/** One more unit in the open sample; the last one lets it be judged, at once and for good (rules §7). */
export function inSample(
  { work, plan, open }: CheckedRunFacts,
  ref: StepRef,
  evidence: ScaleEvidence,
  how: Placement['how'],
): readonly DomainEvent[] {
  const check = certain(open, 'an open check');
  const { mass, value, receivedAt } = evidence;
  const after = placed(check, { mass, value, at: receivedAt, how, invalid: null });
  const captured = event('PlacementCaptured', {
    ...ref,
    check: check.id,
    number: after.placements.length,
    how,
    evidence,
  });
  if (!isComplete(after)) return [captured];
  const judged = judge(plan, after);
  if (isSetUp(work, check)) return [captured, event('SetUpJudged', { ...ref, check: check.id, ...judged })];
  const over = ended(after, { kind: 'judged', at: receivedAt, ...judged, rules: [] });
  const series = work.checks.map((each) => (each.id === check.id ? over : each));
  const rules = judged.verdict === 'passed' ? brokenRules(plan, seriesOf(series)) : [];
  return [captured, event('InProcessJudged', { ...ref, check: check.id, ...judged, rules })];
}
