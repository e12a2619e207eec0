import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyInBackground } from '../../../main/verifier/verify-in-background.ts';
import { verifyLog } from '../../../main/verifier/verify-log.ts';
import { temporaryFolder } from '../../support/log-fixtures.ts';
import { LogBuilder, writeLog } from '../../support/signed-log.ts';

describe('verification in the background', () => {
  const path = () =>
    writeLog(temporaryFolder(), new LogBuilder().open().decide('next').checkpoint().material());

  it('gives the same verdict as verification at once', async () => {
    const log = path();
    expect(await verifyInBackground(log).report).toEqual(await verifyLog(log));
  });

  it('gives no verdict when it was stopped', async () => {
    const verification = verifyInBackground(path());
    const ended = expect(verification.report).rejects.toThrow('the verification ended');
    verification.stop();
    await ended;
  });

  it('rejects with the sentence of what cannot be verified', async () => {
    const nothing = join(temporaryFolder(), 'nothing');
    await expect(verifyInBackground(nothing).report).rejects.toThrow(`There is nothing at ${nothing}.`);
  });
});
