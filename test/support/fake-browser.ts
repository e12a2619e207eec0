import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './log-fixtures.ts';

/** A program in the place of Chromium that notes how it was started, and then does what the test wants. */
export interface FakeBrowser {
  readonly executable: string;
  /** The arguments of each start so far. */
  starts(): readonly (readonly string[])[];
}

/** `then` is shell text: `sleep 60`, `exit 0`, `kill -SEGV $$`. */
export function fakeBrowser(then: string): FakeBrowser {
  const folder = temporaryFolder();
  const executable = join(folder, 'browser');
  const notes = join(folder, 'starts');
  writeFileSync(executable, `#!/bin/sh\n(printf '%s\\t' "$@"; echo) >> '${notes}'\n${then}\n`);
  chmodSync(executable, 0o755);
  return {
    executable,
    starts: () =>
      existsSync(notes)
        ? readFileSync(notes, 'utf8')
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => line.split('\t').filter((part) => part !== ''))
        : [],
  };
}
