import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openAttachmentFolder } from '../../../main/adapters/sqlite/attachment-folder.ts';
import { backUp } from '../../../main/adapters/sqlite/backup.ts';
import { foldersOf } from '../../../main/adapters/sqlite/data-folder.ts';
import { restore } from '../../../main/adapters/sqlite/restore.ts';
import { verifyLog } from '../../../main/verifier/verify-log.ts';
import { BOOT, temporaryFolder, timeOf } from '../../support/log-fixtures.ts';
import { pdf, png, stored } from '../../support/pictures.ts';
import { signedFolder } from '../../support/signed-folder.ts';

const PICTURE = stored(png());

/** A log whose second event names a picture that lies in its data folder. */
function withPicture() {
  const folder = signedFolder();
  const { folders, decide, keeper } = folder;
  decide();
  openAttachmentFolder(folders.attachments).keep(png());
  decide({ type: 'AttachmentAdded', data: { attachment: { id: 'AT-01', ...PICTURE } } });
  keeper.take(timeOf(2));
  return { ...folder, picture: join(folders.attachments, PICTURE.sha256) };
}

const failuresOf = async (path: string) =>
  (await verifyLog(path)).failures.map(({ class: name, seq }) => [name, seq]);

describe('the verifier', () => {
  it('[S33] holds every attached file against the hash in the log', async () => {
    const { folders } = withPicture();
    expect(await verifyLog(folders.data)).toMatchObject({ ok: true, attachments: 1, failures: [] });
  });

  it('[S33] names an event whose file is gone', async () => {
    const { folders, picture } = withPicture();
    rmSync(picture);
    expect(await failuresOf(folders.data)).toEqual([['attachment-missing', 2]]);
    rmSync(folders.attachments, { recursive: true });
    expect(await failuresOf(folders.data)).toEqual([['attachment-missing', 2]]);
  });

  it.each([
    ['another file of another size', pdf()],
    ['one byte of it', Buffer.from(png()).fill(1, 20, 21)],
  ])('[S33] names an event whose file was replaced: %s', async (_what, content) => {
    const { folders, picture } = withPicture();
    writeFileSync(picture, content);
    expect(await failuresOf(folders.data)).toEqual([['attachment-changed', 2]]);
  });

  it('[S33] takes a file that no event names, and one that was cut off, for what a power cut leaves', async () => {
    const { folders } = withPicture();
    openAttachmentFolder(folders.attachments).keep(pdf());
    writeFileSync(join(folders.attachments, `${'b'.repeat(64)}.unfinished`), 'half');
    expect((await verifyLog(folders.data)).ok).toBe(true);
  });

  it('says of a log that stands alone that its files were not looked for', async () => {
    const { folders, store } = withPicture();
    store.close();
    const alone = join(temporaryFolder(), 'log.sqlite');
    writeFileSync(alone, readFileSync(folders.log));
    const { warnings } = await verifyLog(alone);
    expect(warnings).toContainEqual(expect.stringMatching(/^1 attachments were not looked for/));
  });

  it('says of an event that names no file by its hash that it is malformed', async () => {
    const { folders, decide } = withPicture();
    decide({ type: 'AttachmentAdded', data: { attachment: { id: 'AT-02', sha256: '../folder.json' } } });
    expect(await failuresOf(folders.data)).toEqual([['malformed-body', 3]]);
  });
});

describe('a backup', () => {
  const request = (folders: ReturnType<typeof foldersOf>) => ({
    folders,
    version: '1',
    now: new Date(timeOf(9)),
    verify: (log: string) => verifyLog(log),
  });
  const restoreInto = async (from: string) => {
    const folders = foldersOf(join(temporaryFolder(), 'data'));
    await restore({
      from,
      folders,
      verify: (log) => verifyLog(log),
      stamp: () => ({
        ids: ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002'],
        commandId: 'restore',
        at: timeOf(9),
        offset: '+00:00',
        clock: { mono: 9_000, boot: BOOT, drift: null },
      }),
    });
    return folders;
  };

  it('[S33] carries the attachments, and a restore brings them back', async () => {
    const { folder } = await backUp(request(withPicture().folders));
    const { attachments } = await restoreInto(folder);
    expect(readdirSync(attachments)).toEqual([PICTURE.sha256]);
    expect(readFileSync(join(attachments, PICTURE.sha256))).toEqual(png());
  });

  it('is still made of a log whose file is lost, and is not restored without a file that it had', async () => {
    const lost = withPicture();
    rmSync(lost.picture);
    const { folder, manifest } = await backUp(request(lost.folders));
    expect(manifest.events).toBe(2);
    await restoreInto(folder);

    const whole = await backUp(request(withPicture().folders));
    rmSync(join(whole.folder, 'attachments', PICTURE.sha256));
    mkdirSync(join(whole.folder, 'attachments'), { recursive: true });
    await expect(restoreInto(whole.folder)).rejects.toThrow(/not whole/);
  });
});
