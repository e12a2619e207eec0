import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ExceptionCard } from '../../../main/contract/views.ts';
import type { Desk } from '../../support/floor/desk.ts';
import { refusalsOf } from '../../support/floor/desk.ts';
import { DOOR_DAY, RUN_BATCH } from '../../support/floor/door-plant.ts';
import type { Floor } from '../../support/floor/floor.ts';
import {
  atRun,
  BALANCE,
  captureUnit,
  checkedRunOf,
  GOOD_UNIT,
  HEAVY_UNIT,
  placeUnit,
  takeOff,
} from '../../support/floor/run-hands.ts';
import { openSituation } from '../../support/floor/saved-situations.ts';
import type { SituationName } from '../../support/floor/situations.ts';
import { DUE_MINUTES } from './trigger-case.ts';

// A test may have to make its situation first, and those before it.
vi.setConfig({ testTimeout: 120_000 });

let floor: Floor | null = null;
afterEach(async () => {
  await floor?.dispose();
  floor = null;
});

async function stage(at: SituationName): Promise<{ floor: Floor; desk: Desk }> {
  floor = await openSituation(at);
  return { floor, desk: await atRun(floor) };
}

async function only(desk: Desk): Promise<ExceptionCard> {
  await desk.shows(({ screen }) => 'exceptions' in screen && screen.exceptions.length > 0);
  const [card, ...others] = 'exceptions' in desk.screen ? desk.screen.exceptions : [];
  if (!card || others.length > 0) throw new Error(`the screen shows ${others.length} more exceptions`);
  return card;
}

const minutesBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 60_000;
const SETTLE = { type: 'SettleException', exception: 'EX-01', narrative: null };
const refusedFor = async (desk: Desk, signer: string) =>
  refusalsOf(await desk.sendSigned({ ...SETTLE, reason: 'equipment-adjusted' }, { signer })).map(
    ({ code }) => code,
  );
const heldIn = (record: ReturnType<Floor['record']>) =>
  record
    .filter(({ type }) => type === 'HoldPlaced')
    .map(({ data }) => (data as { hold: { object: { id: string } } }).hold.object.id)
    .filter((id) => id.startsWith(RUN_BATCH));
const cap = (...numbers: readonly string[]) => numbers.map((number) => `${RUN_BATCH}/CAP-${number}`);

describe('the run', () => {
  it('[S14][S49][S50][S104][trigger:inProcessOos] whose check fails: OOS, critical, its output on hold, quality to clear', async () => {
    const { floor, desk } = await stage('runCaptured');
    await takeOff(desk);
    await placeUnit(desk, HEAVY_UNIT);
    const card = await only(desk);
    expect(card).toMatchObject({
      trigger: 'inProcessOos',
      severity: 'critical',
      owner: 'qaReviewer',
      links: ['OOS-01'],
      step: '150',
      batch: RUN_BATCH,
      causeMissing: true,
    });
    const [acknowledge, disposition] = DUE_MINUTES.critical;
    expect(minutesBetween(card.opened, card.dueAcknowledge)).toBe(acknowledge);
    expect(minutesBetween(card.opened, card.dueDisposition)).toBe(disposition);
    expect(checkedRunOf(desk)).toMatchObject({ line: 'stopped', standing: 'owed' });
    for (const stranger of ['OP-204', 'SUP-01', 'ADM-01'])
      expect([stranger, await refusedFor(desk, stranger)]).toEqual([stranger, ['owner.role']]);
    await desk.sign({ ...SETTLE, reason: 'equipment-adjusted' }, 'QA-01');
    await floor.close();
    expect(heldIn(floor.record())).toEqual(cap('01'));
  });

  it('[S49][S104][trigger:inProcessMissed] whose check is missed: deviation, its output on hold, by the clock of the station alone', async () => {
    const { floor, desk } = await stage('runRunning');
    floor.passTo(DOOR_DAY, '09:30');
    const card = await only(desk);
    expect(card).toMatchObject({
      trigger: 'inProcessMissed',
      severity: 'major',
      owner: 'qaReviewer',
      links: ['DEV-01'],
    });
    expect(checkedRunOf(desk)).toMatchObject({ line: 'stopped', stoppedFor: 'in-process-check' });
    expect(await refusedFor(desk, 'SUP-01')).toEqual(['owner.role']);
    await desk.sign({ ...SETTLE, reason: 'equipment-adjusted' }, 'QA-01');
    await floor.close();
    expect(heldIn(floor.record())).toEqual(cap('01'));
  });

  it('[S12][S49][S104][trigger:inProcessIncomplete] whose check is closed incomplete: deviation, its output on hold', async () => {
    const { floor, desk } = await stage('runCaptured');
    await desk.press({ type: 'CloseInProcess', reason: 'instrument-disturbed', narrative: null });
    expect(await only(desk)).toMatchObject({
      trigger: 'inProcessIncomplete',
      severity: 'major',
      owner: 'qaReviewer',
      links: ['DEV-01'],
    });
    expect(await refusedFor(desk, 'SUP-01')).toEqual(['owner.role']);
    await desk.sign({ ...SETTLE, reason: 'equipment-adjusted' }, 'QA-01');
    await floor.close();
    expect(heldIn(floor.record())).toEqual(cap('01'));
  });

  it('[S15][S104][trigger:outOfTrend] whose means drift: an OOT to be evaluated, and the run may go on', async () => {
    const { floor, desk } = await stage('runMade');
    await desk.press({ type: 'OpenInProcess' });
    await placeUnit(desk, '0.7815 g');
    await placeUnit(desk, '0.7815 g');
    expect(await only(desk)).toMatchObject({
      trigger: 'outOfTrend',
      severity: 'minor',
      owner: 'qaReviewer',
      links: ['OOT-01'],
      stops: false,
    });
    expect(checkedRunOf(desk).chart).toMatchObject([{ state: 'passed', rules: ['westernElectric1'] }]);
    await desk.press({ type: 'StartRun' });
    await floor.close();
    expect(heldIn(floor.record())).toEqual([]);
  });
});

describe('the balance of a check, on its own line', () => {
  it('[S49] has in the sample what was laid on it and taken away without a press', async () => {
    const { desk } = await stage('runMade');
    await desk.press({ type: 'OpenInProcess' });
    await desk.put(BALANCE, '0.8400 g');
    await desk.until(() => checkedRunOf(desk).check?.pan === 'waiting', 'the unit at rest');
    await takeOff(desk);
    expect(checkedRunOf(desk).check?.placements).toMatchObject([
      { number: 1, mass: '840.0', within: false, left: true },
    ]);
    await desk.put(BALANCE, GOOD_UNIT);
    await desk.press(captureUnit(desk));
    expect((await only(desk)).trigger).toBe('inProcessOos');
  });
});
