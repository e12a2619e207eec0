import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ExceptionCard } from '../../../main/contract/views.ts';
import type { Desk } from '../../support/floor/desk.ts';
import { refusalsOf } from '../../support/floor/desk.ts';
import { LABELLED_BATCH, PACK_BATCH } from '../../support/floor/door-plant.ts';
import type { Floor } from '../../support/floor/floor.ts';
import { onLine, packagingOf } from '../../support/floor/line-hands.ts';
import { openSituation } from '../../support/floor/saved-situations.ts';
import type { SituationName } from '../../support/floor/situations.ts';
import { onLabelledLine, scanOtherCode } from '../../support/floor/situations-of-labelling.ts';
import { DUE_MINUTES } from './trigger-case.ts';

// A test may have to make its situation first, and those before it.
vi.setConfig({ testTimeout: 120_000 });

let floor: Floor | null = null;
afterEach(async () => {
  await floor?.dispose();
  floor = null;
});

async function stage(at: SituationName, step: string): Promise<{ floor: Floor; line: Desk }> {
  floor = await openSituation(at);
  return { floor, line: await onLine(floor, step) };
}

function only({ screen }: Desk): ExceptionCard {
  const [card, ...others] = 'exceptions' in screen ? screen.exceptions : [];
  if (!card || others.length > 0) throw new Error(`the screen shows ${others.length} more exceptions`);
  return card;
}

const minutesBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 60_000;
const SETTLE = { type: 'SettleException', exception: 'EX-01', narrative: null };
const refusedFor = async (line: Desk, signer: string, reason: string) =>
  refusalsOf(await line.sendSigned({ ...SETTLE, reason }, { signer })).map(({ code }) => code);
const holdsOf = (record: ReturnType<Floor['record']>) =>
  record
    .filter(({ type }) => type === 'HoldPlaced')
    .map(({ data }) => (data as { hold: { object: { kind: string; id: string }; exception: string } }).hold)
    .filter(({ exception }) => exception === 'EX-01')
    .map(({ object }) => object);

describe('the line', () => {
  it('[S48][S81][S3][S104][trigger:packagingUncleared] that is not cleared: NC, hold on the line, the supervisor to clear', async () => {
    const { floor, line } = await stage('lineClearing', '190');
    expect((await line.send({ type: 'StartStep' })).kind).toBe('refused');
    const card = only(line);
    expect(card).toMatchObject({
      trigger: 'packagingUncleared',
      severity: 'major',
      owner: 'supervisor',
      coOwner: 'qaReviewer',
      links: ['NC-01'],
    });
    const [acknowledge, disposition] = DUE_MINUTES.major;
    expect(minutesBetween(card.opened, card.dueAcknowledge)).toBe(acknowledge);
    expect(minutesBetween(card.opened, card.dueDisposition)).toBe(disposition);
    for (const stranger of ['OP-301', 'OP-305', 'QA-01', 'ADM-01'])
      expect([stranger, await refusedFor(line, stranger, 'clearance-repeated')]).toEqual([
        stranger,
        ['owner.role'],
      ]);
    await line.sign({ ...SETTLE, reason: 'clearance-repeated' }, 'SUP-01');
    await floor.close();
    expect(holdsOf(floor.record())).toEqual([{ kind: 'station', id: 'PL-3' }]);
  });

  it('[S48][S49][S104][trigger:yieldOutside] that packed too little: NC, hold on the batch, quality to clear', async () => {
    const { floor, line } = await stage('lineRunning', '190');
    for (const [what, quantity] of [
      ['unitsIn', 200_000],
      ['filled', 2_000],
      ['unitsLeft', 0],
    ] as const)
      await line.press({ type: 'RecordCount', what, quantity, reason: null });
    await line.press({ type: 'StopRun', reason: 'run-finished' });
    await line.sign({ type: 'CompleteStep' });
    await line.shows(({ screen }) => 'exceptions' in screen && screen.exceptions.length > 0);
    expect(only(line)).toMatchObject({
      trigger: 'yieldOutside',
      severity: 'major',
      owner: 'qaReviewer',
      step: '190',
      batch: PACK_BATCH,
      links: ['NC-01'],
      causeMissing: true,
    });
    for (const stranger of ['OP-305', 'SUP-01', 'ADM-01'])
      expect(await refusedFor(line, stranger, 'assessed-no-impact')).toEqual(['owner.role']);
    await line.sign({ ...SETTLE, reason: 'assessed-no-impact' }, 'QA-01');
    await floor.close();
    expect(holdsOf(floor.record())).toEqual([{ kind: 'batch', id: PACK_BATCH }]);
  });

  it('[S48][S49][S104][trigger:wrongCode] that codes its packs wrongly: it stops, NC, the batch on hold, quality to clear', async () => {
    floor = await openSituation('labelledRunning');
    const line = await onLabelledLine(floor, '190');
    await scanOtherCode(line);
    await line.shows(({ screen }) => 'exceptions' in screen && screen.exceptions.length > 0);
    const card = only(line);
    expect(card).toMatchObject({
      trigger: 'wrongCode',
      severity: 'critical',
      owner: 'qaReviewer',
      step: '190',
      batch: LABELLED_BATCH,
      links: ['NC-01'],
      causeMissing: true,
    });
    const [acknowledge, disposition] = DUE_MINUTES.critical;
    expect(minutesBetween(card.opened, card.dueAcknowledge)).toBe(acknowledge);
    expect(minutesBetween(card.opened, card.dueDisposition)).toBe(disposition);
    expect(packagingOf(line)).toMatchObject({ line: 'stopped', labelling: { code: { due: 'restart' } } });
    for (const stranger of ['OP-305', 'SUP-01', 'ADM-01'])
      expect(await refusedFor(line, stranger, 'assessed-no-impact')).toEqual(['owner.role']);
    await line.sign({ ...SETTLE, reason: 'assessed-no-impact' }, 'QA-01');
    await floor.close();
    expect(holdsOf(floor.record())).toEqual([{ kind: 'batch', id: LABELLED_BATCH }]);
  });
});
