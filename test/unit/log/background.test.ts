import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
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

  it('is gone when it was stopped, with its verdict where that was near', async () => {
    const verification = verifyInBackground(path());
    const verdict = await Promise.all([verification.report.catch(String), verification.stop()]);
    expect(verdict[0]).toSatisfy(
      (said: unknown) => typeof said === 'object' || String(said).includes('the verification ended'),
    );
  });

  it('can be stopped at any moment of its start, and takes nothing with it', async () => {
    const log = path();
    for (let delay = 0; delay < 24; delay += 1) {
      const verification = verifyInBackground(log);
      verification.report.catch(() => {});
      await setTimeout(delay * 4);
      await verification.stop();
    }
    expect((await verifyInBackground(log).report).ok).toBe(true);
  }, 120_000);

  it('rejects with the sentence of what cannot be verified', async () => {
    const nothing = join(temporaryFolder(), 'nothing');
    await expect(verifyInBackground(nothing).report).rejects.toThrow(`There is nothing at ${nothing}.`);
  });
});
