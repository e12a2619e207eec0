import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { moduleImports } from '../support/module-imports.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** What each layer may import of the others. `types` are erased: they bind a shape, not behaviour. */
const LAYERS: Readonly<
  Record<string, { readonly values: readonly string[]; readonly types?: readonly string[] }>
> = {
  'main/contract': { values: [] },
  'main/domain': { values: ['main/contract'] },
  'main/application': { values: ['main/contract', 'main/domain'] },
  'main/adapters': { values: ['main/contract', 'main/domain', 'main/application'] },
  // The verifier must not believe the writer: it shares words with the kernel, and no code.
  'main/verifier': { values: ['main/contract'], types: ['main/domain'] },
  'main/demo': { values: ['main/contract', 'main/domain', 'main/application', 'main/adapters'] },
  'main/hosts/shared': {
    values: [
      'main/contract',
      'main/domain',
      'main/application',
      'main/adapters',
      'main/verifier',
      'main/demo',
    ],
  },
  'main/bench': {
    values: [
      ...['main/contract', 'main/domain', 'main/application', 'main/adapters', 'main/verifier', 'main/demo'],
      ...['main/hosts/shared', 'main/hosts/kiosk'],
    ],
  },
  'main/hosts/electron': { values: ['main/contract', 'main/hosts/shared'] },
  'main/hosts/kiosk': { values: ['main/contract', 'main/adapters', 'main/hosts/shared'] },
  'main/hosts/cli': {
    values: [
      ...['main/contract', 'main/domain', 'main/application', 'main/adapters', 'main/verifier', 'main/demo'],
      ...['main/hosts/shared', 'main/hosts/kiosk', 'main/bench'],
    ],
  },
  preload: { values: ['main/contract'] },
  renderer: { values: ['main/contract'] },
};

/** Where a library may be imported. One that is not listed may be imported nowhere. */
const LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  electron: ['main/hosts/electron/', 'preload/'],
  'electron-updater': ['main/hosts/electron/updates.ts', 'main/hosts/electron/main.ts'],
  'better-sqlite3': ['main/adapters/sqlite/', 'main/verifier/'],
  serialport: ['main/adapters/serial/'],
  'node-hid': ['main/adapters/hid/'],
  ws: ['main/hosts/kiosk/'],
  zod: ['main/contract/parse-command.ts', 'main/contract/grammar/'],
  // A browser to measure in; where it is not installed, that line of the bench is skipped.
  '@playwright/test': ['main/bench/'],
  '@node-rs/argon2': ['main/adapters/identity/'],
  'bwip-js': ['main/adapters/labels/'],
  pino: ['main/adapters/system/'],
  'temporal-polyfill': ['main/adapters/system/', 'main/demo/'],
  uuid: ['main/adapters/system/'],
  yaml: ['main/adapters/plant/', 'main/hosts/shared/'],
  '@fontsource-variable/inter': ['renderer/'],
  'intl-messageformat': ['renderer/'],
  'lucide-react': ['renderer/'],
  react: ['renderer/'],
  'react-aria-components': ['renderer/'],
  'react-dom': ['renderer/'],
  zustand: ['renderer/store/'],
};

/** Layers that are pure, or run in a browser: nothing of Node. */
const WITHOUT_NODE = ['main/contract', 'main/domain', 'main/application', 'preload', 'renderer'];

/** What builds commands out of anything; the policy of the page forbids its library to run there. */
const PARSES = ['main/contract/parse-command.ts', 'main/contract/grammar/'];

/** Names every import of a file that points the wrong way or reaches over a fence. */
function violations(file: string, code: string): string[] {
  const layer = layerOf(file);
  if (layer === undefined) return [`${file} belongs to no layer`];
  return moduleImports(file, code).flatMap(({ specifier, typeOnly }) => {
    const reason = specifier.startsWith('.')
      ? wrongWay(layer, posix.join(posix.dirname(file), specifier), typeOnly)
      : overFence(layer, file, specifier);
    return reason === undefined ? [] : [`${file} imports ${specifier}: ${reason}`];
  });
}

function wrongWay(layer: string, target: string, typeOnly: boolean): string | undefined {
  if (target === 'package.json')
    return layer.startsWith('main/hosts/') ? undefined : 'only a host knows the version';
  const other = layerOf(target);
  if (other === undefined) return 'it belongs to no layer';
  if (layer === 'renderer' && PARSES.some((place) => target.startsWith(place)) && !typeOnly) {
    return 'the screens do not parse commands';
  }
  const { values, types = [] } = LAYERS[layer] ?? { values: [] };
  if (other === layer || values.includes(other) || (typeOnly && types.includes(other))) return undefined;
  return `${layer} must not know ${other}`;
}

function overFence(layer: string, file: string, specifier: string): string | undefined {
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  if (specifier.startsWith('node:')) return WITHOUT_NODE.includes(layer) ? `${layer} has no Node` : undefined;
  if (builtinModules.includes(name)) return 'write node: before it';
  const allowed = LIBRARIES[name];
  if (allowed === undefined) return 'no layer has this library';
  return allowed.some((place) => file.startsWith(place)) ? undefined : `only ${allowed.join(', ')} may`;
}

function layerOf(file: string): string | undefined {
  return Object.keys(LAYERS).find((layer) => file.startsWith(`${layer}/`));
}

describe('imports', () => {
  const files = globSync('{main,preload,renderer}/**/*.{ts,tsx}', { cwd: ROOT }).map((path) =>
    path.replaceAll('\\', '/'),
  );

  it('point inward and stay inside the fences, in every file', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((file) => violations(file, readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
  });

  it('name files that exist, by their full name', () => {
    const missing = files.flatMap((file) =>
      moduleImports(file, readFileSync(join(ROOT, file), 'utf8'))
        .filter(({ specifier }) => specifier.startsWith('.'))
        .filter(({ specifier }) => globSync(join(ROOT, dirname(file), specifier)).length === 0)
        .map(({ specifier }) => `${file}: ${specifier}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('the check itself', () => {
  it.each([
    [
      'main/domain/a.ts',
      "import { x } from '../application/x.ts';",
      'main/domain must not know main/application',
    ],
    [
      'main/domain/a.ts',
      "import type { X } from '../adapters/x.ts';",
      'main/domain must not know main/adapters',
    ],
    ['main/domain/a.ts', "export * from '../adapters/x.ts';", 'main/domain must not know main/adapters'],
    [
      'main/domain/a.ts',
      "const x = await import('../hosts/shared/x.ts');",
      'must not know main/hosts/shared',
    ],
    ['main/domain/a.ts', "let x: import('../application/x.ts').X;", 'must not know main/application'],
    ['main/domain/a.ts', "import { readFileSync } from 'node:fs';", 'main/domain has no Node'],
    ['main/adapters/a.ts', "import fs from 'fs';", 'write node: before it'],
    ['main/adapters/tcp/a.ts', "import Database from 'better-sqlite3';", 'only main/adapters/sqlite/'],
    ['main/adapters/tcp/a.ts', "import { SerialPort } from 'serialport';", 'only main/adapters/serial/'],
    ['main/hosts/shared/a.ts', "import { app } from 'electron';", 'only main/hosts/electron/, preload/ may'],
    ['main/hosts/kiosk/a.ts', "import { x } from '../electron/x.ts';", 'must not know main/hosts/electron'],
    ['main/hosts/electron/a.ts', "import { x } from '../../domain/x.ts';", 'must not know main/domain'],
    [
      'main/verifier/a.ts',
      "import { canonical } from '../domain/log/entry.ts';",
      'must not know main/domain',
    ],
    [
      'main/adapters/a.ts',
      "const w = new URL('../hosts/kiosk/x.worker.ts', import.meta.url);",
      'must not know',
    ],
    [
      'renderer/a.tsx',
      "import { z } from 'zod';",
      'only main/contract/parse-command.ts, main/contract/grammar/ may',
    ],
    [
      'renderer/a.tsx',
      "import { parseCommand } from '../main/contract/parse-command.ts';",
      'do not parse commands',
    ],
    [
      'renderer/a.tsx',
      "import { recordMove } from '../main/contract/grammar/record-moves.ts';",
      'do not parse commands',
    ],
    [
      'renderer/a.tsx',
      "import { decide } from '../main/domain/decide.ts';",
      'renderer must not know main/domain',
    ],
    ['preload/a.ts', "import { join } from 'node:path';", 'preload has no Node'],
    ['main/adapters/a.ts', "import _ from 'lodash';", 'no layer has this library'],
    ['main/a.ts', '', 'belongs to no layer'],
  ])('finds the fault in %s: %s', (file, code, fault) => {
    expect(violations(file, code)).toEqual([expect.stringContaining(fault)]);
  });

  it.each([
    ['main/domain/a.ts', "import { x } from '../contract/x.ts'; import { y } from './b/y.ts';"],
    [
      'main/verifier/a.ts',
      "import type { X } from '../domain/log/x.ts'; import { type Y } from '../domain/y.ts';",
    ],
    ['main/verifier/a.ts', "const w = new Worker(new URL('./hashes.worker.ts', import.meta.url));"],
    [
      'renderer/a.tsx',
      "import type { CommandType } from '../main/contract/parse-command.ts'; const a = <b/>;",
    ],
    ['main/hosts/electron/a.ts', "import type { App } from 'electron';"],
  ])('has nothing against %s: %s', (file, code) => expect(violations(file, code)).toEqual([]));
});
