import type { ClosedFilter, ClosedLine, ClosedPage } from '../../main/contract/closed.ts';
import type { QueryReply } from '../../main/contract/views.ts';
import { RECORD_TOLD } from './fixtures-records.ts';
import { EX_04 } from './fixtures-work.ts';

const line = (
  id: string,
  kind: ClosedLine['kind'],
  title: string,
  day: string,
  more: Partial<ClosedLine> = {},
): ClosedLine => ({
  id,
  kind,
  title,
  state: 'closed',
  severity: 'major',
  batch: 'VC5-26-0147',
  step: '70',
  closed: `2026-03-${day}T09:12:00.000Z`,
  ...more,
});

const LINES: readonly ClosedLine[] = [
  line('EX-04', 'exception', 'trigger.statusViolation', '09'),
  line('DEV-01', 'deviation', 'recordKind.deviation', '08', { severity: 'critical' }),
  line('EX-03', 'exception', 'trigger.deviceIneligible', '06', { state: 'ruleClosed', severity: 'minor' }),
  line('NC-02', 'nonconformance', 'recordKind.nonconformance', '05', { batch: 'VC5-26-0139' }),
  line('OOT-01', 'oot', 'recordKind.oot', '03', { state: 'declined', batch: null, step: null }),
  line('CAPA-01', 'capa', 'recordKind.capa', '02', { batch: null, step: null }),
];

/** What the standing station has closed. */
export function closedOfGallery({ kind, batch, text }: ClosedFilter): ClosedPage {
  const lines = LINES.filter(
    (each) =>
      (kind === undefined || each.kind === kind) &&
      (batch === undefined || each.batch === batch) &&
      (text === undefined || each.id.includes(text)),
  );
  return {
    lines,
    matched: lines.length,
    kinds: ['exception', 'deviation', 'nonconformance', 'oot', 'capa'],
    batches: ['VC5-26-0139', 'VC5-26-0147'],
  };
}

export const exceptionOfGallery = (id: string): QueryReply => ({
  kind: 'exception',
  exception: { ...EX_04, id, state: 'closed', acknowledgedBy: 'P. Raman', actions: {} },
  lines: [],
});

export const recordOfGallery = (id: string) => ({
  ...RECORD_TOLD,
  id,
  state: 'closed',
  late: false,
  extension: null,
  closed: '2026-03-08T09:12:00.000Z',
});
