import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { NotTheHead } from '../../../main/application/ports/event-store.ts';
import { parseEntry } from '../../../main/domain/log/entry.ts';
import { PACE_LIMIT } from '../../../main/domain/observed.ts';
import { WeighBooth } from '../../support/weigh-booth.ts';
import { codesOf, commandOf, originOf, RIGHT, StationRig, settled, signIn, watch } from './station-rig.ts';

const BOOTH = originOf();

describe('a command that comes again', () => {
  it('gets its first answer, accepted or refused, and writes nothing', async () => {
    const rig = new StationRig();
    const { door, log } = rig.openDoor();
    const commands = [signIn('OP-101', 'WS-01', 'wrong-secret'), signIn()];
    const first = [];
    for (const command of commands) first.push(await door.dispatch(command, BOOTH));
    expect(first.map(codesOf)).toEqual([['credential.wrong'], ['accepted']]);
    const { seq } = log.head;
    const judged: string[] = [];
    rig.beforeVerdict = async (person) => void judged.push(person);
    for (const [index, command] of commands.entries())
      expect(await door.dispatch({ ...command, person: 'OP-107' }, BOOTH)).toEqual(first[index]);
    expect(log.head.seq).toBe(seq);
    expect(judged).toEqual([]);
  });

  it('gets it also after a restart, from the log alone', async () => {
    const rig = new StationRig();
    const before = rig.openDoor();
    const commands = [signIn('NO-SUCH'), signIn()];
    const first = [];
    for (const command of commands) first.push(await before.door.dispatch(command, BOOTH));
    before.log.close(rig.clock.iso());
    const { door, log } = rig.openDoor();
    const { seq } = log.head;
    for (const [index, command] of commands.entries())
      expect(await door.dispatch(command, BOOTH)).toEqual(first[index]);
    expect(log.head.seq).toBe(seq);
  });

  it('gets one answer when two terminals send one id at once, and locks nothing', async () => {
    const rig = new StationRig();
    const { door, log } = rig.openDoor();
    const command = signIn();
    const { seq } = log.head;
    const both = await Promise.all([door.dispatch(command, BOOTH), door.dispatch(command, originOf('PL-3'))]);
    expect(both[0]).toEqual({ kind: 'accepted', seq: seq + 1 });
    expect(both[1]).toEqual(both[0]);
    expect(log.head.seq).toBe(seq + 1);
    expect(log.locked).toBeNull();
    expect(rig.decided).toHaveLength(1);
  });
});

describe('an input that is no command', () => {
  it('is counted and not recorded before anybody is signed in', async () => {
    const { door, log } = new StationRig().openDoor();
    const { seq } = log.head;
    for (const input of [null, 7, 'x', [], { type: 'SignOut' }, { type: 'Nothing', id: 'x' }]) {
      const reply = await door.dispatch(input, BOOTH);
      expect(codesOf(reply)).toEqual(['command.malformed']);
      expect(reply).toMatchObject({ denial: { seq: 0, command: null } });
    }
    expect(log.head.seq).toBe(seq);
    expect(door.takeUnrecorded()).toBe(6);
    expect(door.takeUnrecorded()).toBe(0);
  });

  it('is recorded by size and first fault when it wants to sign in, and never by its content', async () => {
    const rig = new StationRig();
    const { door, log } = rig.openDoor();
    const { seq } = log.head;
    const reply = await door.dispatch({ ...signIn('OP-101', 'WS-01', 'planted-secret'), more: 1 }, BOOTH);
    expect(reply).toMatchObject({ kind: 'refused', denial: { seq: seq + 1, command: null } });
    const body = rig.disk.rows.at(-1)?.body ?? '';
    expect(parseEntry(body).data).toMatchObject({ shape: { path: '(whole)', problem: 'unrecognized_keys' } });
    expect(body).not.toContain('planted-secret');
  });

  it('is recorded with the person once somebody is signed in', async () => {
    const rig = new StationRig();
    const { door } = rig.openDoor();
    await door.dispatch(signIn(), BOOTH);
    const cycle: Record<string, unknown> = { type: 'SignOut' };
    cycle['self'] = cycle;
    await door.dispatch(cycle, BOOTH);
    const { type, person, data } = parseEntry(rig.disk.rows.at(-1)?.body ?? '');
    expect({ type, person }).toEqual({ type: 'CommandDenied', person: 'OP-101' });
    expect(data).toMatchObject({ command: null, shape: { bytes: 0 } });
  });
});

describe('a secret of one’s own', () => {
  const NEXT = 'osprey-5520';
  const choose = (newSecret = NEXT, secret = RIGHT) =>
    commandOf('ChooseSecret', { person: 'OP-101', secret, newSecret });

  it('[R1 11.300] takes the place of the one before, and neither stands in the record', async () => {
    const rig = new StationRig();
    const { door } = rig.openDoor();
    expect(codesOf(await door.dispatch(choose(), BOOTH))).toEqual(['accepted']);
    const bodies = rig.disk.rows.map(({ body }) => body);
    expect(parseEntry(bodies.at(-1) ?? '').data).toEqual({ person: 'OP-101', credentialVersion: 2 });
    expect(bodies.filter((body) => body.includes(NEXT) || body.includes(RIGHT))).toEqual([]);
    expect(codesOf(await door.dispatch(signIn(), BOOTH))).toEqual(['credential.wrong']);
    expect(codesOf(await door.dispatch(signIn('OP-101', 'WS-01', NEXT), BOOTH))).toEqual(['accepted']);
  });

  it.each([
    ['a weak one', choose('121212'), 'secret.repeats'],
    ['the one that is there', choose(RIGHT), 'secret.unchanged'],
    ['one of somebody who does not know the one before', choose(NEXT, 'guessed-1'), 'credential.wrong'],
  ])('[R1 11.300] is not %s', async (_which, command, code) => {
    const rig = new StationRig();
    const { door } = rig.openDoor();
    expect(codesOf(await door.dispatch(command, BOOTH))).toEqual([code]);
    expect(rig.secrets).toEqual([RIGHT]);
  });

  it('[R1 11.300] that cannot be kept is not chosen: nothing is recorded, and the one before stands', async () => {
    const rig = new StationRig();
    const { door, log } = rig.openDoor();
    rig.secretsStick = true;
    const { seq } = log.head;
    expect(await door.dispatch(choose(), BOOTH)).toEqual({
      kind: 'unavailable',
      reason: 'The new secret could not be kept: the one before stands.',
    });
    expect([log.head.seq, log.locked]).toEqual([seq, null]);
    expect(codesOf(await door.dispatch(signIn(), BOOTH))).toEqual(['accepted']);
  });

  it('[R1 11.300] that was kept and not recorded is asked for once more', async () => {
    const rig = new StationRig();
    const { door } = rig.openDoor();
    rig.secrets = [RIGHT, NEXT];
    expect(codesOf(await door.dispatch(signIn('OP-101', 'WS-01', NEXT), BOOTH))).toEqual(['secret.given']);
    expect(codesOf(await door.dispatch(choose('kestrel-77', NEXT), BOOTH))).toEqual(['accepted']);
  });
});

describe('more than twenty commands within a second', () => {
  it('are refused once on the record and then only counted, until the second is over', async () => {
    const rig = new StationRig();
    const { door, log } = rig.openDoor();
    await door.dispatch(signIn(), BOOTH);
    const send = () => door.dispatch(commandOf('LeaveStep', { context: IN_BOOTH }), BOOTH);
    for (let sent = 1; sent < PACE_LIMIT; sent += 1) expect(codesOf(await send())).toEqual(['accepted']);
    const { seq } = log.head;
    const first = await send();
    expect(codesOf(first)).toContain('pace.flood');
    expect(first).toMatchObject({ denial: { seq: seq + 1 } });
    for (let more = 0; more < 5; more += 1)
      expect(await send()).toMatchObject({ kind: 'refused', denial: { seq: 0, command: null } });
    expect(log.head.seq).toBe(seq + 1);
    expect(door.takeUnrecorded()).toBe(5);
    expect(codesOf(await door.dispatch(signIn('QA-01', 'QA-01'), originOf('QA-01')))).toEqual(['accepted']);
    rig.clock.advance(1_000);
    expect(codesOf(await send())).toEqual(['accepted']);
  });
});

const IN_BOOTH = { station: 'WS-01', person: 'OP-101', batch: null, step: null };

describe('a broken invariant', () => {
  it('locks the station: nothing is decided any more, and everything can still be read', async () => {
    const rig = new StationRig();
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const node = rig.openNode();
    const port = node.connect('WS-01-1', 'kiosk');
    const { view } = watch(port);
    rig.disk.nextAppend = new NotTheHead('event 9 does not go on from event 7');
    const reply = await port.dispatch(signIn());
    expect(reply).toEqual({
      kind: 'unavailable',
      reason: 'A rule of the station contradicts its record. It can be read and exported; call support.',
    });
    const written = rig.disk.rows.length;
    expect(await port.dispatch(signIn())).toEqual(reply);
    expect(await node.connect('QA-01-1', 'kiosk').dispatch(signIn('QA-01', 'QA-01'))).toEqual(reply);
    await node.noteFlood(3);
    expect(rig.disk.rows).toHaveLength(written);
    expect(await port.query({ kind: 'health' })).toMatchObject({ kind: 'health' });
    expect(await port.query({ kind: 'events', before: null, denialsOnly: false })).toMatchObject({
      kind: 'events',
      total: written,
    });
    expect(await port.query({ kind: 'equipmentLog', equipment: 'SCL-01' })).toMatchObject({
      kind: 'equipmentLog',
    });
    vi.advanceTimersByTime(1_000);
    expect(view().screen).toMatchObject({ kind: 'fault', reasons: [{ code: 'log.locked' }] });
    await node.close();
    expect(rig.disk.checkpoints.at(-1)?.size ?? 0).toBeLessThanOrEqual(written);
  });
});

describe('the answer of a scale', () => {
  const checking = () =>
    WeighBooth.founded().at('2026-03-09 08:00').issue().signIn('OP-101').clear().begin('30');
  const prepared = () =>
    checking().scanWeights('TW-K1').given('PrepareCheck', { scale: 'SCL-01', clean: true, level: true });
  const context = { station: 'WS-01', person: 'OP-101', batch: 'VC5-26-0147', step: '30' };

  it('that arrives late is refused as stale, and the same press with a fresh one is recorded', async () => {
    const rig = new StationRig();
    const { door, log } = rig.openDoor(rig.openLog(prepared().recorded));
    const { scale } = rig.instruments;
    const press = () =>
      door.dispatch(
        commandOf('CaptureCheck', { context, scale: 'SCL-01', nominal: '5', displayed: '5.00' }),
        BOOTH,
      );
    const late = press();
    await settled();
    const answer = scale.reading('5.00', 'kg');
    rig.clock.advance(5_000);
    scale.asked.shift()?.(answer);
    expect(codesOf(await late)).toContain('reading.stale');
    const fresh = press();
    await settled();
    scale.asked.shift()?.(scale.reading('5.00', 'kg'));
    expect(codesOf(await fresh)).toEqual(['accepted']);
    expect(log.state.get('batches', 'VC5-26-0147')?.steps['30']?.work).toMatchObject({
      scales: { 'SCL-01': { results: [{ passed: true }] } },
    });
  });

  it('is asked for by one command of a terminal after the other, while other terminals go on', async () => {
    const rig = new StationRig();
    const { door } = rig.openDoor(rig.openLog(prepared().recorded));
    const answered: string[] = [];
    const note = (what: string) => () => void answered.push(what);
    const capture = { context, scale: 'SCL-01', nominal: '5', displayed: '5.00' };
    const first = door.dispatch(commandOf('CaptureCheck', capture), BOOTH).then(note('capture'));
    const second = door.dispatch(commandOf('SignOut', { context }), BOOTH).then(note('sign out'));
    await door.dispatch(signIn('QA-01', 'QA-01'), originOf('QA-01')).then(note('other terminal'));
    await settled();
    expect(answered).toEqual(['other terminal']);
    rig.instruments.scale.asked.shift()?.({ kind: 'unstable' });
    await Promise.all([first, second]);
    expect(answered).toEqual(['other terminal', 'capture', 'sign out']);
    const types = rig.typesAfter(0);
    expect(types.lastIndexOf('SessionEnded')).toBeGreaterThan(types.lastIndexOf('CommandDenied'));
  });
});
