import { describe, expect, it } from 'vitest';
import { overridesOf } from '../../../main/domain/overrides/overrides.ts';
import { dataOf } from '../../support/given-when-then.ts';
import { BATCH, boothBefore, certain, FLOOR, type WeighBooth } from '../../support/weigh-booth.ts';

const SOURCE = 'CB-2508-009-01';
const WHY = {
  reason: 'label-damaged',
  narrative: 'The label is torn through its code; the drum is the last of its lot.',
};
const naming = (container: string, more: object = {}) => ({
  batch: BATCH,
  step: '60',
  container,
  ...WHY,
  ...more,
});

/** Step 60 on its scale, waiting for its source. */
const waiting = (step: '40' | '60' = '60'): WeighBooth =>
  boothBefore(step).begin(step).given('SelectScale', { scale: FLOOR });
const unread = (booth: WeighBooth) => booth.present({ kind: 'unreadable', why: 'damaged' });
/** A label that the scanner cannot read was refused, and the step stands. */
function torn(step: '40' | '60' = '60'): WeighBooth {
  const booth = waiting(step);
  unread(booth);
  return booth;
}
const reidentified = (): WeighBooth => torn().given('ReidentifyContainer', naming(SOURCE), { by: 'QA-01' });
const printing = (booth: WeighBooth = reidentified()): WeighBooth =>
  booth.given('PrintReceivedLabel', { container: SOURCE });
const told = (booth: WeighBooth, outcome: string): WeighBooth =>
  booth.given('RecordPrint', { label: 'received', container: SOURCE, outcome, detail: '', bitmapHash: 'b' });
/** The supervisor clears what each wrong scan opened. */
function cleared(booth: WeighBooth): WeighBooth {
  for (const { id, trigger, state } of [...booth.state.all('exceptions')])
    if (trigger === 'wrongIdentity' && state === 'blocked')
      booth.given(
        'SettleException',
        { exception: id, reason: 'assessed-no-impact', narrative: null },
        { by: 'SUP-01' },
      );
  return booth;
}
const codes = (booth: WeighBooth, container: string, more: object = {}, by = 'QA-01') =>
  booth.when('ReidentifyContainer', naming(container, more), { by }).codes;

describe('a label that cannot be read', () => {
  it('[S89][S123] is refused, opens an exception, and nothing but a scan identifies the container afterwards', () => {
    const booth = waiting();
    const refused = unread(booth);
    expect(refused.codes).toEqual(['identity.unreadable']);
    expect(refused.opened).toMatchObject({ trigger: 'wrongIdentity', state: 'blocked' });
    expect(booth.when('TypeIdentity', { text: SOURCE }).codes).toEqual(['scan.typed']);
    booth.given('ReidentifyContainer', naming(SOURCE), { by: 'QA-01' });
    expect(booth.work('60').source).toBeNull();
    expect(booth.when('TypeIdentity', { text: SOURCE }).codes).toEqual(['scan.typed']);
  });

  it('[S89][S123] is void once QA said which container it is, with every one before it; only the new one is taken', () => {
    const booth = reidentified();
    const old = () => booth.scan(SOURCE, { label: 0 }).codes;
    expect(old()).toEqual(['identity.void']);
    expect(booth.scan(SOURCE, { label: 1 }).codes).toContain('identity.void');
    told(printing(booth), 'confirmed');
    expect(old()).toContain('identity.void');
    expect(booth.scan(SOURCE, { label: 2 }).codes).toContain('identity.void');
    const taken = cleared(booth).scan(SOURCE, { label: 1 });
    expect(taken.types).toEqual(expect.arrayContaining(['ReceivedLabelSeen', 'SourceOpened']));
    expect(booth.work('60').source?.container).toBe(SOURCE);
    expect(old()).toEqual(['identity.void']);
  });

  it('[S89] stops nothing any more at the scan of the new label: its rule closes it, and the override stays open for QA', () => {
    const booth = told(printing(), 'confirmed').scanned(SOURCE);
    expect(booth.step('60').state).toBe('inProgress');
    expect(booth.state.get('exceptions', 'EX-01')?.state).toBe('ruleClosed');
    expect(booth.state.get('exceptions', 'EX-02')).toMatchObject({ trigger: 'override', state: 'blocked' });
  });

  it('[S7][S67][S116][trigger:override] is an override: a major exception each time, counted, signed with what it was chosen among', () => {
    const booth = torn('40');
    const granted = booth.when('ReidentifyContainer', naming('AA-2409-117-02', { step: '40' }), {
      by: 'QA-01',
    });
    expect(granted.opened).toMatchObject({
      trigger: 'override',
      severity: 'major',
      object: 'container:AA-2409-117-02',
      owner: 'qaReviewer',
    });
    expect(overridesOf(booth.batch)).toMatchObject([
      {
        override: 'unreadableLabel',
        step: '40',
        object: { kind: 'container', id: 'AA-2409-117-02' },
        by: 'QA-01',
        ...WHY,
      },
    ]);
    const [data] = dataOf(granted, 'OverrideGranted');
    expect(data?.signature.text.split('\n')).toEqual([
      'Meaning: overrode',
      'Override: a label that cannot be read',
      expect.stringContaining(`Batch ${BATCH}, step 40: `),
      'This is container AA-2409-117-02, lot AA-2409-117, known at WH-RM',
      `It is none of: AA-2409-117-01, ${[1, 2, 3, 4].map((nth) => `AA-2503-042-0${nth}`).join(', ')}`,
      'Every label that AA-2409-117-02 had before is void',
      'Refused before: EX-01 (major)',
      'Reason: label-damaged',
      `Note: ${WHY.narrative}`,
    ]);
  });

  it('[S89][S104][S130] is QA’s to answer, and never of who performs', () => {
    expect(codes(torn(), SOURCE, {}, 'SUP-01')).toEqual(['override.role']);
    expect(codes(torn(), SOURCE, {}, 'OP-101')).toEqual(['override.role']);
    expect(codes(torn(), SOURCE, {}, 'ADM-01')).toEqual(['override.role']);
    expect(codes(torn(), SOURCE)).toEqual([]);
  });

  it('[S89] leaves a major refusal to the supervisor, who owns it', () => {
    const booth = torn('40');
    booth.given('ReidentifyContainer', naming('AA-2409-117-01', { step: '40' }), { by: 'QA-01' });
    expect(booth.step('40').state).toBe('blocked');
    expect(booth.state.get('exceptions', 'EX-01')).toMatchObject({ severity: 'major', state: 'blocked' });
    booth
      .given('PrintReceivedLabel', { container: 'AA-2409-117-01' })
      .given(
        'SettleException',
        { exception: 'EX-01', reason: 'assessed-no-impact', narrative: null },
        { by: 'SUP-01' },
      )
      .scanned('AA-2409-117-01');
    expect(booth.state.get('exceptions', 'EX-01')?.state).toBe('closed');
  });

  it('[S89][S16] may be reported by the operator instead: QA’s signature answers the report, and the step goes on', () => {
    const booth = waiting();
    expect(codes(booth, SOURCE)).toEqual(['reidentify.unreported']);
    booth.given('ReportException', { category: 'label', narrative: 'The code is smeared with oil.' });
    expect(booth.step('60').state).toBe('exception');
    booth.given('ReidentifyContainer', naming(SOURCE, { reason: 'label-smeared' }), { by: 'QA-01' });
    expect(booth.state.get('exceptions', 'EX-01')?.state).toBe('closed');
    expect(booth.step('60').state).toBe('inProgress');
    expect(told(printing(booth), 'confirmed').scan(SOURCE).kind).toBe('accepted');
  });
});

describe('the container that QA names', () => {
  it('[S89][S123] is one that the plant knows there, of the material of the step, whose label is not accounted for', () => {
    expect(codes(torn(), 'NONE')).toContain('reidentify.other');
    expect(codes(torn(), 'MC-2510-201-01')).toEqual(['reidentify.other']);
    expect(codes(torn(), 'W-0031')).toContain('reidentify.other');
    expect(codes(torn(), 'CB-2601-022-01')).toEqual(['reidentify.place', 'status.quarantine']);
    const used = boothBefore('50').begin('50').given('SelectScale', { scale: FLOOR });
    unread(used);
    expect(codes(used, 'AA-2409-117-01', { step: '50' })).toEqual(['reidentify.accounted']);
    expect(codes(torn(), SOURCE, { step: '20' })).toEqual(['override.ended']);
    expect(codes(torn(), SOURCE, { step: '110' })).toEqual(['reidentify.step']);
  });

  it('[S89] stands at no other station', () => {
    const booth = boothBefore('60').scanned('CB-2508-009-01').scanPlace('BL-01');
    booth.given('MoveContainer', { container: SOURCE, location: 'BL-01' });
    booth.begin('60').given('SelectScale', { scale: FLOOR });
    unread(booth);
    expect(codes(booth, SOURCE)).toEqual(['reidentify.place']);
  });

  it('[S89] is free of holds: a container on hold gets no identity for use', () => {
    const booth = torn();
    booth.given('PlaceHold', {
      object: { kind: 'container', id: SOURCE },
      reason: 'investigation',
      narrative: null,
    });
    expect(codes(booth, SOURCE)).toEqual(['hold.container']);
  });

  it('[S7][S89] is one at a time, for a reason of the list, and again when its new label is torn too', () => {
    const booth = torn('40');
    const of40 = (nth: number) => codes(booth, `AA-2409-117-0${nth}`, { step: '40' });
    expect(codes(booth, 'AA-2409-117-01', { step: '40', reason: 'spill' })).toEqual(['override.reason']);
    expect(of40(1)).toEqual([]);
    expect(of40(2)).toEqual(['reidentify.waits']);
    const again = told(printing(), 'confirmed').scanned(SOURCE);
    unread(again);
    expect(codes(again, SOURCE)).toEqual([]);
    expect(again.scan(SOURCE, { label: 1 }).codes).toContain('identity.void');
    again.given('PrintReceivedLabel', { container: SOURCE });
    expect(cleared(again).scan(SOURCE, { label: 2 }).kind).toBe('accepted');
    expect(overridesOf(again.batch)).toHaveLength(2);
  });
});

describe('the new label of a container that QA re-identified', () => {
  it('[S89] is on record with its number before the printer hears of it, and a second one voids the first', () => {
    const booth = reidentified();
    const asked = booth.when('PrintReceivedLabel', { container: SOURCE });
    expect(dataOf(asked, 'ReceivedLabelReserved')).toEqual([
      { batch: BATCH, step: '60', container: SOURCE, copy: 1, station: 'WS-01' },
    ]);
    expect(booth.when('PrintReceivedLabel', { container: SOURCE }).codes).toEqual(['label.printing']);
    told(booth, 'indeterminate').given('PrintReceivedLabel', { container: SOURCE });
    expect(booth.scan(SOURCE, { label: 1 }).codes).toEqual(['identity.void']);
    expect(cleared(booth).scan(SOURCE, { label: 2 }).kind).toBe('accepted');
    expect(booth.state.get('receivedLabels', SOURCE)).toMatchObject({ copies: 2, printed: 1, seen: true });
  });

  it('[S89][S123] is printed in the step where QA answered for it, by its performer, and once', () => {
    const print = (booth: WeighBooth, container = SOURCE, seen = {}) =>
      booth.when('PrintReceivedLabel', { container }, seen).codes;
    expect(print(torn())).toEqual(['relabel.none']);
    expect(print(reidentified(), 'MC-2510-201-01')).toEqual(['relabel.none']);
    expect(print(reidentified().enter('70'))).toEqual(['relabel.elsewhere']);
    expect(print(told(printing(), 'confirmed'))).toEqual(['relabel.printed']);
    expect(print(told(printing(), 'failed'))).toEqual([]);
    expect(print(reidentified(), SOURCE, { printer: 'none' })).toEqual(['printer.none']);
    expect(print(reidentified().signIn('OP-305').enter('60'))).toEqual(['performer.other']);
  });

  it('[S123] is of a received container alone: a dispensed one has no label with a number', () => {
    const booth = boothBefore('70');
    expect(booth.scan(`${BATCH}/DC-06`, { label: 1 }).codes).toEqual(['identity.void']);
    expect(booth.scan(`${BATCH}/DC-06`).kind).toBe('accepted');
  });

  it('[S123] is what the verifier scans as well', () => {
    const booth = told(printing(), 'confirmed').scanned(SOURCE);
    booth.given('ZeroScale', { scale: FLOOR }, { shows: '0.00' }).tare('0.32').fill('6.58');
    booth.given('BeginVerification', { verifier: 'OP-107' });
    expect(booth.scan(SOURCE, { label: 0 }).codes).toEqual(['identity.void']);
    expect(certain(booth.work('60').verification).sourcesScanned).toEqual([]);
    expect(cleared(booth).scan(SOURCE).kind).toBe('accepted');
  });
});
