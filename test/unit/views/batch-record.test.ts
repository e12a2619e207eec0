import { describe, expect, it } from 'vitest';
import { batchRecord } from '../../../main/application/views/batch-record.ts';
import type { RecordStep } from '../../../main/contract/record-view.ts';
import { withPhotos } from '../../support/photo-recipe.ts';
import { BATCH, boothBefore, certain, type WeighBooth } from '../../support/weigh-booth.ts';

const stepOf = (booth: WeighBooth, id: string): RecordStep =>
  certain(certain(batchRecord(booth.state, BATCH)).steps.find((step) => step.id === id));
const recorded = (booth: WeighBooth, step: string, id: string) =>
  certain(stepOf(booth, step).values.find((value) => value.id === id));
const why = { reason: 'value-mistyped', narrative: null };

describe('the record of a batch', () => {
  it('[S33] has every step with who worked and verified, and every value with who, when and how', () => {
    const booth = boothBefore('70');
    expect(batchRecord(booth.state, 'NONE')).toBeNull();
    expect(stepOf(booth, '20')).toMatchObject({
      state: 'verified',
      performers: ['M. Alvarez'],
      verifier: 'D. Price',
    });
    expect(recorded(booth, '20', '4')).toMatchObject({
      value: 'CL-0788',
      by: 'M. Alvarez',
      source: 'person',
      change: { kind: 'correct', evidence: 'reference', waits: null },
    });
    expect(recorded(booth, '20', '3')).toMatchObject({ source: 'scan', change: null });
    expect(recorded(booth, '60', `${BATCH}/DC-06`)).toMatchObject({
      value: '6.26 kg',
      source: 'scale',
      change: { kind: 'invalidate', capture: { kind: 'container', id: `${BATCH}/DC-06` } },
    });
    expect(stepOf(booth, '30').values.map(({ what, value }) => `${what} ${value}`)).toEqual([
      'SCL-01 passed',
      'SCL-02 passed',
    ]);
    expect(stepOf(booth, '70').values).toEqual([]);
  });

  it('[S38] shows a corrected value after the one it replaced, with reason and approval', () => {
    const booth = boothBefore('30').signIn('QA-01', 'QA-01').signIn('OP-101');
    const answer = { kind: 'reference', value: 'CL-0789' };
    booth.given(
      'ProposeCorrection',
      { batch: BATCH, step: '20', item: '4', answer, ...why },
      { by: 'OP-101' },
    );
    expect(recorded(booth, '20', '4')).toMatchObject({ value: 'CL-0788', change: { waits: 'COR-01' } });
    booth.given('ApproveCorrection', { correction: 'COR-01' }, { station: 'QA-01', by: 'QA-01' });
    expect(recorded(booth, '20', '4')).toMatchObject({
      value: 'CL-0789',
      earlier: [{ value: 'CL-0788', by: 'M. Alvarez', reason: 'value-mistyped', approvedBy: 'P. Raman' }],
      change: { waits: null },
    });
  });

  it('[S38] keeps what was taken back, with who said why', () => {
    const booth = boothBefore('70').signIn('QA-01', 'QA-01').signIn('OP-101');
    const desk = { station: 'QA-01', by: 'QA-01' };
    const capture = { kind: 'container', id: `${BATCH}/DC-06` };
    booth.given('InvalidateCapture', { batch: BATCH, step: '60', capture, ...why }, desk);
    expect(recorded(booth, '60', `${BATCH}/DC-06`)).toMatchObject({
      value: '6.26 kg',
      invalid: { by: 'P. Raman', reason: 'value-mistyped' },
      change: null,
    });
    const check = { kind: 'check', id: 'SCL-01' };
    booth.given('InvalidateCapture', { batch: BATCH, step: '30', capture: check, ...why }, desk);
    expect(stepOf(booth, '30').values.filter(({ invalid }) => invalid !== null)).toMatchObject([
      { what: 'SCL-01', value: 'passed', invalid: { by: 'P. Raman' } },
    ]);
  });

  it('[S33][S111] has what is attached to the batch as a whole apart from what belongs to its steps', () => {
    const booth = boothBefore('40').begin('40');
    const attach = (on: object, caption: string, digit: string) => {
      const file = { sha256: digit.repeat(64), bytes: 70, mediaType: 'image/png' } as const;
      booth.given('AttachFile', { sha256: file.sha256, on, caption }, { file });
    };
    attach({ kind: 'batch', id: BATCH }, 'The delivery', '1');
    attach({ kind: 'step', batch: BATCH, step: '40' }, 'The pail', '2');
    const record = batchRecord(booth.state, BATCH);
    const of = (found: readonly { readonly caption: string }[] | undefined) =>
      found?.map(({ caption }) => caption);
    expect(of(record?.attachments)).toEqual(['The delivery']);
    expect(of(record?.steps.find(({ id }) => id === '40')?.attachments)).toEqual(['The pail']);
  });

  it('[S111] shows the photo of an item with its answer', () => {
    const booth = boothBefore('30', withPhotos('confirmed'));
    expect(recorded(booth, '20', '6')).toMatchObject({
      value: 'AT-02',
      source: 'person',
      photo: { id: 'AT-02', onKind: 'step', on: '20', mediaType: 'image/png' },
      change: { kind: 'correct', evidence: 'photo', waits: null },
    });
    expect(recorded(booth, '20', '4')).toMatchObject({ photo: null });
  });

  it('[S7][S33] names each override in its step, with who answers for it, why, and its exception', () => {
    const booth = boothBefore('40', undefined, { '40': 'AA-2503-042' }).begin('40');
    const why = { reason: 'earlier-lot-reserved', narrative: 'Another order needs it.' };
    const named = { batch: BATCH, step: '40', lot: 'AA-2503-042' };
    booth.given('OverrideFefo', { ...named, ...why }, { by: 'SUP-01' });
    const steps = batchRecord(booth.state, BATCH)?.steps ?? [];
    expect(steps.flatMap(({ id, overrides }) => overrides.map((each) => ({ step: id, ...each })))).toEqual([
      {
        step: '40',
        override: 'fefo',
        object: 'AA-2503-042',
        by: 'G. Lin',
        at: booth.moment.at,
        ...why,
        exception: 'EX-01',
      },
    ]);
  });
});
