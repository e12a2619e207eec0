import { describe, expect, it } from 'vitest';
import { ssccOf } from '../../../main/domain/cases/sscc.ts';
import { hasCheckDigit } from '../../../main/domain/identity/gs1/check-characters.ts';
import { CasedLine } from '../../support/cased-line.ts';
import { dataOf } from '../../support/given-when-then.ts';
import { certain, OPERATOR, PACKED } from '../../support/packaging-line.ts';

const ended = (line: CasedLine) =>
  line.takeOff('R-0931', 0).specimen('last').when('CompleteStep', {}, { by: OPERATOR });

describe('the number of a case', () => {
  it('[S42] is the serial shipping container code of the plant, with its check digit', () => {
    expect(ssccOf('0614141', 1)).toBe('006141410000000012');
    expect(ssccOf('0614141', 1)).toHaveLength(18);
    for (const n of [1, 9, 10, 203, 999_999_999]) expect(hasCheckDigit(ssccOf('0614141', n))).toBe(true);
    expect(() => ssccOf('0614141', 1_000_000_000)).toThrow(/no number/);
  });
});

describe('finished packs go into cases', () => {
  it('[R2 111.415] all of the batch: 202 dozen and one case of 8, each under a number of its own', () => {
    const line = CasedLine.filled();
    expect(line.pack(202, 8).kind).toBe('accepted');
    expect(line.cases).toHaveLength(203);
    expect(new Set(line.cases.map(({ id }) => id)).size).toBe(203);
    expect(line.cases.reduce((all, { packs }) => all + packs, 0)).toBe(2432);
    expect(line.cases.at(-1)).toMatchObject({ number: 203, packs: 8 });
    expect(ended(line).codes).toEqual(['case.unlabelled']);
    line.prints();
    expect(line.cases.every(({ label }) => label.printed === 1 && label.outcome === 'confirmed')).toBe(true);
    expect(line.work.printing).toBe(false);
    expect(line.when('CompleteStep', {}, { by: OPERATOR }).kind).toBe('accepted');
  });

  it('[S48][S117] completes no step while a good pack is in none, and packs no more than there are', () => {
    const line = CasedLine.filled();
    expect(line.pack(203).codes).toEqual(['case.tooMany']);
    expect(line.pack(202, 9).codes).toEqual(['case.tooMany']);
    expect(line.pack(0, 0).codes).toEqual(['case.nothing']);
    expect(line.pack(0, 12).codes).toEqual(['case.rest']);
    line.pack(202);
    line.prints();
    expect(ended(line).codes).toEqual(['case.open']);
    line.pack(0, 8);
    line.prints();
    expect(line.when('CompleteStep', {}, { by: OPERATOR }).kind).toBe('accepted');
  });

  it('[S33] numbers go on from batch to batch, and one that does not count is not given again', () => {
    const line = CasedLine.filled();
    line.pack(1);
    line.prints();
    const first = certain(line.cases[0]);
    line.given(
      'InvalidateCapture',
      {
        batch: PACKED,
        step: '190',
        capture: { kind: 'case', id: first.id },
        reason: 'capture-not-valid',
        narrative: 'The case was dropped.',
      },
      { station: 'QA-01', by: 'QA-01' },
    );
    line.pack(1);
    expect(line.cases.map(({ id, number }) => [id, number])).toEqual([
      [ssccOf('0614141', 1), 1],
      [ssccOf('0614141', 2), 2],
    ]);
    expect(line.cases[0]?.invalid).toMatchObject({ reason: 'capture-not-valid' });
    expect(line.when('PresentScan', scanned(first.id)).codes).toEqual(['identity.unknown']);
  });
});

describe('labels of cases', () => {
  it('[S111] follow one another by themselves, and count as printed only when the printer says so', () => {
    const line = CasedLine.filled();
    line.pack(3);
    expect(line.atPrinter?.number).toBe(1);
    expect(line.cases.map(({ label }) => label.printed)).toEqual([0, 0, 0]);
    expect(line.says('confirmed').types).toEqual(['CaseLabelPrinted', 'CaseLabelReserved']);
    expect(line.atPrinter?.number).toBe(2);
    expect(line.when('PackCases', { full: 1, rest: 0 }).codes).toEqual(['case.printing']);
    line.says('confirmed');
    expect(line.says('confirmed').types).toEqual(['CaseLabelPrinted', 'CaseLabelsStopped']);
    expect(line.when('PrintCases').codes).toEqual(['case.allLabelled']);
  });

  it('[S33] stop where the paper ends, and go on with the same number: none is lost and none is doubled', () => {
    const line = CasedLine.filled();
    line.pack(202, 8);
    line.prints(100);
    line.says('failed', 'media out');
    expect(line.work.printing).toBe(false);
    expect(line.cases.filter(({ label }) => label.outcome === 'confirmed')).toHaveLength(100);
    expect(line.cases[100]?.label).toEqual({ printed: 0, outcome: 'failed', detail: 'media out' });
    const { id } = certain(line.cases[100]);
    expect(dataOf(line.when('PrintCases'), 'CaseLabelReserved')).toMatchObject([{ case: id, copy: 1 }]);
    line.prints();
    expect(line.cases.every(({ label }) => label.printed === 1)).toBe(true);
  });

  it('wait for whoever looks when nobody knows whether one came out: its scan tells', () => {
    const line = CasedLine.filled();
    line.pack(2);
    line.says('indeterminate', 'The printer driver ended.');
    expect(line.when('PrintCases').codes).toEqual(['case.unsettled']);
    expect(line.when('PresentScan', scanned(certain(line.cases[0]).id)).types).toEqual(['CaseLabelSeen']);
    expect(line.cases[0]?.label).toMatchObject({ printed: 1, outcome: 'confirmed' });
    expect(line.scanCase(certain(line.cases[0]).id).codes).toEqual(['scan.caseKnown']);
    line.given('PrintCases').prints();
    expect(line.cases.map(({ label }) => label.printed)).toEqual([1, 1]);
  });

  it('[S7][S35] are printed again only for a reason and with a signature, and each copy is counted', () => {
    const line = CasedLine.filled();
    line.pack(2);
    const [first, second] = line.cases;
    const again = (id: string) =>
      line.when('ReprintCase', { case: id, reason: 'label-damaged' }, { by: OPERATOR });
    expect(again(certain(first).id).codes).toEqual(['case.printing']);
    line.says('confirmed');
    line.given('StopCases');
    line.says('failed');
    expect(again(certain(second).id).codes).toEqual(['case.neverPrinted']);
    const told = again(certain(first).id);
    expect(dataOf(told, 'CaseLabelReserved')).toMatchObject([
      { copy: 2, more: false, reason: 'label-damaged', signature: { person: OPERATOR } },
    ]);
    expect(line.says('failed').types).toEqual(['CaseLabelPrinted']);
    expect(line.cases[0]?.label).toMatchObject({ printed: 1, outcome: 'confirmed' });
    again(certain(first).id);
    line.says('confirmed');
    expect(line.cases[0]?.label).toMatchObject({ printed: 2, outcome: 'confirmed' });
  });

  it('are stopped by whoever is there; the one in the printer is still told of', () => {
    const line = CasedLine.filled();
    expect(line.when('StopCases').codes).toEqual(['case.idle']);
    line.pack(3);
    line.given('StopCases');
    expect(line.when('PrintCases').codes).toEqual(['case.printing']);
    expect(line.says('confirmed').types).toEqual(['CaseLabelPrinted']);
    expect(line.atPrinter).toBeUndefined();
    line.given('PrintCases').prints();
    expect(line.cases.map(({ label }) => label.printed)).toEqual([1, 1, 1]);
  });

  it('ask for no printer that is not ready', () => {
    const line = CasedLine.filled();
    expect(line.when('PackCases', { full: 1, rest: 0 }, { printer: 'notReady' }).codes).toEqual([
      'printer.notReady',
    ]);
    expect(line.cases).toEqual([]);
  });
});

function scanned(id: string) {
  const evidence = { source: 'scan', device: 'SCN-03', raw: `00${id}`, carrier: null };
  return { scan: { identity: { kind: 'case', case: id }, evidence } };
}
