import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { sha256 } from '../../main/adapters/sqlite/sha256.ts';
import { type LogHead, type LogRow, seal } from '../../main/domain/log/chain.ts';
import type { EventEnvelope } from '../../main/domain/log/entry.ts';

export const NODE = '0190c5a3-0000-7000-8000-0000000000aa';
export const BOOT = '0190c5a3-0000-7000-8000-0000000000bb';

/** A folder of the test's own, removed when it ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'interlock-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const uuidOf = (n: number): string => `0190c5a3-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** UTC text `seconds` after a fixed moment. */
export const timeOf = (seconds: number): string =>
  new Date(Date.UTC(2026, 0, 5, 6) + seconds * 1000).toISOString();

/** A well-formed event; event 1 is `LogOpened`. */
export function eventOf(seq: number, change: Partial<EventEnvelope> = {}): EventEnvelope {
  const opened = seq === 1;
  return {
    seq,
    id: uuidOf(seq),
    at: timeOf(seq),
    offset: '+01:00',
    clock: { mono: seq * 1000, boot: BOOT, drift: null },
    type: opened ? 'LogOpened' : 'ContainerScanned',
    version: 1,
    stream: opened ? 'log' : 'batch/B-1',
    station: opened ? null : 'WS-1',
    person: opened ? null : 'OP-07',
    session: null,
    command: { id: `command-${seq}`, part: 1, of: 1 },
    context: opened ? null : { batch: 'B-1', step: '50', station: 'WS-1', person: 'OP-07' },
    data: opened
      ? { format: 1, node: NODE, kind: 'demo', plant: 'Test plant', key: 'unsigned' }
      : { container: `C-${seq}` },
    ...change,
  };
}

/** The rows of one decision with `count` events after `head`. */
export function decisionOf(head: LogHead, id: string, count = 1): readonly LogRow[] {
  const events = Array.from({ length: count }, (_, index) =>
    eventOf(head.seq + 1 + index, { command: { id, part: index + 1, of: count } }),
  );
  return seal(sha256, head, events);
}
