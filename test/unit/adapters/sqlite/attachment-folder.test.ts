import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openAttachmentFolder } from '../../../../main/adapters/sqlite/attachment-folder.ts';
import { temporaryFolder } from '../../../support/log-fixtures.ts';
import { pdf, png, stored } from '../../../support/pictures.ts';

function opened() {
  const folder = join(temporaryFolder(), 'attachments');
  return { folder, store: openAttachmentFolder(folder) };
}

describe('the folder of attachments', () => {
  it('[S33] keeps a file under its hash, and one content once', () => {
    const { folder, store } = opened();
    const file = store.keep(png());
    expect(file).toEqual(stored(png()));
    expect(store.keep(png())).toEqual(file);
    expect(readdirSync(folder)).toEqual([file?.sha256]);
    expect(readFileSync(join(folder, file?.sha256 ?? ''))).toEqual(png());
    expect(store.read(file?.sha256 ?? '')?.content).toEqual(png());
  });

  it('keeps nothing that is no evidence', () => {
    const { folder, store } = opened();
    expect(store.keep(Buffer.from('<script>'))).toBeNull();
    expect(existsSync(folder)).toBe(false);
  });

  it('[S33] does not give out what was changed on the disk, and heals it by the same content', () => {
    const { folder, store } = opened();
    const { sha256 } = stored(pdf(), 'application/pdf');
    store.keep(pdf());
    writeFileSync(join(folder, sha256), pdf('changed'));
    expect([store.find(sha256), store.read(sha256)]).toEqual([null, null]);
    store.keep(pdf());
    expect(store.find(sha256)).toEqual(stored(pdf(), 'application/pdf'));
  });

  it('[S33] takes a file whose writing was cut off for none, and writes it again', () => {
    const { folder, store } = opened();
    const { sha256 } = stored(png());
    store.keep(pdf());
    writeFileSync(join(folder, `${sha256}.unfinished`), png().subarray(0, 20));
    expect(store.find(sha256)).toBeNull();
    store.keep(png());
    expect(store.find(sha256)).toEqual(stored(png()));
  });

  it('says in one sentence that the disk did not take it', () => {
    const folder = join(temporaryFolder(), 'file');
    writeFileSync(folder, '');
    expect(() => openAttachmentFolder(join(folder, 'attachments')).keep(png())).toThrow(
      /^The file could not be kept: /,
    );
  });
});
