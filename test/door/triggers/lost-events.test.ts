import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FaultScreen } from '../../../main/contract/views.ts';
import type { CliIo } from '../../../main/hosts/cli/command.ts';
import { COMMANDS } from '../../../main/hosts/cli/commands.ts';
import { dispatch } from '../../../main/hosts/cli/dispatch.ts';
import { type Desk, refusalsOf, type Signing } from '../../support/floor/desk.ts';
import { ALLOCATIONS, BATCH, RECIPE } from '../../support/floor/door-plant.ts';
import { FIRST_MORNING, Floor, newFloorFolder } from '../../support/floor/floor.ts';
import { putBack } from '../../support/floor/saved-situations.ts';

// A station is founded, opened again and verified: with the real store, on a busy computer.
vi.setConfig({ testTimeout: 120_000 });

const WRONG = 'planted-wrong-secret';
const DECLARE = {
  type: 'DeclareGap',
  reason: 'older-copy-put-back',
  narrative: 'The disk died. The copy of the morning was put back.',
};
const CONFIRM = { type: 'ConfirmGap' };

const folders: string[] = [];
let floor: Floor | null = null;
afterEach(async () => {
  await floor?.close();
  floor = null;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function open(folder: string, state = FIRST_MORNING): Promise<Floor> {
  floor = await Floor.open(folder, state);
  return floor;
}

const issue = (desk: Desk, batch: string) =>
  desk.sign({ type: 'IssueBatch', ...RECIPE, batch, allocations: ALLOCATIONS });

/** A batch is begun and kept in a copy, another is issued after it; then the copy is put back and the station started. */
async function behindPin(): Promise<{
  readonly folder: string;
  readonly last: number;
  readonly pinned: number;
}> {
  const folder = newFloorFolder();
  const copy = mkdtempSync(join(tmpdir(), 'interlock-copy-'));
  folders.push(folder, copy);
  const before = await open(folder);
  const desk = await before.at('QA-01');
  await desk.signIn('QA-01');
  await issue(desk, BATCH);
  await before.close();
  const last = before.record().length;
  cpSync(join(folder, 'data'), join(copy, 'data'), { recursive: true });
  const lost = await open(folder, before.state);
  const again = await lost.at('QA-01');
  await again.signIn('QA-01');
  await issue(again, 'DOOR-0002');
  await again.signOut();
  await lost.close();
  const pinned = lost.record().length;
  putBack(copy, folder);
  await open(folder, lost.state);
  return { folder, last, pinned };
}

const at = (station: string): Promise<Desk> => {
  if (floor === null) throw new Error('no floor is open');
  return floor.at(station);
};
const fault = ({ screen }: Desk): FaultScreen => {
  if (screen.kind !== 'fault') throw new Error(`the screen shows ${screen.kind}`);
  return screen;
};
const codes = async (desk: Desk, draft: typeof DECLARE | typeof CONFIRM, signing: Signing) =>
  refusalsOf(await desk.sendSigned(draft, signing)).map(({ code }) => code);

async function verify(...args: readonly string[]) {
  const out: string[] = [];
  const io: CliIo = {
    out: (text) => void out.push(text),
    err: (text) => void out.push(text),
    stdin: process.stdin,
    env: {},
    signal: new AbortController().signal,
  };
  return { code: await dispatch(COMMANDS, ['verify', ...args], io), out: out.join('\n') };
}

/** Everything that stands in a folder and those beside it, as one text. */
const written = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'))
    .join('\n');

describe('a station whose older copy was put back', () => {
  it('[S33] locks with one clear sentence, takes nothing else, and can be read', async () => {
    const { last, pinned } = await behindPin();
    const desk = await at('WS-01');
    expect(fault(desk)).toEqual({
      kind: 'fault',
      reasons: [{ code: 'log.gap', data: { last, pinned, missing: pinned - last } }],
      gap: {
        from: last + 1,
        to: pinned,
        batches: 1,
        declaredBy: null,
        declarers: expect.arrayContaining(['P. Raman']),
        confirmers: expect.arrayContaining(['B. Costa']),
      },
    });
    const sentence = `The log ends at event ${last} but is pinned to ${pinned}: its tail was cut off, or an older copy was put back.`;
    for (const draft of [
      { type: 'SignIn', person: 'OP-101', secret: desk.secretOf('OP-101') },
      { type: 'SignOut' },
      { type: 'PlaceHold', object: { kind: 'batch', id: BATCH }, reason: 'investigation', narrative: null },
    ])
      expect(await desk.send(draft)).toEqual({ kind: 'unavailable', reason: sentence });
    expect(await desk.events()).toHaveLength(Math.min(last, 100));
  });

  it('[S20][S33][R1 11.10(e)][trigger:eventsLost] works again when quality and an administrator signed, and verify names the gap', async () => {
    const { folder, last, pinned } = await behindPin();
    const booth = await at('WS-01');
    const desk = await at('QA-01');
    await booth.sign(DECLARE, 'QA-01');
    // Nothing is written before both have signed, and both terminals show what is missing.
    expect((await desk.events())[0]?.seq).toBe(last);
    expect(fault(desk).gap?.declaredBy).toBe('P. Raman');
    await desk.sign(CONFIRM, 'ADM-01');
    for (const each of [booth, desk]) await each.shows(({ screen }) => screen.kind === 'signIn');
    await desk.signIn('QA-01');
    const work = desk.screen.kind === 'work' ? desk.screen : null;
    expect(work?.exceptions).toMatchObject([
      { trigger: 'eventsLost', severity: 'critical', owner: 'qaReviewer', batch: BATCH, step: null },
    ]);
    expect(work?.holds.map(({ object }) => object)).toContain(BATCH);
    // The batch that was lost is not in the record: its number is free, and the floor goes on.
    await issue(desk, 'DOOR-0002');
    await floor?.close();
    const record = floor?.record() ?? [];
    expect(record.slice(last, last + 2)).toMatchObject([
      {
        type: 'LogGapDeclared',
        stream: 'log',
        person: 'ADM-01',
        session: null,
        command: { part: 1, of: 5 },
        data: {
          epoch: 2,
          lastPin: { size: pinned },
          restored: { seq: last },
          reason: `${DECLARE.reason}: ${DECLARE.narrative}`,
          signatures: [{ person: 'QA-01' }, { person: 'ADM-01' }],
        },
      },
      { type: 'BatchCrossedGap', stream: `batch/${BATCH}`, data: { batch: BATCH } },
    ]);
    // Whoever was signed in before is not there now.
    expect(record.slice(last + 5, last + 6)).toMatchObject([
      { type: 'SessionEnded', data: { cause: 'idle' } },
    ]);
    const data = join(folder, 'data');
    const named = await verify(data);
    expect(named.code).toBe(1);
    expect(named.out).toContain(
      `event ${last + 1}: declared gap: events ${last + 1} to ${pinned} were lost (${DECLARE.reason}: ${DECLARE.narrative})`,
    );
    expect(named.out).toContain('NOT OK: 1 declared gap; --accept-declared accepts it.');
    const accepted = await verify(data, '--accept-declared');
    expect([accepted.code, accepted.out]).toEqual([0, expect.stringContaining('OK: the log is whole.')]);
    // And the next start takes it for what it is.
    await open(folder, floor?.state);
    expect((await at('QA-01')).screen.kind).toBe('signIn');
  });

  it('[S104][S118][S129] takes no single person, no operator, no wrong secret and no bare code; the fifth wrong secret locks out', async () => {
    const { folder, last } = await behindPin();
    const desk = await at('QA-01');
    expect(await codes(desk, CONFIRM, { signer: 'ADM-01' })).toEqual([
      'gap.notDeclared',
      'signature.otherText',
    ]);
    expect(await codes(desk, DECLARE, { signer: 'OP-101' })).toEqual(['role.missing']);
    const bare = await desk.sendSigned({ ...DECLARE, narrative: null }, { signer: 'QA-01' });
    expect(refusalsOf(bare).map(({ code }) => code)).toEqual(['reason.narrative']);
    const { reason: _without, ...unfounded } = DECLARE;
    const malformed = await desk.sendSigned(unfounded, { signer: 'QA-01' });
    expect(refusalsOf(malformed).map(({ code }) => code)).toEqual(['command.malformed']);
    await desk.sign(DECLARE, 'DUO-1');
    expect(await codes(desk, CONFIRM, { signer: 'DUO-1' })).toEqual(['independence.gap']);
    for (let tries = 0; tries < 5; tries += 1)
      expect(await codes(desk, CONFIRM, { signer: 'ADM-01', secret: WRONG })).toEqual(['signature.wrong']);
    expect(await codes(desk, CONFIRM, { signer: 'ADM-01' })).toEqual(['person.lockedOut']);
    expect((await desk.events())[0]?.seq).toBe(last);
    // Another administrator signs; what was tried before goes into the record with it.
    await desk.sign(CONFIRM, 'ADM-02');
    await floor?.close();
    const types =
      floor
        ?.record()
        .slice(last)
        .map(({ type }) => type) ?? [];
    expect(types.filter((type) => type === 'CredentialFailed')).toHaveLength(5);
    expect(types).toContain('PersonLockedOut');
    const text = written(folder);
    expect(text).toContain('refused while the station is locked');
    expect(text).toContain('independence.gap');
    expect(text).not.toContain(WRONG);
    for (const person of ['QA-01', 'ADM-01', 'DUO-1']) expect(text).not.toContain(desk.secretOf(person));
  });
});

describe('a record that was changed', () => {
  it('[S33] cannot be declared away: no gap is offered, and the two commands are not taken', async () => {
    const { folder } = await behindPin();
    await floor?.close();
    const state = floor?.state;
    // One body is changed behind the back of the station; its end is missing too.
    const db = new Database(join(folder, 'data', 'log.sqlite'));
    const guard = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'events_no_update'").pluck().get();
    db.exec('DROP TRIGGER events_no_update');
    db.exec("UPDATE events SET body = replace(body, '-05:00', '-06:00') WHERE seq = 5");
    db.exec(String(guard));
    db.close();
    await open(folder, state);
    const desk = await at('QA-01');
    await desk.until(() => fault(desk).gap === null, 'the whole log to be judged');
    expect(fault(desk).reasons).toMatchObject([{ code: 'log.locked' }]);
    expect(await desk.sendSigned(DECLARE, { signer: 'QA-01' })).toMatchObject({ kind: 'unavailable' });
  });
});
