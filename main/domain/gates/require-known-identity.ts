import { isTestPiece } from '../equipment/metal-detector.ts';
import type { DispensedContainerStock } from '../material/material.ts';
import { labelThatCounts } from '../material/received-label.ts';
import { finding, type Gate } from './gate.ts';

/**
 * The label reads, names a container this plant knows, its lot and item are the container's own (S123, S124), and it is the
 * one that counts: once QA re-identified a container, every label before is void (rules §4).
 */
export const requireKnownIdentity: Gate = {
  id: 'requireKnownIdentity',
  when: 'act',
  check: ({ command, state, scanned, batch, step }) => {
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
      case 'testPiece':
        return isTestPiece(state, identity.piece)
          ? null
          : finding('identity.unknown', { shown: identity.piece });
      case 'equipment':
        return state.get('equipment', identity.equipment)
          ? null
          : finding('identity.unknown', { shown: identity.equipment });
      case 'roll':
        return scanned?.roll ? null : finding('identity.unknown', { shown: identity.roll });
      // Which artwork it must be is the business of requireLabelRevision, and a wrong code is recorded, never refused.
      case 'artwork':
      case 'packCode':
        return null;
      case 'case': {
        const row = state.get('cases', identity.case);
        return row && row.batch === batch?.id && row.step === step?.id && row.invalid === null
          ? null
          : finding('identity.unknown', { shown: identity.case });
      }
      case 'lot':
        if (!scanned?.lot) return finding('identity.unknown', { shown: identity.lot });
        return scanned.lot.item === identity.item
          ? null
          : contradicts({ container: '-', lot: identity.lot, item: identity.item });
      case 'waste':
        return scanned?.container?.kind === 'waste'
          ? null
          : finding('identity.unknown', { shown: identity.container });
      case 'output':
        return scanned?.container?.kind === 'output'
          ? null
          : finding('identity.unknown', { shown: identity.container });
      case 'container': {
        const { container } = scanned ?? {};
        if (!container || container.kind === 'waste' || container.kind === 'output')
          return finding('identity.unknown', { shown: identity.container });
        const isItsOwn =
          container.kind === 'dispensed'
            ? container.item === identity.item && saysLot(container, identity.lot)
            : container.lot === identity.lot && scanned?.lot?.item === identity.item;
        if (!isItsOwn) return contradicts(identity);
        return labelThatCounts(state, container.id) === (identity.label ?? 0)
          ? null
          : finding('identity.void', { container: container.id });
      }
    }
  },
};

/** A dispensed container says the lot it was filled from; a blend of many says its batch. */
const saysLot = ({ lot: own, from }: DispensedContainerStock, said: string): boolean =>
  own === undefined ? from.some(({ lot }) => lot === said) : own === said;

/** A label whose lot or item is not that of its container: two labels, or a missing separator. */
const contradicts = (identity: { container: string; lot: string; item: string }) =>
  finding(
    'identity.contradicts',
    { container: identity.container, lot: identity.lot, item: identity.item },
    'qaReviewer',
  );
