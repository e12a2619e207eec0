import type { CliIo } from './command.ts';

/**
 * The process as a command sees it. A reader that closes its end of the pipe (`… | head`) ends the process
 * quietly: that is the reader's choice, not an error of ours.
 */
export function processIo(process: NodeJS.Process): CliIo {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(process.exitCode ?? 0);
    });
  }
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stopping.abort(name));
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    stdin: process.stdin,
    env: process.env,
    signal: stopping.signal,
  };
}
