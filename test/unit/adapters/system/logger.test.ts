import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLog } from '../../../../main/adapters/system/logger.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { temporaryFolder } from '../../../support/log-fixtures.ts';

const PLANTED = 'kestrel-4711';

const linesOf = (path: string) =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('the technical log', () => {
  it('is JSON lines with time, level, code and data, readable by its owner alone', () => {
    const folder = temporaryFolder();
    const clock = fakeClock('2026-01-05T06:00:00.000Z');
    const log = openLog({ folder, name: 'station', now: clock.now });
    log.info('station-ready', { station: 'WS-01', events: 12 });
    log.error('defect', { error: new RangeError('out of range') });
    log.warn('printer-lost');
    log.close();
    const path = join(folder, 'station.log');
    const [ready, defect, lost] = linesOf(path);
    expect(ready).toEqual({
      level: 'info',
      at: '2026-01-05T06:00:00.000Z',
      station: 'WS-01',
      events: 12,
      what: 'station-ready',
    });
    expect(defect).toMatchObject({ level: 'error', error: { name: 'RangeError', message: 'out of range' } });
    expect(lost).toEqual({ level: 'warn', at: '2026-01-05T06:00:00.000Z', what: 'printer-lost' });
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('keeps secrets and badge numbers out, at any depth and under any spelling', () => {
    const folder = temporaryFolder();
    const log = openLog({ folder, name: 'station' });
    const cause = Object.assign(new Error('sign-in failed'), { secret: PLANTED });
    log.info('command-refused', {
      command: { type: 'SignIn', person: 'OP-101', secret: PLANTED, signature: { secret: PLANTED } },
      list: [{ badge: PLANTED }, [{ BadgeNumber: PLANTED }], { 'launch-token': PLANTED }],
      headers: { cookie: PLANTED, 'Set-Cookie': [PLANTED], authorization: PLANTED },
      pin: PLANTED,
      new_password: { hidden: PLANTED },
      cause,
    });
    log.close();
    const text = readFileSync(join(folder, 'station.log'), 'utf8');
    expect(text).not.toContain(PLANTED);
    expect(text).toContain('"person":"OP-101"');
    expect(text).toContain('sign-in failed');
  });

  it('ends on nothing it is given: cycles, big integers, nothing at all', () => {
    const folder = temporaryFolder();
    const log = openLog({ folder, name: 'station' });
    const loop: Record<string, unknown> = { mass: 12n };
    loop['self'] = loop;
    log.info('odd', loop);
    log.info('odd', { nothing: undefined, empty: null });
    log.close();
    expect(linesOf(join(folder, 'station.log'))).toHaveLength(2);
  });

  it('begins a new file at its size and every day, and keeps as many files and days as it was told', () => {
    const folder = temporaryFolder();
    const clock = fakeClock(new Date().toISOString());
    const log = openLog({ folder, name: 'station', now: clock.now, maxBytes: 600, maxFiles: 4, maxDays: 5 });
    const files = () => readdirSync(folder).filter((name) => name.endsWith('.log'));
    for (let n = 0; n < 60; n += 1) log.info('tick', { n });
    expect(files()).toHaveLength(4);
    for (const name of files()) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(600);
    expect(linesOf(join(folder, 'station.log')).at(-1)).toMatchObject({ n: 59 });

    clock.advance(24 * 3_600_000);
    log.info('next-day');
    expect(linesOf(join(folder, 'station.log'))).toMatchObject([{ what: 'next-day' }]);
    clock.advance(10 * 24 * 3_600_000);
    log.info('much-later');
    expect(files()).toHaveLength(2);
    log.close();
  });

  it('goes on in the file it finds', () => {
    const folder = temporaryFolder();
    for (const n of [1, 2]) {
      const log = openLog({ folder, name: 'station' });
      log.info('start', { n });
      log.close();
    }
    expect(linesOf(join(folder, 'station.log'))).toMatchObject([{ n: 1 }, { n: 2 }]);
  });

  it('drops what cannot be written instead of stopping the station, and counts it', () => {
    const folder = temporaryFolder();
    const blocked = join(folder, 'blocked');
    const log = openLog({ folder: join(blocked, 'logs'), name: 'station' });
    const fs = { block: () => writeFileSync(blocked, ''), clear: () => rmSync(blocked) };
    fs.block();
    log.info('lost');
    log.info('lost');
    fs.clear();
    log.info('back');
    log.close();
    expect(linesOf(join(blocked, 'logs', 'station.log'))).toEqual([
      { level: 'warn', what: 'log-lines-dropped', count: 2 },
      expect.objectContaining({ what: 'back' }),
    ]);
  });
});
