import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('./recorder.c', import.meta.url));

/** The compiled recorder, or why there is none; the tests that need it are then reported as skipped. */
export interface Recorder {
  readonly library: string;
  remove(): void;
}

export function buildRecorder(): Recorder | { readonly missing: string } {
  if (process.platform !== 'linux') return { missing: 'only Linux can load it into a process' };
  if (spawnSync('gcc', ['--version']).error) return { missing: 'there is no gcc' };
  const folder = mkdtempSync(join(tmpdir(), 'interlock-recorder-'));
  const library = join(folder, 'recorder.so');
  const flags = ['-shared', '-fPIC', '-O2', '-Wall', '-Wextra', '-Werror'];
  const { status, stderr } = spawnSync('gcc', [...flags, '-o', library, SOURCE, '-lpthread'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the recorder does not compile: ${stderr}`);
  return { library, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
