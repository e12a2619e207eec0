import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { MODULES, productNode, ROOT } from './places.mjs';

/** Every layer is compiled with its own libraries, so that `process` in the kernel or `document` in a host is an error. */
const LAYERS = [
  'main/contract',
  'main/domain',
  'main',
  'main/hosts/electron',
  'preload',
  'renderer',
  'native',
  'test',
];
const AT_ONCE = 2;

const waiting = [...LAYERS];
const failed = [];
await Promise.all(Array.from({ length: AT_ONCE }, work));
if (failed.length > 0)
  console.error(`types: ${failed.length} of ${LAYERS.length} layers fail: ${failed.join(', ')}`);
else console.log(`types: ${LAYERS.length} layers pass`);
process.exitCode = failed.length > 0 ? 1 : 0;

async function work() {
  for (let layer = waiting.shift(); layer !== undefined; layer = waiting.shift()) {
    const { code, output } = await compile(layer);
    if (code === 0) continue;
    failed.push(layer);
    console.error(`types: ${layer}\n${output}`);
  }
}

function compile(layer) {
  const tsc = join(MODULES, 'typescript', 'bin', 'tsc');
  return new Promise((resolve, reject) => {
    const child = spawn(productNode(), [tsc, '--pretty', 'false', '-p', layer], { cwd: ROOT });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output: output.trimEnd() }));
  });
}
