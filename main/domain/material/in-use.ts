import type { ContainerId } from '../../contract/ids.ts';
import type { HoldObject } from '../../contract/parse-command.ts';
import type { GateFacts } from '../facts.ts';
import type { Lot } from './material.ts';

/**
 * The lot that a command takes from or turns to: named by a re-allocation, scanned to be opened, or open while a
 * container is in work. What only puts an open container away takes nothing, whatever became of its lot meanwhile.
 */
export function lotInUse(facts: GateFacts): Lot | undefined {
  const { state, command, scanned } = facts;
  if (command.type === 'ReallocateLot') return state.get('lots', command.lot);
  if (command.type === 'PresentScan')
    return scanned?.role === 'source' ? (scanned.lot ?? undefined) : undefined;
  const source = sourceInUse(facts);
  return source ? state.get('lots', source.lot) : undefined;
}

/** Everything a command would use, with what it came from: a hold follows genealogy (rules §3). */
export function materialInUse(facts: GateFacts): readonly HoldObject[] {
  const { command, scanned, dispense } = facts;
  const lot = lotInUse(facts);
  const lots: readonly HoldObject[] = lot ? [{ kind: 'lot', id: lot.id }] : [];
  switch (command.type) {
    case 'PresentScan': {
      const shown = scanned && USED_BY_SCAN.has(scanned.role) ? scanned.container : null;
      return shown ? [...lots, ...withAncestors(facts, shown.id)] : lots;
    }
    case 'VerifyContainer': {
      const verified = dispense?.work.verification?.container;
      return verified ? withAncestors(facts, verified) : [];
    }
    case 'PrintLabel':
    case 'ReprintLabel':
      return [];
    default: {
      const source = sourceInUse(facts);
      const current = dispense?.work.current;
      return [
        ...lots,
        ...(source ? [{ kind: 'container' as const, id: source.container }] : []),
        ...(current ? [{ kind: 'container' as const, id: current.id }] : []),
      ];
    }
  }
}

const USED_BY_SCAN: ReadonlySet<string> = new Set(['source', 'kit']);

function sourceInUse({ command, dispense }: GateFacts) {
  if (!dispense || (command.type === 'CloseSource' && !dispense.work.current)) return null;
  return dispense.work.source;
}

function withAncestors({ state }: GateFacts, id: ContainerId): readonly HoldObject[] {
  const container = state.get('containers', id);
  const from = container?.kind === 'dispensed' ? container.from : [];
  return [
    { kind: 'container', id },
    ...from.flatMap((each): readonly HoldObject[] => [
      { kind: 'lot', id: each.lot },
      { kind: 'container', id: each.container },
    ]),
  ];
}
