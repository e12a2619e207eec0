import { CannotVerify } from '../../../verifier/inputs.ts';
import type { LogReport } from '../../../verifier/report.ts';
import { type VerifyOptions, verifyLog } from '../../../verifier/verify-log.ts';
import { type CliCommand, textOption, UsageError } from '../command.ts';

/** `verify`: an independent judgement of a log; exit code 1 when anything is wrong with it. */
export const command: CliCommand = {
  summary: 'check a log file or data folder independently of the station that wrote it',
  usage: 'PATH [--pin FILE] [--key FILE] [--accept-declared]',
  options: {
    pin: { type: 'string', value: 'FILE', help: 'pins of this log, by default those beside its data folder' },
    key: { type: 'string', value: 'FILE', help: 'public key to trust, as verifier key or PEM' },
    'accept-declared': { type: 'boolean', help: 'accept gaps that were declared and signed for' },
  },
  positionals: { names: ['PATH'] },
  async run({ positionals, options, json }, io) {
    const pin = textOption({ positionals, options, json }, 'pin');
    const key = textOption({ positionals, options, json }, 'key');
    const verifyOptions: VerifyOptions = {
      ...(pin === undefined ? {} : { pin }),
      ...(key === undefined ? {} : { key }),
      acceptDeclared: options['accept-declared'] === true,
    };
    try {
      const report = await verifyLog(positionals[0] ?? '', verifyOptions);
      io.out(json ? JSON.stringify(report, null, 2) : asText(report));
      return report.ok ? 0 : 1;
    } catch (error) {
      if (error instanceof CannotVerify) throw new UsageError(error.message);
      throw error;
    }
  },
};

/** The verdict in short sentences, the first bad event first. */
export function asText(report: LogReport): string {
  const { failures, declaredGaps, furtherFailures, head } = report;
  return [
    `Log ${report.path}${report.plant === null ? '' : ` (${report.kind}, ${report.plant}, node ${report.node})`}`,
    head ? `${report.events} events, the last is ${head.seq}, hash ${head.hash}` : 'no events',
    `${counted(report.checkpoints, 'checkpoint')}, signed to event ${report.signedTo}; ${counted(report.pins, 'pin')}, pinned to event ${report.pinnedTo}`,
    ...(report.attachments > 0 ? [counted(report.attachments, 'attachment')] : []),
    ...(report.fingerprint ? [`key ${report.fingerprint}${report.trusted ? '' : ' (untrusted)'}`] : []),
    ...failures.map(
      ({ seq, class: name, message }) => `${seq === null ? 'file' : `event ${seq}`}: ${name}: ${message}`,
    ),
    ...(furtherFailures > 0 ? [`and ${furtherFailures} more`] : []),
    ...declaredGaps.map((gap) => `event ${gap.seq}: declared gap: ${lossOf(gap)} (${gap.reason})`),
    ...report.warnings.map((warning) => `warning: ${warning}`),
    verdict(report),
  ].join('\n');
}

const lossOf = ({ restored, lost }: LogReport['declaredGaps'][number]): string =>
  lost === null ? `the log went on from event ${restored}` : `events ${restored + 1} to ${lost} were lost`;

function verdict({ ok, failures, declaredGaps, furtherFailures }: LogReport): string {
  if (ok) return 'OK: the log is whole.';
  const count = failures.length + furtherFailures;
  if (count === 0)
    return `NOT OK: ${counted(declaredGaps.length, 'declared gap')}; --accept-declared accepts it.`;
  return `NOT OK: ${counted(count, 'failure')}.`;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
