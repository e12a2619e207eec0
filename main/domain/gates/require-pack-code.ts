import { codeDue } from '../execution/pack-code.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/**
 * Lot and expiry on the packs are verified at first-off, at each roll change and restart, at each interval and at last-off:
 * while a verification is due, nothing starts, nothing is counted and nothing is completed (rules §8, 21 CFR 211.130).
 */
export const requirePackCode: Gate = {
  id: 'requirePackCode',
  when: 'always',
  check: ({ command, step, recipeStep: master, scanned, observed, station }) => {
    if (step?.work.kind !== 'packaging' || master?.kind !== 'packaging') return null;
    const { work } = step;
    const { labels } = master;
    const here = { station: station.id, step: step.id };
    if (!labels || work.labelling === null)
      return command.type === 'VerifyCode' ? finding('code.none', here) : null;
    const noRoll = (): Finding | null =>
      work.labelling?.rolls.length === 0 ? finding('code.noRoll', here) : null;
    switch (command.type) {
      case 'PresentScan':
        return scanned?.role === 'packCode' ? noRoll() : null;
      case 'VerifyCode':
        return labels.codeRead === 'scan' ? finding('code.scan', here) : noRoll();
      default: {
        const due = codeDue(
          work,
          labels,
          observed.moment.at,
          command.type === 'StartRun' ? 'start' : 'anything',
        );
        return due && finding(`code.${due}`, { ...here, minutes: labels.checkMinutes });
      }
    }
  },
};
