import { finding, type Gate } from './gate.ts';

/** The label reads, names a container this plant knows, and its lot and item are the container's own (S123, S124). */
export const requireKnownIdentity: Gate = {
  id: 'requireKnownIdentity',
  when: 'act',
  check: ({ command, state, scanned }) => {
    if (command.type !== 'PresentScan') return null;
    const { identity } = command.scan;
    switch (identity.kind) {
      case 'unreadable':
        return finding('identity.unreadable', { why: identity.why });
      case 'location':
        return state.get('locations', identity.location)
          ? null
          : finding('identity.unknown', { shown: identity.location });
      case 'weightSet':
        return state.get('weightSets', identity.weightSet)
          ? null
          : finding('identity.unknown', { shown: identity.weightSet });
      case 'waste':
        return scanned?.container?.kind === 'waste'
          ? null
          : finding('identity.unknown', { shown: identity.container });
      case 'container': {
        const { container } = scanned ?? {};
        if (!container || container.kind === 'waste')
          return finding('identity.unknown', { shown: identity.container });
        if (container.kind === 'dispensed') {
          const same =
            container.item === identity.item && container.from.some(({ lot }) => lot === identity.lot);
          return same ? null : contradicts(identity);
        }
        return container.lot === identity.lot && scanned?.lot?.item === identity.item
          ? null
          : contradicts(identity);
      }
    }
  },
};

/** A label whose lot or item is not that of its container: two labels, or a missing separator. */
const contradicts = (identity: { container: string; lot: string; item: string }) =>
  finding(
    'identity.contradicts',
    { container: identity.container, lot: identity.lot, item: identity.item },
    'qaReviewer',
  );
