import { CLOSED_KINDS, type ClosedFilter, type ClosedLine, type ClosedPage } from '../../contract/closed.ts';
import type { ExceptionRecord } from '../../domain/quality/exception.ts';
import { batchesOfRecord, type QualityRecord } from '../../domain/quality/records/record.ts';
import type { PlantReader } from '../../domain/state.ts';

/** More than anybody turns pages for: a narrower filter finds what is older. */
const MOST = 100;

interface Closed {
  readonly line: ClosedLine;
  readonly batches: readonly string[];
  /** Everything of it that a person could look for. */
  readonly words: string;
}

/** Every exception and record that is closed and fits, last closed first, whatever became of its batch (S18, S38). */
export function closedPage(state: PlantReader, { kind, batch, text }: ClosedFilter): ClosedPage {
  const all = [...closedExceptions(state), ...closedRecords(state)];
  const wanted = text?.trim().toLowerCase() ?? '';
  const fitting = all.filter(
    (each) =>
      (kind === undefined || each.line.kind === kind) &&
      (batch === undefined || each.batches.includes(batch)) &&
      each.words.includes(wanted),
  );
  return {
    lines: fitting
      .map(({ line }) => line)
      .sort((a, b) => (a.closed > b.closed ? -1 : a.closed < b.closed ? 1 : 0))
      .slice(0, MOST),
    matched: fitting.length,
    kinds: CLOSED_KINDS.filter((each) => all.some(({ line }) => line.kind === each)),
    batches: [...new Set(all.flatMap(({ batches }) => batches))].sort(),
  };
}

function closedExceptions(state: PlantReader): readonly Closed[] {
  const found: Closed[] = [];
  for (const each of state.all('exceptions')) {
    if (each.closedAt === null) continue;
    const { id, trigger, severity, batch, step, closedAt: closed } = each;
    found.push({
      line: {
        id,
        kind: 'exception',
        title: `trigger.${trigger}`,
        state: each.state,
        severity,
        batch,
        step,
        closed,
      },
      batches: batch === null ? [] : [batch],
      words: wordsOfException(each),
    });
  }
  return found;
}

function closedRecords(state: PlantReader): readonly Closed[] {
  const found: Closed[] = [];
  for (const each of state.all('records')) {
    if (each.closedAt === null) continue;
    const { id, kind, severity, batch, step, closedAt: closed } = each;
    found.push({
      line: { id, kind, title: `recordKind.${kind}`, state: each.state, severity, batch, step, closed },
      batches: batchesOfRecord(each),
      words: wordsOfRecord(each),
    });
  }
  return found;
}

const joined = (words: readonly (string | null | undefined)[]): string =>
  words
    .filter((word) => word != null)
    .join('\n')
    .toLowerCase();

const wordsOfException = (each: ExceptionRecord): string =>
  joined([
    each.id,
    each.batch,
    each.object,
    each.narrative,
    each.settled?.narrative,
    ...Object.values(each.refusal?.data ?? {}).map(String),
    ...each.links,
  ]);

const wordsOfRecord = (each: QualityRecord): string =>
  joined([
    each.id,
    each.batch,
    each.exception,
    each.narrative,
    ...each.objects,
    ...each.moves.map(({ note }) => note),
    ...each.tasks.flatMap(({ what, done }) => [what, done?.result]),
  ]);
