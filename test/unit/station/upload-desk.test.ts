import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openAttachmentFolder } from '../../../main/adapters/sqlite/attachment-folder.ts';
import { UploadDesk } from '../../../main/application/station/upload-desk.ts';
import { MOST_ATTACHMENT_BYTES, UPLOAD_PART_BYTES } from '../../../main/contract/attachment.ts';
import { temporaryFolder } from '../../support/log-fixtures.ts';
import { pdf, png, stored } from '../../support/pictures.ts';
import { originOf } from './station-rig.ts';

interface Around {
  session: string | null;
  locked: string | null;
  space: 'ready' | 'low';
}

/** A desk with one person signed in. */
function desk() {
  const around: Around = { session: 'S-1', locked: null, space: 'ready' };
  const folder = join(temporaryFolder(), 'attachments');
  const attachments = openAttachmentFolder(folder);
  const log = {
    get locked() {
      return around.locked;
    },
    state: { get: () => (around.session ? { id: around.session, open: true } : undefined) },
  };
  const uploads = new UploadDesk({
    log: log as never,
    attachments,
    health: () => ({ log: around.space, clock: 'trusted', proof: 'verified' }),
  });
  const take = (content: Buffer, offset: number, length = UPLOAD_PART_BYTES, upload = 'u-1') =>
    uploads.take(originOf(), {
      upload,
      size: content.length,
      offset,
      part: content.subarray(offset, offset + length).toString('base64'),
    });
  return { around, attachments, take, uploads };
}

const LONG = pdf('x'.repeat(UPLOAD_PART_BYTES + 1000));

describe('a file on its way in', () => {
  it('[S111] is stored when its last part is here, and not before', () => {
    const { take, attachments } = desk();
    const { sha256 } = stored(LONG, 'application/pdf');
    expect(take(LONG, 0)).toEqual({ kind: 'more', received: UPLOAD_PART_BYTES });
    expect(attachments.find(sha256)).toBeNull();
    const file = stored(LONG, 'application/pdf');
    expect(take(LONG, UPLOAD_PART_BYTES)).toEqual({ kind: 'stored', file });
    expect(attachments.find(sha256)).toEqual(file);
  });

  it('[S129] comes from nobody who is not signed in', () => {
    const { take, around } = desk();
    around.session = null;
    expect(take(png(), 0)).toEqual({ kind: 'refused', code: 'noSession' });
  });

  it('[S129] does not go on in the session of another person', () => {
    const { take, around } = desk();
    take(LONG, 0);
    around.session = 'S-2';
    expect(take(LONG, UPLOAD_PART_BYTES)).toEqual({ kind: 'refused', code: 'order' });
  });

  it.each([
    ['that skips some', (d: ReturnType<typeof desk>) => d.take(LONG, UPLOAD_PART_BYTES + 10)],
    ['of another upload', (d: ReturnType<typeof desk>) => d.take(LONG, UPLOAD_PART_BYTES, 9, 'u-2')],
    ['without bytes', (d: ReturnType<typeof desk>) => d.take(LONG, UPLOAD_PART_BYTES, 0)],
    [
      'of another size',
      (d: ReturnType<typeof desk>) =>
        d.uploads.take(originOf(), { upload: 'u-1', size: 70_000, offset: UPLOAD_PART_BYTES, part: 'AAAA' }),
    ],
  ])('ends with a part %s', (_what, spoil) => {
    const opened = desk();
    opened.take(LONG, 0);
    expect(spoil(opened)).toEqual({ kind: 'refused', code: 'order' });
    expect(opened.take(LONG, UPLOAD_PART_BYTES)).toEqual({ kind: 'refused', code: 'order' });
    expect(opened.take(LONG, 0).kind).toBe('more');
  });

  it('takes no part that is larger than a part may be', () => {
    expect(desk().take(LONG, 0, UPLOAD_PART_BYTES + 1)).toEqual({ kind: 'refused', code: 'order' });
  });

  it('takes no file that says it is larger than any may be, before it holds a byte of it', () => {
    const part = { upload: 'u-1', size: MOST_ATTACHMENT_BYTES + 1, offset: 0, part: 'AAAA' };
    expect(desk().uploads.take(originOf(), part)).toEqual({ kind: 'refused', code: 'tooLarge' });
  });

  it('[S111] is refused for what it is, whatever it was called', () => {
    expect(desk().take(Buffer.from('<script>alert(1)</script>'), 0)).toEqual({
      kind: 'refused',
      code: 'type',
    });
  });

  it('waits for room on the disk and for a log that takes events', () => {
    const { take, around } = desk();
    around.space = 'low';
    expect(take(png(), 0)).toEqual({ kind: 'refused', code: 'space' });
    around.locked = 'The log is locked.';
    expect(take(png(), 0)).toEqual({ kind: 'refused', code: 'locked' });
  });
});
