import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../../main/hosts/shared/parse-query.ts';

describe('a query about where material went', () => {
  it.each(['lot', 'container', 'batch'])('[S96] asks about a %s by its number', (kind) => {
    const query = { kind: 'trace', of: { kind, id: 'AA-2503-042' } };
    expect(parseQuery(query)).toEqual(query);
  });

  it.each([
    undefined,
    null,
    [],
    'AA-2503-042',
    { kind: 'lot' },
    { kind: 'item', id: 'X' },
    { kind: 'lot', id: '' },
  ])('and about nothing else: %j', (of) => {
    expect(parseQuery({ kind: 'trace', of })).toBeUndefined();
  });
});

describe('a query of the ledger of refusals', () => {
  it('[S37] narrows by everything it knows', () => {
    const filter = {
      gate: 'requireScan',
      role: 'operator',
      station: 'WS-01',
      batch: 'VC5-26-0147',
      step: '60',
      from: '2026-03-09T08:00:00.000Z',
      to: '2026-03-10T08:00:00.000Z',
    };
    const query = { kind: 'denials', filter, before: 12 };
    expect(parseQuery(query)).toEqual(query);
    expect(parseQuery({ kind: 'denials', filter: { gate: undefined }, before: null })).toEqual({
      kind: 'denials',
      filter: {},
      before: null,
    });
  });

  it.each<unknown>([
    undefined,
    null,
    { gate: 'requireNothing' },
    { role: 'king' },
    { station: 7 },
    { from: 'yesterday' },
    { person: 'OP-101' },
    { constructor: 'x' },
  ])('[S102] is refused rather than widened by what it does not understand: %j', (filter) => {
    expect(parseQuery({ kind: 'denials', filter, before: null })).toBeUndefined();
  });

  it('begins at a place in the log or at its end', () => {
    expect(parseQuery({ kind: 'denials', filter: {}, before: -1 })).toBeUndefined();
  });
});

describe('a query of what is closed', () => {
  it('[S38] narrows by kind, batch and words, and asks for one exception by its number', () => {
    const query = { kind: 'closed', filter: { kind: 'oos', batch: 'VC5-26-0147', text: 'dust' } };
    expect(parseQuery(query)).toEqual(query);
    expect(parseQuery({ kind: 'closed', filter: {} })).toEqual({ kind: 'closed', filter: {} });
    expect(parseQuery({ kind: 'exception', id: 'EX-01' })).toEqual({ kind: 'exception', id: 'EX-01' });
  });

  it.each<unknown>([
    undefined,
    null,
    { kind: 'nothing' },
    { batch: 7 },
    { text: '' },
    { text: 'x'.repeat(41) },
    { person: 'OP-101' },
  ])('[S102] is refused rather than widened by what it does not understand: %j', (filter) => {
    expect(parseQuery({ kind: 'closed', filter })).toBeUndefined();
  });
});
