import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FAILURE_CLASSES } from '../../main/domain/log/failure-class.ts';
import { verifyLog } from '../../main/verifier/verify-log.ts';
import { temporaryFolder } from '../support/log-fixtures.ts';
import { type LogVector, makeVectors } from '../support/log-vectors.ts';
import { writeLog } from '../support/signed-log.ts';

const files = globSync(join(import.meta.dirname, 'log-chain', '*.json')).sort();
const vectors = files.map((path) => ({
  name: basename(path, '.json'),
  ...(JSON.parse(readFileSync(path, 'utf8')) as Omit<LogVector, 'name'>),
}));

describe('the verifier', () => {
  it.each(vectors)(
    'judges $name: $about',
    async ({ events, checkpoints, pins, key, acceptDeclared, expect: verdict }) => {
      const folder = temporaryFolder();
      const path = writeLog(folder, {
        rows: events.map(([seq, body, hash]) => ({ seq, body, hash })),
        notes: checkpoints.map(([size, note]) => ({ size, note })),
        pins,
      });
      const keyFile = join(folder, 'key');
      if (key !== null) writeFileSync(keyFile, `${key}\n`);
      const report = await verifyLog(path, { acceptDeclared, ...(key === null ? {} : { key: keyFile }) });
      const [first] = report.failures;
      expect({
        ok: report.ok,
        first: first ? [first.class, first.seq] : null,
        declaredGaps: report.declaredGaps.length,
        trusted: report.trusted,
      }).toEqual(verdict);
    },
  );

  it('is shown every failure class that a log of rows can have', () => {
    const shown = new Set(vectors.flatMap((vector) => vector.expect.first?.[0] ?? []));
    const ofTheFolder = ['attachment-missing', 'attachment-changed'];
    const ofTheFile = ['unreadable', 'wrong-schema', 'trigger-missing', ...ofTheFolder];
    expect([...shown, ...ofTheFile].sort()).toEqual(Object.keys(FAILURE_CLASSES).sort());
  });
});

describe('the writer', () => {
  const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

  it('still writes the vectors byte for byte: the format has not changed', () => {
    expect(makeVectors().toSorted(byName)).toEqual(vectors.toSorted(byName));
  });
});
