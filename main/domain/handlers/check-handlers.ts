import { distance, parseMass } from '../../contract/quantity.ts';
import { weighedSinceGoodCheck } from '../equipment/weighed-since.ts';
import { type DomainEvent, event } from '../events.ts';
import { certain, type Handlers, scaleEvidence, stepRef } from './handler.ts';
import { brokenOff } from './procedure-handlers.ts';

export const CHECK_HANDLERS: Handlers<'PrepareCheck' | 'CaptureCheck' | 'RepeatCheck' | 'VoidCheck'> = {
  PrepareCheck: (facts) => [event('CheckPrepared', { ...stepRef(facts), scale: facts.command.scale })],
  VoidCheck: ({ state, command: { scale, reason }, person }) => [
    event('CheckVoided', { equipment: scale, reason, person: certain(person, 'a person').id }),
    ...brokenOff(state, scale, reason),
  ],
  RepeatCheck: (facts) => [
    event('CheckRepeated', { ...stepRef(facts), scale: facts.command.scale, evidence: scaleEvidence(facts) }),
  ],
  CaptureCheck: (facts) => {
    const { step, observed } = facts;
    const scale = certain(facts.scale, 'a scale');
    const ref = { ...stepRef(facts), scale: scale.id };
    const check = certain(step?.work.kind === 'check' ? step.work.scales[scale.id] : null, 'a check');
    const point = certain(scale.check.points[check.results.length], 'a check point');
    const nominal = parseMass(facts.command.nominal, scale.unit);
    const evidence = scaleEvidence(facts);
    const passed = nominal.ok && distance(evidence.mass, point.nominal) <= point.tolerance;
    const events: DomainEvent[] = [
      event('CheckPointCaptured', { ...ref, nominal: point.nominal, passed, evidence }),
    ];
    if (check.results.length + 1 < scale.check.points.length) return events;
    const good = passed && check.results.every((result) => result.passed);
    events.push(
      good
        ? event('RoutineCheckPassed', {
            ...ref,
            attempt: check.attempt,
            productionDay: observed.moment.productionDay,
          })
        : event('RoutineCheckFailed', {
            ...ref,
            attempt: check.attempt,
            final: check.attempt === 2,
            since: weighedSinceGoodCheck(facts.state, scale),
          }),
    );
    return events;
  },
};
