import { pino } from 'pino';
import { redacted } from './redact.ts';
import { type RotatingFileOptions, rotatingFile } from './rotating-file.ts';

export type LogDetails = Readonly<Record<string, unknown>>;

/**
 * The technical log for people in IT: what happened, as a code (`printer-lost`), and its data. It is not the audit
 * trail. `what` is never made of input; secrets and badge numbers do not get in under any depth of `details`.
 */
export interface StationLog {
  info(what: string, details?: LogDetails): void;
  warn(what: string, details?: LogDetails): void;
  error(what: string, details?: LogDetails): void;
  close(): void;
}

/** JSON lines in rotated files. One name, one writer: hosts and nodes that share a folder take names of their own. */
export function openLog(options: RotatingFileOptions): StationLog {
  const { now = Date.now } = options;
  const file = rotatingFile(options);
  const logger = pino(
    {
      base: null,
      messageKey: 'what',
      timestamp: () => `,"at":"${new Date(now()).toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
    },
    file,
  );
  const line = (level: 'info' | 'warn' | 'error') => (what: string, details?: LogDetails) =>
    logger[level](details === undefined ? {} : redacted(details), what);
  return { info: line('info'), warn: line('warn'), error: line('error'), close: file.close };
}
