import { finding, type Gate } from './gate.ts';

/** One source container is open; it is scanned closed with its remainder before another opens (rules §5). */
export const requireOneSource: Gate = {
  id: 'requireOneSource',
  when: 'act',
  check: ({ scanned, dispense }) =>
    scanned?.role === 'source' &&
    dispense?.work.source &&
    scanned.container?.id !== dispense.work.source.container
      ? finding('source.stillOpen', {
          open: dispense.work.source.container,
          shown: scanned.container?.id ?? '',
        })
      : null,
};
