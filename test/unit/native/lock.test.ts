import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const LOCK = JSON.stringify(join(import.meta.dirname, '..', '..', '..', 'native', 'setup', 'lock.mjs'));

/** A process that takes the lock, says so, holds it for a while and says that it gives it back. */
function holder(name: string, holdMs: number, printed: string[]) {
  const child = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { withSetupLock } from ${LOCK};
     await withSetupLock(async () => {
       console.log('${name} in');
       await new Promise((done) => setTimeout(done, ${holdMs}));
       console.log('${name} out');
     });`,
  ]);
  child.stdout.on('data', (chunk) => printed.push(...String(chunk).trim().split('\n')));
  return child;
}

describe('two set-ups of one folder', () => {
  it('take turns', async () => {
    const printed: string[] = [];
    const children = [holder('a', 150, printed), holder('b', 150, printed)];
    await Promise.all(children.map((child) => once(child, 'close')));
    const [first] = printed;
    const turns = first === 'a in' ? ['a', 'b'] : ['b', 'a'];
    expect(printed).toEqual(turns.flatMap((name) => [`${name} in`, `${name} out`]));
  });

  it('are not stopped by one that was killed', async () => {
    const printed: string[] = [];
    const dying = holder('a', 60_000, printed);
    await once(dying.stdout, 'data');
    dying.kill('SIGKILL');
    await once(dying, 'close');
    await once(holder('b', 1, printed), 'close');
    expect(printed).toEqual(['a in', 'b in', 'b out']);
  });
});
