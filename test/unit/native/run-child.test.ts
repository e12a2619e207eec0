import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const RUN_CHILD = JSON.stringify(
  join(import.meta.dirname, '..', '..', '..', 'native', 'setup', 'run-child.mjs'),
);

/** Starts a process that runs `script` as its child through `runChild`, and reports what the child prints. */
function wrapped(script: string) {
  const program = `
    import { runChild } from ${RUN_CHILD};
    process.exitCode = await runChild(process.execPath, ['-e', ${JSON.stringify(script)}]);`;
  const env = { ...process.env };
  delete env['npm_lifecycle_event'];
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  });
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += String(chunk);
  });
  return { child, printed: () => printed };
}

describe('a host that npm start runs', () => {
  it.each([0, 1, 2, 70])('has its exit code %i carried', async (code) => {
    const { child } = wrapped(`process.exit(${code})`);
    expect(await once(child, 'exit')).toEqual([code, null]);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'gets %s, ends in order, and its exit code is carried',
    async (signal) => {
      const { child, printed } = wrapped(`
      process.on('${signal}', () => setTimeout(() => { console.log('log closed'); process.exit(3); }, 50));
      setInterval(() => {}, 1000);
      console.log('ready');`);
      await once(child.stdout, 'data');
      child.kill(signal);
      expect(await once(child, 'exit')).toEqual([3, null]);
      expect(printed()).toBe('ready\nlog closed\n');
    },
  );

  it('that a signal ended counts as 128 + its number', async () => {
    const { child } = wrapped("process.kill(process.pid, 'SIGKILL')");
    expect(await once(child, 'exit')).toEqual([137, null]);
  });
});
