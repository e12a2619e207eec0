import type { Line } from './line.ts';

/** One run of the bench. */
export interface BenchReport {
  readonly version: string;
  readonly at: string;
  readonly node: string;
  readonly cpu: string;
  readonly cores: number;
  readonly events: number;
  readonly quick: boolean;
  readonly ok: boolean;
  readonly lines: readonly Line[];
}

/** Every target that was measured is met. What could not be measured here is said, and is no failure. */
export const isMet = (lines: readonly Line[]): boolean => lines.every(({ verdict }) => verdict !== 'missed');

const SIGN: Readonly<Record<Line['verdict'], string>> = {
  met: 'ok    ',
  missed: 'MISSED',
  skipped: 'skip  ',
  noted: '      ',
};

/** The table for people, one line a measurement and its note below. */
export function asText({ lines, ok, cpu, cores, node, events, quick }: BenchReport): string {
  const width = (of: (line: Line) => string) => Math.max(...lines.map((line) => of(line).length));
  const what = width((line) => line.what);
  const target = width((line) => line.target);
  return [
    `${cpu}, ${cores} cores, Node ${node}, ${events} events${quick ? ' (a quick run: its figures are no evidence)' : ''}`,
    ...lines.flatMap((line) => [
      `${SIGN[line.verdict]}  ${line.what.padEnd(what)}  ${line.target.padEnd(target)}  ${line.result}`,
      ...(line.note === null ? [] : [`          ${line.note}`]),
    ]),
    ok ? 'Every target that was measured is met.' : 'A target is missed.',
  ].join('\n');
}
