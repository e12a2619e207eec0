import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../main/contract/replies.ts';
import { containerCode } from '../../main/demo/bench.ts';
import type { Desk } from '../support/floor/desk.ts';
import { BATCH } from '../support/floor/door-plant.ts';
import type { Floor } from '../support/floor/floor.ts';
import { capture, FIRST, FLOOR_SCALE, inStep } from '../support/floor/hands.ts';
import { openSituation } from '../support/floor/saved-situations.ts';
import type { SituationName } from '../support/floor/situations.ts';

// A test may have to make its situation first, and those before it.
vi.setConfig({ testTimeout: 120_000 });

let floor: Floor | null = null;
afterEach(async () => {
  await floor?.dispose();
  floor = null;
});

async function on(at: SituationName, step: string, person = 'OP-101') {
  floor = await openSituation(at);
  return { floor, desk: await inStep(floor, step, person) };
}

/** Refused for exactly these reasons, all of them in the record, and not a gram or a state further than before. */
async function expectRefused(desk: Desk, reply: Reply | null, codes: readonly string[]): Promise<void> {
  if (reply?.kind !== 'refused') throw new Error(`it was ${reply?.kind ?? 'accepted'}`);
  expect(reply.denial.refusals.map(({ code }) => code).toSorted()).toEqual([...codes].sort());
  const events = await desk.events();
  const denied = events.find(({ seq }) => seq === reply.denial.seq);
  expect(denied).toMatchObject({ type: 'CommandDenied', refusals: reply.denial.refusals });
  const later = events.filter(({ seq }) => seq > reply.denial.seq).map(({ type }) => type);
  expect(later.filter((type) => PROGRESS.has(type))).toEqual([]);
}

const PROGRESS: ReadonlySet<string> = new Set([
  'StepStarted',
  'StepCompleted',
  'StepVerified',
  'ScaleSelected',
  'SourceOpened',
  'TareCaptured',
  'WeightAccepted',
  'ContainerVerified',
]);

const accept = async (desk: Desk): Promise<Reply> => {
  await desk.atRest(FLOOR_SCALE);
  return desk.send(capture(desk, 'AcceptWeight'));
};
const show = (desk: Desk, item: string, lot: string, container: string) =>
  desk.scan('d2', containerCode(item, lot, container));

describe('a client that speaks to the door directly cannot', () => {
  it('[S129][S37] act without a session', async () => {
    const { desk } = await on('filled', '60');
    await desk.signOut();
    await expectRefused(desk, await desk.send(capture(desk, 'AcceptWeight')), [
      'session.none',
      'batch.none',
      'reading.noScale',
    ]);
  });

  it('[S122] act at the wrong station', async () => {
    const { floor } = await on('filled', '60');
    const line = await floor.at('PL-3');
    await line.signIn('OP-301');
    await expectRefused(line, await line.send({ type: 'OpenFunction', function: 'weigh' }), [
      'station.function',
    ]);
    await expectRefused(line, await line.send({ type: 'EnterStep', batch: BATCH, step: '60' }), [
      'station.function',
    ]);
    const context = { station: 'WS-01', person: 'OP-101', batch: BATCH, step: '60' };
    await expectRefused(line, await line.send({ type: 'AcceptWeight', displayed: '6.55', context }), [
      'batch.none',
      'context.other',
      'reading.noScale',
      'station.function',
    ]);
  });

  it('[S31] act in another context', async () => {
    const { desk } = await on('filled', '60');
    await desk.atRest(FLOOR_SCALE);
    for (const other of [
      { batch: 'DOOR-0002' },
      { step: '70' },
      { person: 'OP-107' },
      { station: 'BL-01' },
    ]) {
      const context = { ...desk.context, ...other };
      await expectRefused(desk, await desk.send({ ...capture(desk, 'AcceptWeight'), context }), [
        'context.other',
      ]);
    }
  });

  it('[S47][S87][S110][S120] act out of sequence', async () => {
    const { desk } = await on('completed', '60');
    await expectRefused(desk, await desk.send({ type: 'StartStep' }), [
      'sequence.upstream',
      'clearance.missing',
    ]);
    expect('state' in desk.screen && desk.screen.state).toBe('blocked');
  });

  it('[S46][S83][S98][S132] act untrained', async () => {
    const { floor, desk } = await on('cleared', '30', 'OP-112');
    await expectRefused(desk, await desk.send({ type: 'StartStep' }), ['training.expired']);
    await inStep(floor, '50', 'OP-203');
    await expectRefused(desk, await desk.send({ type: 'StartStep' }), ['training.missing']);
  });

  it('[S45][S84][S128] weigh with a scale out of calibration, not even when it ends in the middle', async () => {
    const first = await on('dispensing', '60');
    const scale = 'SCL-03';
    await expectRefused(first.desk, await first.desk.send({ type: 'SelectScale', scale }), [
      'calibration.overdue',
      'check.due',
    ]);
    await first.floor.dispose();
    const { floor, desk } = await on('filled', '60');
    floor.passTo('2026-03-10', '00:05');
    await expectRefused(desk, await accept(desk), ['calibration.overdue']);
  });

  it("[S45][S128] weigh with a scale without today's check", async () => {
    const { floor, desk } = await on('dispensing', '60');
    await expectRefused(desk, await desk.send({ type: 'SelectScale', scale: 'SCL-02' }), ['check.due']);
    floor.passTo('2026-03-09', '23:00');
    await desk.press({ type: 'SelectScale', scale: FLOOR_SCALE });
    await desk.atRest(FLOOR_SCALE);
    floor.passTo('2026-03-10', '06:01');
    const late = await desk.send({ type: 'ZeroScale', scale: FLOOR_SCALE });
    await expectRefused(desk, late, ['calibration.overdue', 'check.due']);
  });

  it('[S20][S43][S79][S103] take from a lot on hold', async () => {
    const { desk } = await on('heldAllocated', '100');
    await expectRefused(desk, await show(desk, 'RM-2011', 'MS-2510-011', 'MS-2510-011-01'), ['hold.lot']);
  });

  it('[S20][S27][S50] go on with a lot that is put on hold in the middle', async () => {
    const { floor, desk } = await on('filled', '60');
    const line = await floor.at('PL-3');
    await line.signIn('SUP-01');
    const object = { kind: 'lot', id: 'CB-2508-009' };
    await line.press({ type: 'PlaceHold', object, reason: 'customer-complaint', narrative: null });
    await expectRefused(desk, await accept(desk), ['hold.lot']);
  });

  it('[S43][S124] take from a lot in quarantine, or rejected', async () => {
    const { desk } = await on('scaleChosen', '60');
    await expectRefused(desk, await show(desk, 'RM-1014', 'CB-2601-022', 'CB-2601-022-01'), [
      'lot.notAllocated',
      'status.quarantine',
      'fefo.earlier',
    ]);
    await expectRefused(desk, await show(desk, 'RM-2007', 'SD-2503-051', 'SD-2503-051-01'), [
      'material.other',
      'status.rejected',
      'step.blocked',
    ]);
  });

  it('[S43][S150] take from an expired lot, not even when it expires in the middle', async () => {
    const first = await on('plainChosen', '70');
    await expectRefused(first.desk, await show(first.desk, 'RM-1022', 'RH-2402-008', 'RH-2402-008-01'), [
      'lot.notAllocated',
      'date.expired',
    ]);
    await first.floor.dispose();
    const { floor, desk } = await on('lastDay', '70');
    floor.passTo('2026-03-10', '00:05');
    await expectRefused(desk, await accept(desk), ['date.expired', 'calibration.overdue']);
  });

  it('[S42][S96][S132] take a wrong lot, a wrong container or another material', async () => {
    const { desk } = await on('activeChosen', '50');
    await expectRefused(desk, await show(desk, 'RM-1001', 'AA-2503-042', 'AA-2503-042-01'), [
      'lot.notAllocated',
      'fefo.earlier',
    ]);
    expect('state' in desk.screen && desk.screen.state).toBe('blocked');
    await expectRefused(desk, await show(desk, 'RM-1014', 'CB-2508-009', 'CB-2508-009-01'), [
      'material.other',
      'step.blocked',
    ]);
    await expectRefused(desk, await show(desk, 'RM-1001', 'AA-2409-117', 'AA-2503-042-01'), [
      'identity.contradicts',
      'fefo.earlier',
      'lot.notAllocated',
      'step.blocked',
    ]);
  });

  it('[S106][S123] type a lot', async () => {
    const { desk } = await on('scaleChosen', '60');
    await expectRefused(desk, await desk.send({ type: 'TypeIdentity', text: 'CB-2508-009-01' }), [
      'scan.typed',
    ]);
    const forged = await desk.send({ type: 'PresentScan', scan: { identity: { kind: 'container' } } });
    expect(forged.kind === 'refused' && forged.denial.refusals.map(({ code }) => code)).toEqual([
      'command.malformed',
    ]);
  });

  it.each([
    ['too little', '6.48 kg', 'tolerance.under'],
    ['too much', '6.64 kg', 'tolerance.over'],
  ])('[S97][S125][S126][S132] accept a weight outside tolerance: %s', async (_what, load, code) => {
    const { desk } = await on('tared', '60');
    await desk.put(FLOOR_SCALE, load);
    await expectRefused(desk, await accept(desk), [code]);
    expect('state' in desk.screen && desk.screen.state).toBe('exception');
  });

  it('[S125] weigh under the minimum weight of a scale', async () => {
    const { desk } = await on('smallStarted', '90');
    const onFloorScale = await desk.send({ type: 'SelectScale', scale: FLOOR_SCALE });
    await expectRefused(desk, onFloorScale, ['weight.belowMinimum']);
  });

  it('[S36] record an unstable reading', async () => {
    const { floor, desk } = await on('filled', '60');
    await desk.atRest(FLOOR_SCALE);
    floor.bench.scales.get(FLOOR_SCALE)?.pan.shake(true);
    await expectRefused(desk, await desk.send(capture(desk, 'AcceptWeight')), ['reading.unstable']);
  });

  it('[S36] record a stale reading, or one that is no longer what the screen showed', async () => {
    const { desk } = await on('filled', '60');
    await desk.atRest(FLOOR_SCALE);
    const before = capture(desk, 'AcceptWeight');
    const scale = desk.bench(FLOOR_SCALE);
    scale.wire.delayMs = 450;
    await expectRefused(desk, await desk.send(before), ['reading.stale']);
    scale.wire.delayMs = 0;
    await desk.put(FLOOR_SCALE, '6.57 kg');
    await expectRefused(desk, await desk.send(before), ['reading.changed']);
  });

  it('[S104][S118][S130] verify its own work, a container or a step', async () => {
    const first = await on('labelled', '60', 'OP-101');
    const begins = await first.desk.send({ type: 'BeginVerification', verifier: 'OP-101' });
    await expectRefused(first.desk, begins, ['independence.own', 'training.missing']);
    await first.floor.dispose();
    const { desk } = await on('ownWork', '20', 'MIX-1');
    const signs = await desk.sendSigned({ type: 'VerifyStep' }, { signer: 'MIX-1' });
    await expectRefused(desk, signs, ['independence.own']);
  });

  it('[S104][S130] let a second person verify what they did not look at', async () => {
    const { desk } = await on('verifying', '60');
    await desk.atRest(FLOOR_SCALE);
    const blind = await desk.sendSigned(capture(desk, 'VerifyContainer'), { signer: 'OP-107' });
    await expectRefused(desk, blind, ['verification.scans']);
    expect(
      desk.screen.kind === 'dispense' && desk.screen.containers.map(({ container }) => container),
    ).toEqual([FIRST]);
  });
});
