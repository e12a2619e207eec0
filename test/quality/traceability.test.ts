import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const MATRIX = join('docs', 'traceability.md');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const files = (...patterns: readonly string[]): readonly string[] =>
  patterns
    .flatMap((pattern) => globSync(pattern, { cwd: ROOT }))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();

/** `[S42]`, `[R1 11.10(d)]`: a requirement that a test proves stands in its title. */
const TAG = /\[(S\d{1,3}|R\d \d+\.\d+(?:\([a-z0-9]+\))*)\]/g;

/** Requirement → test files whose titles name it. */
function proven(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const file of files('test/**/*.ts')) {
    if (file === 'test/quality/traceability.test.ts') continue;
    for (const [, id = ''] of read(file).matchAll(TAG)) {
      const of = found.get(id) ?? new Set<string>();
      found.set(id, of.add(file));
    }
  }
  return new Map([...found].map(([id, of]) => [id, [...of].sort()]));
}

interface Citation {
  readonly id: string;
  readonly file: string;
}

/** Requirements that the sources cite: `S42`, and clauses of 21 CFR by their number. */
function cited(): readonly Citation[] {
  return files('{main,preload,renderer}/**/*.{ts,tsx}').flatMap((file) => {
    const comments = read(file).match(/\/\*[\s\S]*?\*\/|\/\/.*/g) ?? [];
    const text = comments.join('\n');
    const ids = text.match(/\bS\d{1,3}\b(?!-)/g) ?? [];
    const clauses = text.match(/\b(?:11|111|211)\.\d{2,3}(?:\([a-z0-9]+\))*/g) ?? [];
    return [...new Set([...ids, ...clauses])].map((id) => ({ id, file }));
  });
}

/** A clause is proven by a test of itself, of a part of it, or of what it is a part of. */
const isProven = (id: string, tags: readonly string[]): boolean =>
  tags.some((tag) => {
    const named = tag.replace(/^R\d /, '');
    return named === id || named.startsWith(`${id}(`) || id.startsWith(`${named}(`);
  });

const order = (id: string): string => id.replace(/\d+/g, (digits) => digits.padStart(4, '0'));

function matrix(): string {
  const rows = [...proven()].sort(([a], [b]) => order(a).localeCompare(order(b)));
  const inSources = new Map<string, string[]>();
  for (const { id, file } of cited()) inSources.set(id, [...(inSources.get(id) ?? []), file]);
  const named = (id: string) => inSources.get(id.replace(/^R\d /, '')) ?? [];
  const list = (paths: readonly string[]) => paths.map((path) => `\`${path}\``).join('<br>');
  return [
    '# Traceability',
    '',
    'Requirement by requirement: the tests whose titles carry its id, and the sources that cite it. This page is',
    'written by `test/quality/traceability.test.ts` when `UPDATE_TRACEABILITY` is set, and compared with every run.',
    '',
    '| Requirement | Tests | Cited in |',
    '|---|---|---|',
    ...rows.map(([id, tests]) => `| ${id} | ${list(tests)} | ${list(named(id))} |`),
    '',
  ].join('\n');
}

describe('traceability', () => {
  it('proves every requirement that a source cites, by a test with its id in the title', () => {
    const tags = [...proven().keys()];
    const missing = cited().filter(({ id }) => !isProven(id, tags));
    expect(missing.map(({ id, file }) => `${file} cites ${id}`)).toEqual([]);
    expect(tags.length).toBeGreaterThan(80);
  });

  it('has an id on every gate: in its own words, or in the words of the rules of the floor', () => {
    const gates = files('main/domain/gates/require-*.ts').map((file) => ({ file, text: read(file) }));
    expect(gates.length).toBeGreaterThan(60);
    const unfounded = gates.filter(
      ({ text }) =>
        !/\bS\d{1,3}\b|\b(?:11|111|211)\.\d{2,3}|rules §|design §|devices\.md|ux §|USP/.test(text),
    );
    expect(unfounded.map(({ file }) => file)).toEqual([]);
  });

  it(`stands in ${MATRIX} as it is now`, () => {
    const now = matrix();
    if (process.env['UPDATE_TRACEABILITY']) writeFileSync(join(ROOT, MATRIX), now);
    const written = existsSync(join(ROOT, MATRIX)) ? read(MATRIX) : '';
    expect(written.split('\n')).toEqual(now.split('\n'));
  });
});
