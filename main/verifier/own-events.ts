import type { KeyPeriod } from './check-checkpoints.ts';
import type { EventFindings } from './check-events.ts';
import { readPublicKey } from './note.ts';
import type { DeclaredGap } from './report.ts';

/** What the log says about itself (`FORMAT.md` §8). */
export interface OwnEvents {
  readonly node: string | null;
  readonly kind: string | null;
  readonly plant: string | null;
  readonly periods: readonly KeyPeriod[];
  readonly gaps: readonly DeclaredGap[];
}

const NAMES_KEY = new Set(['LogOpened', 'SigningKeyChanged']);
const OWN = new Set([...NAMES_KEY, 'LogGapDeclared']);

export function readOwnEvents({ notable }: EventFindings): OwnEvents {
  let opened: Record<string, unknown> = {};
  const periods: KeyPeriod[] = [];
  const gaps: DeclaredGap[] = [];
  for (const { seq, type, body } of notable) {
    if (!OWN.has(type)) continue;
    const data = dataOf(body);
    if (seq === 1) opened = data;
    const key = NAMES_KEY.has(type) ? readPublicKey(String(data['key'])) : null;
    if (key) periods.push({ from: seq, key });
    if (type === 'LogGapDeclared') gaps.push(gapOf(seq, data));
  }
  const textOf = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    node: textOf(opened['node']),
    kind: textOf(opened['kind']),
    plant: textOf(opened['plant']),
    periods,
    gaps,
  };
}

function gapOf(seq: number, data: Record<string, unknown>): DeclaredGap {
  const restored = data['restored'] as { seq?: unknown } | null;
  const lastPin = data['lastPin'] as { size?: unknown; head?: unknown } | null;
  return {
    seq,
    epoch: Number(data['epoch']),
    restored: Number(restored?.seq),
    lost: lastPin ? Number(lastPin.size) : null,
    lostHead: lastPin ? String(lastPin.head) : null,
    reason: String(data['reason']),
  };
}

function dataOf(body: string): Record<string, unknown> {
  try {
    return (JSON.parse(body) as { data: Record<string, unknown> }).data;
  } catch (error) {
    // Named as malformed-body by the walk over all bodies.
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
