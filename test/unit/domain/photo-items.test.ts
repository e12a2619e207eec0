import { describe, expect, it } from 'vitest';
import type { StoredFile } from '../../../main/contract/attachment.ts';
import { dataOf } from '../../support/given-when-then.ts';
import { LEAD, OPERATOR, PACKED, PackagingLine } from '../../support/packaging-line.ts';
import { pdf, stored } from '../../support/pictures.ts';

/** The clearance after the last pack, of which item 4 is shown by a photo. */
const clearing = (): PackagingLine =>
  PackagingLine.running().countAll().stop().complete().verify().begin('195');
const answer = (line: PackagingLine, given: object, item = '4') =>
  line.when('AnswerItem', { item, answer: given });
const DOCUMENT: StoredFile = stored(pdf('a protocol'), 'application/pdf');

describe('an item that a photo shows', () => {
  it('[S111] is answered by a photo of this very step, and the record names it', () => {
    const line = clearing();
    const told = answer(line, line.photo('The display of the coder'));
    expect(dataOf(told, 'ItemAnswered')).toEqual([
      { batch: PACKED, step: '195', item: '4', answer: 'AT-01', found: false, scan: null },
    ]);
  });

  it('[S111][S117] keeps its step open while no photo answers it, though one is attached', () => {
    const line = clearing().answer(['1', '2', '3'], {
      '1': { kind: 'confirmed' },
      '2': { kind: 'count', value: 0 },
      '3': 'PL-3-REJECT',
    });
    const complete = () => line.when('CompleteStep', {}, { by: OPERATOR });
    expect(complete().codes).toEqual(['evidence.missing']);
    const photo = line.photo('The display of the coder');
    const [denied] = complete().events;
    expect(denied?.type === 'CommandDenied' && denied.data.refusals[0]?.data).toMatchObject({ missing: '4' });
    answer(line, photo);
    expect(complete().kind).toBe('accepted');
    expect(line.when('VerifyStep', {}, { by: LEAD }).kind).toBe('accepted');
  });

  it.each([[{ kind: 'confirmed' }], [{ kind: 'count', value: 0 }], [{ kind: 'reference', value: 'AT-01' }]])(
    '[S111] takes no evidence of another kind: %j',
    (given) => {
      const line = clearing();
      line.photo('The display of the coder');
      expect(answer(line, given).codes).toEqual(['item.evidence']);
    },
  );

  it('[S111] is not answered by a photo that nobody attached', () => {
    expect(answer(clearing(), { kind: 'photo', attachment: 'AT-99' }).codes).toEqual(['photo.unknown']);
  });

  it.each([
    ['the batch', { kind: 'batch', id: PACKED }],
    ['another step of it', { kind: 'step', batch: PACKED, step: '190' }],
  ])('[S111] is not answered by a photo of %s', (_, on) => {
    const line = clearing();
    expect(answer(line, line.photo('Elsewhere', undefined, on)).codes).toEqual(['photo.elsewhere']);
  });

  it('[S111] is not answered by a document', () => {
    const line = clearing();
    expect(answer(line, line.photo('A protocol', DOCUMENT)).codes).toEqual(['photo.document']);
  });

  it('[S111] no photo answers an item that is not shown by one', () => {
    const line = clearing();
    expect(answer(line, line.photo('The line'), '1').codes).toEqual(['item.evidence']);
  });

  it('[S48] takes a find like every other item', () => {
    const line = clearing();
    const told = answer(line, { kind: 'found', what: 'The old code stands on it.' });
    expect(told.opened).toMatchObject({ trigger: 'foundAtClearance', object: 'item:4' });
    expect(line.step('195').state).toBe('blocked');
  });

  it('[S111] is shown by a photo of its own: what showed one item shows no other', () => {
    const line = PackagingLine.shown();
    const photo = line.begin('180').photo('The whole line');
    expect(answer(line, photo, '1').kind).toBe('accepted');
    expect(answer(line, photo, '6').codes).toEqual(['photo.used']);
    expect(answer(line, line.photo('The coder'), '6').kind).toBe('accepted');
  });

  it('[S81][S111] is shown anew when the clearance is done once more', () => {
    const line = PackagingLine.shown().at('2026-03-11 08:00').begin('180').answerShown();
    line.complete().verify();
    line.at('2026-03-11 20:01').enter('180').given('RepeatClearance').given('StartStep');
    expect(answer(line, { kind: 'photo', attachment: 'AT-01' }, '1').codes).toEqual(['photo.used']);
    expect(answer(line, line.photo('The whole line again'), '1').kind).toBe('accepted');
  });

  it('[S38][S39] is not corrected by another photo; that something was there can be said', () => {
    const line = clearing();
    answer(line, line.photo('The display of the coder'));
    const correct = (given: object) =>
      line.when(
        'ProposeCorrection',
        {
          batch: PACKED,
          step: '195',
          item: '4',
          answer: given,
          reason: 'value-misread',
          narrative: null,
        },
        { by: OPERATOR },
      );
    expect(correct(line.photo('Another')).codes).toEqual(['correction.photo']);
    expect(correct({ kind: 'confirmed' }).codes).toEqual(['correction.evidence']);
    expect(correct({ kind: 'found', what: 'The old code.' }).kind).toBe('accepted');
  });
});
