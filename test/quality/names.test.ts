import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const NOT_OURS = ['node_modules', '.git', 'out', 'dist', 'coverage', 'test-results', 'playwright-report'];
const TEXT = [
  '.ts',
  '.tsx',
  '.mjs',
  '.cjs',
  '.json',
  '.yml',
  '.md',
  '.css',
  '.html',
  '.c',
  '.tpl',
  '.rules',
  '.service',
  '',
];
const CODE = /\.(ts|tsx|mjs|cjs|css)$/;
const word = (...parts: string[]) => parts.join('');

/** What no file of ours says. Written in parts, so that this file does not say it either. */
const FORBIDDEN: readonly { readonly what: string; readonly pattern: RegExp; readonly where: RegExp }[] = [
  {
    what: 'a path of one machine',
    pattern: new RegExp(`(^|[^\\w.])/(${word('wo', 'rk')}|root|home/\\w+)/`, 'm'),
    where: /./,
  },
  {
    what: 'a test that is switched off or stands alone',
    pattern: new RegExp(
      `\\b(it|test|describe|suite)\\.(${word('on', 'ly')}|${word('sk', 'ip')}|${word('to', 'do')})\\b`,
    ),
    where: /^test\//,
  },
  {
    what: 'a silenced check',
    pattern: new RegExp(
      [
        word('biome', '-ignore'),
        word('@ts', '-ignore'),
        word('@ts', '-nocheck'),
        word('eslint', '-disable'),
      ].join('|'),
    ),
    where: CODE,
  },
  {
    what: 'a type that is no type',
    pattern: new RegExp(`\\b${word('as ', 'any')}(?=\\s*([;,)\\]}.|&]|$))`),
    where: /\.(ts|tsx)$/,
  },
  {
    what: 'work left over',
    pattern: new RegExp(`\\b(${word('TO', 'DO')}|${word('FIX', 'ME')}|${word('XX', 'X')})\\b`),
    where: CODE,
  },
  {
    what: 'a weight as a binary fraction',
    pattern: new RegExp(`\\b${word('parse', 'Float')}\\b`),
    where: /^(main|renderer|preload)\//,
  },
  {
    what: 'a clock or a die in the pure core',
    pattern: /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\bcrypto\.\w+\(/,
    where: /^main\/(contract|domain)\//,
  },
];

const files = list(ROOT).map((path) => relative(ROOT, path).replaceAll('\\', '/'));

function list(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.includes(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return list(path);
    return entry.isFile() && TEXT.includes(extname(entry.name)) && entry.name !== 'package-lock.json'
      ? [path]
      : [];
  });
}

describe('no file of ours holds', () => {
  it.each(FORBIDDEN)('$what', ({ pattern, where }) => {
    const found = files
      .filter((path) => where.test(path))
      .flatMap((path) =>
        readFileSync(join(ROOT, path), 'utf8')
          .split('\n')
          .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
      );
    expect(found).toEqual([]);
  });

  it.each([
    ['a path of one machine', `cd /${word('wo', 'rk')}/main`],
    ['a test that is switched off or stands alone', `it.${word('sk', 'ip')}('x', () => {})`],
    ['a silenced check', `// ${word('biome', '-ignore')} lint: because`],
    ['a type that is no type', `const x = y as ${word('an', 'y')};`],
    ['work left over', `// ${word('TO', 'DO')} later`],
    ['a weight as a binary fraction', `${word('parse', 'Float')}('1.2')`],
    ['a clock or a die in the pure core', 'Math.random()'],
  ])('%s, or the check would see it', (what, line) => {
    expect(FORBIDDEN.find((one) => one.what === what)?.pattern.test(line)).toBe(true);
  });
});

describe('file names', () => {
  it('are kebab-case, components PascalCase', () => {
    const sources = files.filter((path) =>
      /^(main|renderer|preload|native|test)\/.*\.(ts|tsx|mjs|cjs)$/.test(path),
    );
    const odd = sources.filter((path) => {
      const name = path.split('/').at(-1) ?? '';
      return (
        !/^(\d+-)?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*\.(ts|mjs|cjs|tsx)$/.test(name) &&
        !/^[A-Z]\w*\.tsx?$/.test(name)
      );
    });
    expect(odd).toEqual([]);
  });

  it('say what is in them', () => {
    expect(
      files.filter((path) => /(^|\/)(utils?|helpers?|managers?|common|misc)(\.|\/)/i.test(path)),
    ).toEqual([]);
  });
});
