import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  createDataFolder,
  FolderUnusable,
  foldersOf,
  readFolderMark,
} from '../../../../main/adapters/sqlite/data-folder.ts';
import { temporaryFolder } from '../../../support/log-fixtures.ts';
import { MARK } from '../../../support/signed-folder.ts';

describe('a data folder', () => {
  it('keeps pins, keys and backups outside, beside it or where the plant says', () => {
    expect(foldersOf('/srv/data')).toEqual({
      data: '/srv/data',
      log: '/srv/data/log.sqlite',
      snapshots: '/srv/data/snapshots',
      attachments: '/srv/data/attachments',
      logs: '/srv/data/logs',
      pins: '/srv/data-pins',
      keys: '/srv/data-keys',
      backups: '/srv/data-backups',
    });
    expect(foldersOf('/srv/data', { pins: '/share/pins' }).pins).toBe('/share/pins');
  });

  it('is demo or production from its creation, and only its owner may look into it', () => {
    const folders = foldersOf(join(temporaryFolder(), 'data'));
    expect(readFolderMark(folders.data)).toBeNull();
    createDataFolder(folders, MARK);
    expect(readFolderMark(folders.data)).toEqual(MARK);
    expect(statSync(folders.data).mode & 0o777).toBe(0o700);
    expect(statSync(folders.keys).mode & 0o777).toBe(0o700);
    expect(() => createDataFolder(folders, { ...MARK, kind: 'production' })).toThrow('is not empty');
  });

  it('refuses a folder of something else, and a damaged mark', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'letter.txt'), 'Dear');
    expect(() => readFolderMark(folder)).toThrow('is not a data folder');
    const broken = join(folder, 'broken');
    mkdirSync(broken);
    for (const text of ['{', 'null', '{"format":1}', JSON.stringify({ ...MARK, kind: 'test' })]) {
      writeFileSync(join(broken, 'folder.json'), text);
      expect(() => readFolderMark(broken)).toThrow(FolderUnusable);
    }
  });
});
