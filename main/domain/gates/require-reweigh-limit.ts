import { isOverReweighed, reweighLimit } from '../execution/reweigh.ts';
import { isGranted } from '../overrides/granted.ts';
import { finding, type Gate } from './gate.ts';

/**
 * A container is voided and weighed again so often and no oftener, or the weighing goes on until it fits; one more is let
 * pass by an override for the container that was voided last (rules §4).
 */
export const requireReweighLimit: Gate = {
  id: 'requireReweighLimit',
  when: 'always',
  check: ({ command, dispense, step, site }) => {
    const last = dispense?.work.voided.at(-1);
    if (command.type !== 'CaptureTare' || !dispense || !last || !isOverReweighed(site, dispense)) return null;
    return isGranted(step, 'reweighCount', { kind: 'container', id: last })
      ? null
      : finding(
          'reweigh.limit',
          { container: last, times: dispense.work.voided.length, limit: reweighLimit(site, dispense.step) },
          'supervisor',
        );
  },
};
