import { describe, expect, it } from 'vitest';
import { DenialLedger } from '../../../main/application/station/denial-ledger.ts';
import type { DenialFilter, DenialLine, DenialPage } from '../../../main/contract/denials.ts';
import { parseEntry } from '../../../main/domain/log/entry.ts';
import { boothBefore } from '../../support/weigh-booth.ts';
import { StationRig } from './station-rig.ts';

/** A day with six refusals: four of people in steps, one of a stranger, one by two gates at once. */
function day() {
  const booth = boothBefore('60').begin('60').given('SelectScale', { scale: 'SCL-01' });
  booth.when('SignIn', { person: 'OP-107', secret: '' }, { secret: 'mismatch' });
  booth.when('TypeIdentity', { text: 'CB-2508-009' });
  booth.scan('MC-2510-201-01');
  booth.when('StartStep');
  booth.signIn('QA-01', 'QA-01');
  booth.when(
    'ReleaseHold',
    { hold: 'H-99', reason: 'assessed-no-impact' },
    { station: 'QA-01', by: 'ADM-01' },
  );
  booth.when('CaptureTare', {}, { shows: '0.32' });
  const log = new StationRig().openLog(booth.recorded);
  return { booth, log, ledger: new DenialLedger(log) };
}

const all = (ledger: DenialLedger, filter: DenialFilter = {}): DenialPage => ledger.page(filter, null);
const told = ({ lines }: DenialPage) => lines.map(({ command, person }) => `${command} ${person}`);

describe('the ledger of refusals', () => {
  const { booth, log, ledger } = day();
  const denied = booth.recorded.filter(({ event }) => event.type === 'CommandDenied');

  it('[S37][S76][S102] lists every refusal of the log, newest first, with who, where, what and why', () => {
    const { lines, matched } = all(ledger);
    expect(matched).toBe(denied.length);
    expect(lines.map(({ seq }) => seq)).toEqual([...lines.map(({ seq }) => seq)].sort((a, b) => b - a));
    expect(lines.map(({ refusals }) => refusals)).toEqual(
      denied.map(({ event }) => (event.type === 'CommandDenied' ? event.data.refusals : [])).toReversed(),
    );
    const typed = lines.find(({ command }) => command === 'TypeIdentity');
    expect(typed).toMatchObject({
      person: 'OP-101',
      name: 'M. Alvarez',
      roles: ['operator'],
      station: 'WS-01',
    });
  });

  it('[S37][S102] proves that it left nothing out: first and last event, no gap, and how many are refusals', () => {
    const { proof } = all(ledger);
    expect(proof).toEqual({
      first: 1,
      last: log.head.seq,
      gapFree: true,
      denials: denied.length,
      flooded: 0,
    });
    const rows = log.read(0, log.head.seq);
    expect(rows.filter(({ body }) => parseEntry(body).type === 'CommandDenied')).toHaveLength(proof.denials);
  });

  it('[S102] says so when an event is missing, whether in the middle or at the end', () => {
    const rows = log.read(0, log.head.seq);
    const without = (seq: number) => {
      const kept = rows.filter((row) => row.seq !== seq);
      const read = (after: number, limit: number) => kept.filter((row) => row.seq > after).slice(0, limit);
      return all(new DenialLedger({ head: log.head, read })).proof;
    };
    expect(without(5).gapFree).toBe(false);
    expect(without(1).gapFree).toBe(false);
    expect(without(log.head.seq).gapFree).toBe(false);
    expect(without(log.head.seq + 1).gapFree).toBe(true);
  });

  it.each<[string, DenialFilter, (line: DenialLine) => boolean]>([
    ['gate', { gate: 'requireScan' }, ({ refusals }) => refusals.some(({ gate }) => gate === 'requireScan')],
    ['role', { role: 'qaReviewer' }, ({ roles }) => roles.includes('qaReviewer')],
    ['station', { station: 'QA-01' }, ({ station }) => station === 'QA-01'],
  ])('[S37][S76] is narrowed by %s', (_name, filter, fits) => {
    const { lines, matched } = all(ledger, filter);
    const expected = all(ledger).lines.filter(fits);
    expect(lines).toEqual(expected);
    expect(matched).toBe(expected.length);
    expect(expected.length).toBeGreaterThan(0);
  });

  it('[S37] is narrowed by time, both ends included', () => {
    const { lines } = all(ledger);
    const at = lines[0]?.at ?? '';
    expect(all(ledger, { from: at, to: at }).lines).toEqual(lines.filter((line) => line.at === at));
    expect(all(ledger, { from: '2027-01-01T00:00:00.000Z' }).lines).toEqual([]);
    expect(all(ledger, { step: 'none' }).matched).toBe(0);
    expect(all(ledger, { batch: 'none' }).matched).toBe(0);
  });

  it('[S76] counts by gate, under the filter without its gate', () => {
    const counts = new Map<string, number>();
    for (const { refusals } of all(ledger).lines)
      for (const gate of new Set(refusals.map((each) => each.gate)))
        counts.set(gate, (counts.get(gate) ?? 0) + 1);
    const { byGate } = all(ledger, { gate: 'requireScan' });
    expect(new Map(byGate.map(({ gate, count }) => [gate, count]))).toEqual(counts);
  });

  it('comes in pages, and knows what came since it was last asked', () => {
    const many = boothBefore('40');
    for (let count = 0; count < 130; count += 1) many.when('TypeIdentity', { text: 'X' });
    const rig = new StationRig();
    const book = rig.openLog(many.recorded);
    const paged = new DenialLedger(book);
    const first = all(paged);
    expect([first.lines.length, first.matched]).toEqual([100, 130]);
    const second = paged.page({}, first.older);
    expect([second.lines.length, second.older]).toEqual([30, null]);
    expect(second.lines[0]?.seq).toBeLessThan(first.lines.at(-1)?.seq ?? 0);
    const before = many.recorded.length;
    many.when('TypeIdentity', { text: 'Y' });
    const [extra] = many.recorded.slice(before);
    if (!extra) throw new Error('nothing was refused');
    const who = { station: extra.station ?? '', person: extra.person, session: extra.session };
    book.append('later', rig.moment, who, null, { events: [extra.event], draft: book.state.draft() });
    expect(all(paged).proof).toMatchObject({ last: book.head.seq, denials: 131, gapFree: true });
  });

  it('[S76] keeps the role that a person had then', () => {
    const rows = log.read(0, log.head.seq);
    const admitted = rows.find(
      ({ body }) => parseEntry(body).type === 'PersonAdmitted' && body.includes('"OP-101"'),
    );
    if (!admitted) throw new Error('OP-101 was never admitted');
    const later = {
      ...admitted,
      seq: log.head.seq + 1,
      body: admitted.body.replace('"roles":["operator"]', '"roles":["supervisor"]'),
    };
    const read = (after: number, limit: number) =>
      [...rows, later].filter(({ seq }) => seq > after).slice(0, limit);
    const promoted = new DenialLedger({ head: { seq: later.seq }, read });
    expect(all(promoted, { role: 'supervisor' }).lines).toEqual([]);
    expect(told(all(promoted, { role: 'operator' })).length).toBeGreaterThan(0);
  });
});
