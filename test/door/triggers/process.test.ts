import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ExceptionCard } from '../../../main/contract/views.ts';
import { atBlender, DRUM_SCALE, scanFirst, scanSecond } from '../../support/floor/blend-hands.ts';
import { type Desk, refusalsOf } from '../../support/floor/desk.ts';
import { BATCH } from '../../support/floor/door-plant.ts';
import type { Floor } from '../../support/floor/floor.ts';
import { capture, printerReady } from '../../support/floor/hands.ts';
import { openSituation } from '../../support/floor/saved-situations.ts';
import type { SituationName } from '../../support/floor/situations.ts';

// A test may have to make its situation first, and those before it.
vi.setConfig({ testTimeout: 180_000 });

let floor: Floor | null = null;
afterEach(async () => {
  await floor?.dispose();
  floor = null;
});

async function stage(at: SituationName, step: string): Promise<{ floor: Floor; desk: Desk }> {
  floor = await openSituation(at);
  return { floor, desk: await atBlender(floor, step) };
}

function only({ screen }: Desk): ExceptionCard {
  const [card, ...others] = 'exceptions' in screen ? screen.exceptions : [];
  if (!card || others.length > 0) throw new Error(`the screen shows ${others.length} more exceptions`);
  return card;
}

const settle = (exception: string, reason: string) => ({
  type: 'SettleException',
  exception,
  reason,
  narrative: null,
});
const refusedFor = async (desk: Desk, exception: string, signer: string) =>
  refusalsOf(await desk.sendSigned(settle(exception, 'sequence-corrected'), { signer })).map(
    ({ code }) => code,
  );

describe('the blender', () => {
  it('[S47][S12][S3][S104][trigger:outOfSequence] that would be charged too early: deviation, quality to clear', async () => {
    const { floor, desk } = await stage('charging', '114');
    expect((await scanFirst(desk))?.kind).toBe('refused');
    const card = only(desk);
    expect(card).toMatchObject({
      trigger: 'outOfSequence',
      severity: 'major',
      owner: 'qaReviewer',
      step: '114',
      batch: BATCH,
      links: ['DEV-01'],
    });
    expect((await scanSecond(desk))?.kind).toBe('refused');
    for (const stranger of ['OP-203', 'OP-204', 'SUP-01'])
      expect([stranger, await refusedFor(desk, card.id, stranger)]).toEqual([stranger, ['owner.role']]);
    await desk.sign(settle(card.id, 'sequence-corrected'), 'QA-01');
    await desk.takes(scanSecond(desk));
    await floor.close();
    expect(floor.record().some(({ type }) => type === 'ContainerPresented')).toBe(true);
  });

  it('[S44][S3][S104][trigger:parameterOutside] that is set outside its limits: the supervisor to clear', async () => {
    const { desk } = await stage('blendRunning', '116');
    const record = { type: 'RecordParameter', parameter: 'rpm', value: '14' };
    expect((await desk.send(record)).kind).toBe('refused');
    const card = only(desk);
    expect(card).toMatchObject({ trigger: 'parameterOutside', severity: 'major', owner: 'supervisor' });
    for (const stranger of ['OP-203', 'OP-204', 'ADM-01'])
      expect([stranger, await refusedFor(desk, card.id, stranger)]).toEqual([stranger, ['owner.role']]);
    await desk.sign(settle(card.id, 'equipment-adjusted'), 'SUP-01');
    await desk.press({ ...record, value: '12' });
  });

  it('[S44][trigger:parameterOutside] that ran too long is seen when it stands', async () => {
    const { floor, desk } = await stage('blendRunning', '116');
    floor.passTo('2026-03-09', '22:00');
    await desk.press({ type: 'StopProcess', reason: 'run-finished' });
    await desk.shows(({ screen }) => 'exceptions' in screen && screen.exceptions.length > 0);
    expect(only(desk)).toMatchObject({ trigger: 'parameterOutside', owner: 'supervisor' });
  });

  it('[S48][S49][S66] that is emptied into a labelled drum within its yield is done', async () => {
    const { floor, desk } = await stage('drumTared', '140');
    await weighDrum(desk, '12.72 kg');
    await desk.sign({ type: 'CompleteStep' });
    await desk.sign({ type: 'VerifyStep' }, 'OP-204');
    await floor.close();
    expect(
      floor
        .record()
        .filter(({ type }) => type === 'ExceptionOpened')
        .map(({ data }) => (data as { exception: { trigger: string } }).exception.trigger),
    ).not.toContain('yieldOutside');
  });

  it('[S48][S49][S104][trigger:yieldOutside] that gives too little: NC, hold on the batch, quality to clear', async () => {
    const { desk } = await stage('drumTared', '140');
    await weighDrum(desk, '10.00 kg');
    await desk.sign({ type: 'CompleteStep' });
    await desk.shows(({ screen }) => 'exceptions' in screen && screen.exceptions.length > 0);
    expect(only(desk)).toMatchObject({ trigger: 'yieldOutside', owner: 'qaReviewer', links: ['NC-01'] });
  });
});

async function weighDrum(desk: Desk, gross: string): Promise<void> {
  await desk.put(DRUM_SCALE, gross);
  await desk.press(capture(desk, 'AcceptWeight', DRUM_SCALE));
  await printerReady(desk);
  await desk.press({ type: 'PrintLabel', container: `${BATCH}/BD-1` });
  await desk.shows(({ screen }) => screen.kind === 'discharge' && screen.phase === 'next');
}
