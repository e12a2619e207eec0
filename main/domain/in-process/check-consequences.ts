import { atWorkplace } from '../at-step.ts';
import { type DomainEvent, type EventOf, event } from '../events.ts';
import type { GateFacts } from '../facts.ts';
import { openExceptionOf, routeFact } from '../quality/open-exception.ts';
import type { TriggerId } from '../quality/trigger-table.ts';
import { underOutlet } from './output.ts';

type CheckEnd = EventOf<'InProcessJudged' | 'InProcessClosed' | 'InProcessMissed'>;

const TRIGGERS: Readonly<Record<CheckEnd['type'], TriggerId>> = {
  InProcessJudged: 'inProcessOos',
  InProcessClosed: 'inProcessIncomplete',
  InProcessMissed: 'inProcessMissed',
};

/**
 * A check that did not pass stops the run, closes what is under the outlet and holds everything since the last one that
 * did (rules §1, §7). One that passed and breaks a run rule is a trend to be evaluated, and the run goes on (S15).
 */
export function checkConsequences(facts: GateFacts, { type, data }: CheckEnd): readonly DomainEvent[] {
  const here = atWorkplace(facts, data);
  if (type === 'InProcessJudged' && data.verdict === 'passed') {
    const object = `trend:${data.step}`;
    return data.rules.length === 0 || openExceptionOf(here, object)
      ? []
      : routeFact(here, 'outOfTrend', object);
  }
  return [...standStill(here), ...routeFact(here, TRIGGERS[type], `check:${data.check}`)];
}

function standStill({ batch, step, station }: GateFacts): readonly DomainEvent[] {
  if (!batch || step?.work.kind !== 'checkedRun') return [];
  const ref = { batch: batch.id, step: step.id };
  const open = underOutlet(step.work.output);
  return [
    ...(step.work.line.kind === 'running'
      ? [event('RunStopped', { ...ref, station: station.id, reason: 'in-process-check' })]
      : []),
    ...(open ? [event('OutputClosed', { ...ref, container: open.id })] : []),
  ];
}
