import type { ContainerId } from '../../contract/ids.ts';
import { isOverReweighed, reweighLimit } from '../execution/reweigh.ts';
import { finding } from '../gates/gate.ts';
import { stepExceptions } from '../index-keys.ts';
import type { ExceptionRecord } from '../quality/exception.ts';
import { overrideRowOf } from './override-row.ts';

/** One more weighing after the last that a container may be given; what is voided after it asks again (rules §4). */
export const REWEIGH_COUNT = overrideRowOf({
  id: 'reweighCount',
  command: 'OverrideReweigh',
  gate: 'requireReweighLimit',
  mayGrant: ['supervisor', 'qaReviewer'],
  reasons: [
    'instrument-disturbed',
    'equipment-repaired',
    'container-damaged',
    'spill',
    'other-see-narrative',
  ],
  category: 'compliance',
  repeatable: false,
  objectOf: ({ container }) => ({ kind: 'container', id: container }),
  problem: ({ dispense, site }, step, { container }) => {
    if (!dispense) return finding('reweigh.step', { step: step.id });
    if (dispense.work.voided.at(-1) !== container)
      return finding('reweigh.other', { container, step: step.id });
    return isOverReweighed(site, dispense) ? null : finding('reweigh.needless', { container });
  },
  subject: ({ dispense, site }, { container }) =>
    dispense && [
      'Override: how often a container is weighed again',
      `Weigh once more after ${container}`,
      `Voided one after the other: ${dispense.work.voided.join(', ')}`,
      `Weighed again at most: ${reweighLimit(site, dispense.step)}`,
    ],
  answers: ({ state, batch, step }, { container }) =>
    batch && step
      ? stepExceptions(state, batch.id, step.id).filter((each) => refusedAfter(each) === container)
      : [],
  follows: () => [],
  offer: (_, exception) => {
    const container = refusedAfter(exception);
    const { times = '', limit = '' } = exception.refusal?.data ?? {};
    return container === null
      ? null
      : { data: { container, times: String(times), limit: String(limit) }, objects: [container] };
  },
  target: (container) => ({ type: 'OverrideReweigh', container: container as ContainerId }),
});

/** The voided container after which another weighing was refused, while nobody has decided about it. */
const refusedAfter = ({ state, gate, refusal }: ExceptionRecord): string | null =>
  state === 'blocked' && gate === 'requireReweighLimit' ? String(refusal?.data['container']) : null;
