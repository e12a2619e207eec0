import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronObstacle } from './choose-host.mjs';
import { hasCompiler } from './compiler.mjs';
import { ensure } from './ensure.mjs';
import { MODULES, productNode, ROOT } from './places.mjs';
import { runChild } from './run-child.mjs';
import { runSetup, SetupError, say } from './say.mjs';
import {
  countOfCheck,
  countOfPlaywright,
  countOfVitest,
  failuresOfPlaywright,
  failuresOfVitest,
  runnerDied,
  summary,
} from './test-counts.mjs';

/** V8 is known to end a process of many short-lived threads now and then ("jit_page.has_value()"). */
const MOST_RERUNS = 2;

// `npm test`: every stage in order, the time of each, and one last line that counts what passed and failed.
// A failing stage does not stop the ones after it.
await runSetup(async () => {
  const options = process.argv.slice(2);
  const unknown = options.find((option) => option !== '--long');
  if (unknown !== undefined) throw new SetupError(`Unknown option ${unknown}.`, 'Known: --long.');
  await ensure({ browser: true, compiler: true });
  const results = mkdtempSync(join(tmpdir(), 'interlock-test-'));
  try {
    return await runStages(stages(results), options.includes('--long'));
  } finally {
    rmSync(results, { recursive: true, force: true });
  }
});

function stages(results) {
  const unit = join(results, 'unit.json');
  const e2e = join(results, 'e2e.json');
  const vite = (config) => [
    bin('vite', 'bin/vite.js'),
    'build',
    '--config',
    `native/build/${config}`,
    '--logLevel',
    'warn',
  ];
  return [
    { name: 'lint', run: [bin('@biomejs/biome', 'bin/biome'), 'check', '--error-on-warnings', '.'] },
    { name: 'types', run: ['native/setup/typecheck.mjs'] },
    { name: 'screens build', run: vite('renderer.vite.ts') },
    { name: 'shell build, main', run: vite('main.vite.ts') },
    { name: 'shell build, preload', run: vite('preload.vite.ts') },
    { name: 'shell smoke', run: ['test/shell/smoke.ts'] },
    { name: 'Electron window', run: ['test/shell/electron-window.ts'], skip: electronObstacle() },
    {
      name: 'tests',
      run: [
        bin('vitest', 'vitest.mjs'),
        ...['run', '--config', 'test/vitest.config.ts'],
        ...['--reporter=dot', '--reporter=json', `--outputFile.json=${unit}`],
      ],
      count: (code) => countOfVitest(code, readJson(unit)),
      failures: () => failuresOfVitest(readJson(unit)),
      died: (code) => runnerDied(code, readJson(unit)),
    },
    {
      name: 'end to end',
      run: [bin('@playwright/test', 'cli.js'), 'test', '--config', 'test/playwright.config.ts'],
      env: { INTERLOCK_E2E_RESULTS: e2e },
      count: (code) => countOfPlaywright(code, readJson(e2e)),
      failures: () => failuresOfPlaywright(readJson(e2e)),
    },
  ];
}

async function runStages(list, long) {
  const counts = [];
  const report = [];
  const failures = [];
  for (const stage of list) {
    if (stage.skip !== undefined) {
      counts.push({ passed: 0, failed: 0, skipped: 1 });
      report.push(`         skipped ${stage.name}: ${stage.skip}`);
      continue;
    }
    say(`— ${stage.name}`);
    const began = performance.now();
    const run = () =>
      runChild(productNode(), stage.run, {
        cwd: ROOT,
        env: { ...(long ? { INTERLOCK_LONG: '1' } : {}), ...stage.env },
      });
    let code = await run();
    // A process of the runner that V8 ended has judged nothing: all is asked again. A test that failed is not.
    for (let more = 1; more <= MOST_RERUNS && stage.died?.(code); more += 1) {
      say('— a process of the runner died and no test failed: once more');
      report.push(`         ${stage.name}: a process of the runner died; run once more`);
      code = await run();
    }
    const count = (stage.count ?? countOfCheck)(code);
    counts.push(count);
    // Said again at the end: what a long run printed on its way is out of sight by then.
    failures.push(...(stage.failures?.() ?? []));
    const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(6);
    report.push(`${seconds} s  ${count.failed > 0 ? 'FAILED' : 'passed'}  ${stage.name}`);
    if (code > 128) break;
  }
  console.log(`\n${report.join('\n')}`);
  if (failures.length > 0) console.log(`\nFailed:\n${failures.map((each) => `  ${each}`).join('\n')}\n`);
  if (!hasCompiler()) console.log('power-loss tests skipped: no gcc on this machine');
  const { line, ok } = summary(counts);
  console.log(line);
  return ok ? 0 : 1;
}

function bin(name, path) {
  return join(MODULES, ...name.split('/'), ...path.split('/'));
}

/** What a runner left behind; undefined when it died before it could write. */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
