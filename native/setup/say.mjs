/** Set-up talks on stderr only, one line a thing, so that stdout stays the command's own. */
export function say(line) {
  process.stderr.write(`interlock: ${line}\n`);
}

/** A failure that a person can act on: one sentence and the remedy. Ends the process with exit code 2. */
export class SetupError extends Error {
  constructor(sentence, remedy) {
    super(`${sentence} ${remedy}`);
    this.name = 'SetupError';
  }
}

/** Runs a set-up script; a SetupError becomes its one line and exit code 2, anything else stays loud. */
export async function runSetup(script) {
  try {
    const code = await script();
    if (code !== undefined) process.exitCode = code;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    process.exitCode = 2;
  }
}
