import { describe, expect, it } from 'vitest';
import { compareDecimals, isDecimal } from '../../../main/domain/laboratory/decimal.ts';
import { type FinishedTest, limitsText, verdictOf } from '../../../main/domain/laboratory/finished-test.ts';
import { resultsLine } from '../../../main/domain/release/lines/results-line.ts';
import { dataOf } from '../../support/given-when-then.ts';
import { Laboratory } from '../../support/laboratory.ts';
import { BATCH, boothBefore } from '../../support/weigh-booth.ts';
import { lineIn } from './readiness-of.ts';

const ASSAY: FinishedTest = { id: 'a', name: 'A', kind: 'range', lowest: '500', highest: '575', unit: 'mg' };
const LEAD: FinishedTest = { id: 'l', name: 'L', kind: 'atMost', highest: '0.5', unit: 'µg/g' };
const COLI: FinishedTest = { id: 'e', name: 'E', kind: 'expects', text: 'absent' };
/** The results of the reference batch. */
const GOOD = {
  assay: '522',
  identity: 'conforms',
  disintegration: '11',
  'total-count': '120',
  yeasts: '<10',
  'e-coli': 'absent',
  salmonella: 'absent',
  lead: '0.08',
};

describe('a result and its limits', () => {
  it.each([
    [ASSAY, '500', 'within'],
    [ASSAY, '499.999999', 'outside'],
    [ASSAY, '575.000', 'within'],
    [ASSAY, '575.000001', 'outside'],
    [ASSAY, '<600', null],
    [ASSAY, '5e2', null],
    [LEAD, '0.5', 'within'],
    [LEAD, '0.500001', 'outside'],
    [LEAD, '<0.5', 'within'],
    [LEAD, '< 0.01', 'within'],
    [LEAD, '<0.6', null],
    [LEAD, 'low', null],
    [COLI, 'absent', 'within'],
    [COLI, 'Absent', 'within'],
    [COLI, 'present', 'outside'],
  ] as const)(
    '[S49][R2 111.75] %o: %s is %s, compared as exact decimals or as words',
    (test, value, verdict) => {
      expect(verdictOf(test, value)).toBe(verdict);
    },
  );

  it('compares whatever the places, and nothing that is no number', () => {
    expect([
      compareDecimals('0.30', '0.3'),
      compareDecimals('-1', '0'),
      compareDecimals('10', '9.9'),
    ]).toEqual([0, -1, 1]);
    expect([isDecimal('1'), isDecimal('.5'), isDecimal('1.'), isDecimal('')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(() => compareDecimals('x', '1')).toThrow('not a decimal');
  });

  it('tells its limits in one line', () => {
    expect([ASSAY, LEAD, COLI].map(limitsText)).toEqual(['500 to 575 mg', 'at most 0.5 µg/g', 'absent']);
  });
});

describe('entering and verifying a result', () => {
  it('[S14] is two people of the laboratory, each under the text they signed', () => {
    const lab = new Laboratory().receive();
    const entered = lab.enter('assay', '522');
    expect(dataOf(entered, 'ResultEntered')[0]).toMatchObject({
      value: '522',
      limits: '500 to 575 mg',
      verdict: 'within',
      retestOf: null,
      signature: { person: 'QC-01', meaning: 'performed' },
    });
    expect(lab.verify('assay', 'SMP-01', 'QC-01').codes).toEqual(['independence.result']);
    const verified = dataOf(lab.verify('assay'), 'ResultVerified')[0]?.signature;
    expect(verified).toMatchObject({ person: 'QC-02', meaning: 'verified' });
    expect(verified?.text.split('\n')).toEqual([
      'Meaning: verified',
      `Sample: SMP-01 of batch ${BATCH}`,
      'Test: Assay of ascorbic acid',
      'Limits: 500 to 575 mg',
      'Result: 522 mg',
      'Entered by: L. Fischer',
    ]);
    expect(lab.booth.batch.acts).toMatchObject({
      'QC-01': ['performed'],
      'QC-02': ['verified'],
    });
  });

  it('[S49][R2 111.70(e)] asks for a received sample, a test of the recipe and a value that says something', () => {
    const lab = new Laboratory().take();
    expect(lab.enter('assay', '522').codes).toEqual(['sample.state']);
    lab.receive();
    const enter = (test: string, value: string) => lab.enter(test, value, null, 'SMP-02').codes;
    expect(enter('taste', 'good')).toContain('test.unknown');
    expect(enter('assay', 'good')).toEqual(['result.value']);
    expect(lab.verify('assay', 'SMP-02').codes).toContain('result.none');
    expect(lab.enter('assay', '522', null, 'SMP-09').codes).toContain('sample.unknown');
  });

  it('[S28] is for nobody without the role', () => {
    const lab = new Laboratory().receive();
    lab.enter('assay', '522');
    expect(lab.verify('assay', 'SMP-01', 'QA-01').codes).toEqual(['role.missing']);
    lab.booth.signIn('QA-01', 'QA-01');
    expect(
      lab.when('EnterResult', { sample: 'SMP-01', test: 'lead', value: '0', retestOf: null }, 'QA-01').codes,
    ).toEqual(['role.missing']);
  });
});

describe('a result out of specification', () => {
  it('[S14][S49][S50][trigger:laboratoryOos] opens exception and OOS and holds the batch, at once and only when it is verified', () => {
    const lab = new Laboratory().receive();
    expect(lab.enter('assay', '490').types).toEqual(['ResultEntered']);
    const told = lab.verify('assay');
    expect(told.types).toEqual(['ResultVerified', 'ExceptionOpened', 'RecordOpened', 'HoldPlaced']);
    expect(told.opened).toMatchObject({
      trigger: 'laboratoryOos',
      severity: 'critical',
      owner: 'qaReviewer',
      batch: BATCH,
      step: null,
      object: 'sample:SMP-01',
      links: ['OOS-01'],
      ruleClosable: false,
      causeNeeded: true,
    });
    expect(told.opened?.performers).toEqual(expect.arrayContaining(['QC-01', 'QC-02']));
    expect(lab.booth.state.get('records', 'OOS-01')).toMatchObject({
      kind: 'oos',
      state: 'opened',
      batch: BATCH,
      severity: 'critical',
      owner: 'qaReviewer',
      result: { sample: 'SMP-01', test: 'assay', value: '490' },
    });
    expect(dataOf(told, 'HoldPlaced').map(({ hold }) => [hold.object, hold.exception])).toEqual([
      [{ kind: 'batch', id: BATCH }, 'EX-01'],
    ]);
  });

  it('[S14] stands: it is not entered again, and tested again only while its OOS is investigated', () => {
    const lab = new Laboratory().receive();
    lab.result('assay', '490');
    expect(lab.enter('assay', '522').codes).toEqual(['result.stands']);
    expect(lab.enter('assay', '522', 'OOS-09').codes).toEqual(['retest.other']);
    expect(lab.enter('lead', '0.1', 'OOS-01').codes).toEqual(['retest.other']);
    expect(lab.enter('assay', '522', 'OOS-01').codes).toEqual(['retest.phase']);
    lab.investigated('OOS-01', { state: 'laboratoryPhase' });
    expect(lab.enter('assay', '522', 'OOS-01').kind).toBe('accepted');
    expect(lab.enter('assay', '523', 'OOS-01').codes).toEqual(['result.waits']);
    expect(lab.verify('assay').types).toEqual(['ResultVerified']);
    expect(lab.sample('SMP-01').results.map(({ value, retestOf }) => [value, retestOf])).toEqual([
      ['490', null],
      ['522', 'OOS-01'],
    ]);
    lab.investigated('OOS-01', { state: 'concluded', conclusion: 'confirmed' });
    expect(lab.enter('assay', '524', 'OOS-01').codes).toEqual(['retest.phase']);
  });

  it('[S14] a retest out of limits again stays beside it and opens no second OOS', () => {
    const lab = new Laboratory().receive();
    lab.result('assay', '490');
    lab.investigated('OOS-01', { state: 'productionPhase' });
    expect(lab.result('assay', '480', 'OOS-01').types).toEqual(['ResultVerified']);
  });
});

describe('the line of results before release', () => {
  const line = ({ booth }: Laboratory) => lineIn(booth, resultsLine);
  const codes = (lab: Laboratory) => line(lab).open.map(({ code, data }) => `${code} ${data['test']}`);
  const tested = (values: Readonly<Record<string, string>>) => {
    const lab = new Laboratory().receive();
    for (const [test, value] of Object.entries(values)) lab.result(test, value);
    return lab;
  };

  it('[S14] asks for every test of the recipe, verified and within its limits', () => {
    expect(codes(new Laboratory())).toEqual(Object.keys(GOOD).map((test) => `resultMissing ${test}`));
    const lab = tested({ ...GOOD });
    expect(line(lab)).toEqual({ status: 'closed', open: [] });
    lab.receive();
    lab.enter('lead', '0.1', null, 'SMP-02');
    expect(codes(lab)).toEqual(['resultUnverified lead']);
  });

  it('[S14] a retest counts only after a concluded laboratory error, and never by an average', () => {
    const lab = tested({ ...GOOD, assay: '490' });
    expect(line(lab).open).toEqual([
      {
        code: 'resultOutside',
        data: { sample: 'SMP-01', test: 'assay', value: '490', record: 'OOS-01' },
        object: { kind: 'record', id: 'OOS-01' },
      },
    ]);
    lab.investigated('OOS-01', { state: 'laboratoryPhase' });
    lab.result('assay', '522', 'OOS-01');
    expect(codes(lab)).toEqual(['resultOutside assay']);
    lab.investigated('OOS-01', { state: 'concluded', conclusion: 'confirmed' });
    expect(codes(lab)).toEqual(['resultOutside assay']);
    lab.investigated('OOS-01', { state: 'concluded', conclusion: 'laboratoryError' });
    expect(codes(lab)).toEqual([]);
  });

  it('[S14] a laboratory error without a good retest leaves the test open', () => {
    const lab = tested({ ...GOOD, assay: '490' });
    lab.investigated('OOS-01', { state: 'laboratoryPhase' });
    lab.result('assay', '480', 'OOS-01');
    lab.result('assay', '522', 'OOS-01');
    lab.investigated('OOS-01', { state: 'concluded', conclusion: 'laboratoryError' });
    expect(codes(lab)).toEqual(['retestOpen assay']);
  });

  it('[S14] an investigation sample adds what it finds and replaces no release sample', () => {
    const lab = new Laboratory().receive('investigation');
    lab.result('assay', '490');
    expect(codes(lab).filter((code) => code.endsWith('assay'))).toEqual([
      'resultMissing assay',
      'resultOutside assay',
    ]);
  });

  it('is not asked for where the recipe tests nothing', () => {
    const booth = boothBefore('20', (founding) => ({
      ...founding,
      recipes: founding.recipes.map((recipe) => ({ ...recipe, finishedTests: [] })),
    }));
    expect(lineIn(booth, resultsLine)).toEqual({ status: 'notRequired', open: [] });
  });
});
