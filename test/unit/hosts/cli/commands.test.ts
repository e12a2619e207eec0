import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../../main/hosts/cli/commands.ts';

const MAIN = join(import.meta.dirname, '..', '..', '..', '..', 'main', 'hosts', 'cli', 'main.ts');

describe('every command', () => {
  it.each(Object.entries(COMMANDS))(
    '%s loads, explains itself and leaves the common options alone',
    async (_name, entry) => {
      const { command } = await entry.load();
      expect(entry.summary).not.toBe('');
      expect(command.summary).not.toBe('');
      expect(Object.keys(command.options)).not.toEqual(expect.arrayContaining(['json']));
      expect(Object.keys(command.options)).not.toEqual(expect.arrayContaining(['help']));
    },
  );

  it.each(Object.keys(COMMANDS))('%s answers an unknown option with one sentence and exit code 2', (name) => {
    const run = spawnSync(process.execPath, [MAIN, name, '--no-such-option'], { encoding: 'utf8' });
    expect(run.stdout).toBe('');
    expect(run.stderr).toBe(`Unknown option '--no-such-option'. See: interlock ${name} --help\n`);
    expect(run.status).toBe(2);
  });
});

describe('a reader that stops reading', () => {
  it('ends the program quietly', async () => {
    const child = spawn(process.execPath, [MAIN, '--help']);
    child.stdout.destroy();
    let talk = '';
    child.stderr.on('data', (chunk) => {
      talk += String(chunk);
    });
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(talk).toBe('');
  });
});
