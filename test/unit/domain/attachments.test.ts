import { describe, expect, it } from 'vitest';
import { attachmentsOn } from '../../../main/domain/index-keys.ts';
import { workOn } from '../../support/exception-work.ts';
import { png, stored } from '../../support/pictures.ts';
import { eligible, released } from '../../support/qa-desk.ts';
import { atDesk, room } from '../../support/record-room.ts';
import { BATCH, boothBefore, filling, type WeighBooth } from '../../support/weigh-booth.ts';

const FILE = stored(png());
const STEP = { kind: 'step', batch: BATCH, step: '60' };
const attached = (booth: WeighBooth, on: object, seen: object = {}) =>
  booth.when(
    'AttachFile',
    { on, sha256: FILE.sha256, caption: 'The label as it came' } as never,
    { file: FILE, ...seen } as never,
  );
const reported = (): WeighBooth => {
  const booth = filling('60');
  booth.given('ReportException', { category: 'label', narrative: 'The label is torn.' });
  return booth;
};

describe('a photo or document', () => {
  it('[S17][S33][S111] goes on record with its hash, size, type, caption, person and time', () => {
    const booth = filling('60');
    expect(attached(booth, STEP)).toMatchObject({ kind: 'accepted', types: ['AttachmentAdded'] });
    expect(attachmentsOn(booth.state, `step:${BATCH}|60`)).toEqual([
      {
        id: 'AT-01',
        ...FILE,
        on: STEP,
        batch: BATCH,
        step: '60',
        caption: 'The label as it came',
        by: 'OP-101',
        at: booth.moment.at,
      },
    ]);
  });

  it('[S17] on an exception belongs to the batch and step of it', () => {
    const booth = reported();
    attached(booth, { kind: 'exception', id: 'EX-01' });
    expect(booth.state.get('attachments', 'AT-01')).toMatchObject({ batch: BATCH, step: '60' });
  });

  it.each([
    ['an exception', { kind: 'exception', id: 'EX-99' }],
    ['a record', { kind: 'record', id: 'DEV-99' }],
    ['a batch', { kind: 'batch', id: 'NO-BATCH' }],
    ['a step of a batch', { kind: 'step', batch: BATCH, step: '999' }],
    ['a step of no batch', { kind: 'step', batch: 'NO-BATCH', step: '60' }],
  ])('[S111] is refused for %s that does not exist', (_what, on) => {
    expect(attached(filling('60'), on).codes).toEqual(['attachment.unknown']);
  });

  it('[S111] is refused while its file is not in the data folder', () => {
    expect(attached(filling('60'), STEP, { file: undefined }).codes).toEqual(['attachment.notStored']);
    const other = stored(png('another'));
    expect(attached(filling('60'), STEP, { file: other }).codes).toEqual(['attachment.notStored']);
  });

  it('is on one object once, and on as many objects as it says something about', () => {
    const booth = filling('60');
    attached(booth, STEP);
    expect(attached(booth, STEP).codes).toEqual(['attachment.already']);
    expect(attached(booth, { kind: 'batch', id: BATCH }).kind).toBe('accepted');
  });

  it('[S21] comes to nothing that is closed', () => {
    const booth = reported();
    const { voids } = workOn(booth);
    expect([voids('QA-01').kind, voids('QA-03').kind]).toEqual(['accepted', 'accepted']);
    expect(attached(booth, { kind: 'exception', id: 'EX-01' }).codes).toEqual(['attachment.closed']);
  });

  it('[S21] comes to no batch that was released', () => {
    expect(attached(released(), { kind: 'batch', id: BATCH }, { station: 'QA-01' }).codes).toEqual([
      'attachment.closed',
    ]);
  });

  it('[S68] makes a finished review of its batch lapse, because there is more to review', () => {
    const booth = eligible();
    const told = attached(booth, { kind: 'batch', id: BATCH }, { station: 'QA-01' });
    expect(told.types).toEqual(['AttachmentAdded', 'BatchReviewLapsed']);
    expect(booth.state.get('batches', BATCH)?.state).toBe('inReview');
  });

  it('[S60] is evidence of a cause, by its name', () => {
    const booth = room();
    const opened = { kind: 'deviation', exception: null, objects: [], narrative: 'The scoop was found wet.' };
    atDesk(booth, 'OpenRecord', opened);
    const cause = (evidence: string) =>
      atDesk(booth, 'RecordCause', {
        target: { kind: 'record', id: 'DEV-01' },
        causes: [{ code: 'environment', evidence: [evidence] }],
      });
    expect(cause('attachment:AT-01').codes).toEqual(['cause.evidence']);
    attached(booth, { kind: 'record', id: 'DEV-01' }, { station: 'QA-01' });
    expect(cause('attachment:AT-01').kind).toBe('accepted');
  });

  it('[S129] needs somebody who is signed in', () => {
    const booth = boothBefore('60').given('SignOut');
    expect(attached(booth, STEP).codes).toContain('session.none');
  });
});
