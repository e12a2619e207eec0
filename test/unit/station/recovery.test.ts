import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../main/adapters/sqlite/sha256.ts';
import type { Door } from '../../../main/application/station/door.ts';
import type { StationLog } from '../../../main/application/station/station-log.ts';
import { factsOf } from '../../../main/domain/decide.ts';
import { signingText } from '../../../main/domain/identity/signing-text.ts';
import type { KernelCommand } from '../../../main/domain/kernel-command.ts';
import { parseEntry } from '../../../main/domain/log/entry.ts';
import { codesOf, commandOf, originOf, RIGHT, StationRig, signIn } from './station-rig.ts';

const BOOTH = originOf();
const DESK = originOf('QA-01');
const LOST = 'The log ends before its pin.';
const WHY = { reason: 'storage-failed', narrative: 'The disk died.' };

/** A station that was started on a log whose end is missing; somebody was signed in at its last event. */
async function behindPin() {
  const rig = new StationRig();
  const before = rig.openDoor();
  await before.door.dispatch(signIn(), BOOTH);
  before.log.close(rig.clock.iso());
  rig.found = LOST;
  const restored = before.log.head;
  rig.gap = { epoch: 2, lastPin: { size: restored.seq + 9, head: 'e'.repeat(64) }, restored };
  return { rig, restored, ...rig.openDoor() };
}

/** A command signed over the text that the station would show now. */
function signed(
  { door, log }: { readonly door: Door; readonly log: StationLog },
  type: 'DeclareGap' | 'ConfirmGap',
  person: string,
  secret = RIGHT,
) {
  const draft = commandOf(type, type === 'DeclareGap' ? WHY : {}, 'QA-01');
  const command = { ...draft, signature: { person, secret, textHash: '' } } as unknown as KernelCommand;
  const text = signingText(factsOf(log.state, command, door.glance(DESK))) ?? '';
  return { ...draft, signature: { person, secret, textHash: sha256(text) } };
}

describe('a log that lost events', () => {
  it('[S33] is written to only when both signatures are there, and then the station works', async () => {
    const { rig, restored, door, log } = await behindPin();
    expect(await door.dispatch(signIn('OP-107'), BOOTH)).toEqual({ kind: 'unavailable', reason: LOST });
    const declared = await door.dispatch(signed({ door, log }, 'DeclareGap', 'QA-01'), DESK);
    expect(declared).toEqual({ kind: 'accepted', seq: restored.seq });
    expect(log.head).toEqual(restored);
    const confirmed = await door.dispatch(signed({ door, log }, 'ConfirmGap', 'ADM-01'), BOOTH);
    expect(codesOf(confirmed)).toEqual(['accepted']);
    expect(rig.typesAfter(restored.seq)).toEqual(['LogGapDeclared']);
    expect([log.locked, log.gap, door.gap]).toEqual([null, null, null]);
    expect(codesOf(await door.dispatch(signIn('OP-107'), BOOTH))).toEqual(['accepted']);
  });

  it('signs and pins the declaration at once', async () => {
    const { rig, restored, door, log } = await behindPin();
    await door.dispatch(signed({ door, log }, 'DeclareGap', 'QA-01'), DESK);
    const pins = rig.disk.pins.notes.length;
    await door.dispatch(signed({ door, log }, 'ConfirmGap', 'ADM-01'), DESK);
    expect(rig.disk.checkpoints.at(-1)?.size).toBe(restored.seq + 1);
    expect(rig.disk.pins.notes).toHaveLength(pins + 1);
  });

  it('answers a confirmation that comes again, and knows it after a commit that did not answer', async () => {
    const { rig, restored, door, log } = await behindPin();
    await door.dispatch(signed({ door, log }, 'DeclareGap', 'QA-01'), DESK);
    const command = signed({ door, log }, 'ConfirmGap', 'ADM-01');
    rig.disk.nextAppend = 'kept';
    const first = await door.dispatch(command, DESK);
    expect(first).toEqual({ kind: 'accepted', seq: restored.seq + 1 });
    expect(log.locked).toBeNull();
    expect(await door.dispatch(command, DESK)).toEqual(first);
    expect(rig.typesAfter(restored.seq)).toEqual(['LogGapDeclared']);
  });

  it('stays locked when the disk lost the declaration, and takes it the next time', async () => {
    const { rig, restored, door, log } = await behindPin();
    await door.dispatch(signed({ door, log }, 'DeclareGap', 'QA-01'), DESK);
    rig.disk.nextAppend = 'lost';
    const lost = await door.dispatch(signed({ door, log }, 'ConfirmGap', 'ADM-01'), DESK);
    expect(lost).toEqual({ kind: 'unavailable', reason: LOST });
    expect(log.head).toEqual(restored);
    const again = await door.dispatch(signed({ door, log }, 'ConfirmGap', 'ADM-01'), DESK);
    expect(codesOf(again)).toEqual(['accepted']);
    expect(log.locked).toBeNull();
  });

  it('[R1 11.300(d)] counts wrong secrets of both people, and writes the count with the declaration', async () => {
    const { rig, restored, door, log } = await behindPin();
    for (let tries = 0; tries < 2; tries += 1)
      await door.dispatch(signed({ door, log }, 'DeclareGap', 'QA-01', 'wrong-secret'), DESK);
    await door.dispatch(signed({ door, log }, 'DeclareGap', 'QA-01'), DESK);
    await door.dispatch(signed({ door, log }, 'ConfirmGap', 'ADM-01'), DESK);
    expect(rig.typesAfter(restored.seq)).toEqual(['LogGapDeclared', 'CredentialFailed', 'CredentialFailed']);
    expect(log.state.get('people', 'QA-01')?.failures).toBe(2);
    expect(rig.said).toContain('refused while the station is locked');
    const { person, session } = parseEntry(rig.disk.rows.at(-1)?.body ?? '');
    expect([person, session]).toEqual(['ADM-01', null]);
  });

  it('[S33] takes no signature any more once something else is wrong with it', async () => {
    const { door, log } = await behindPin();
    const command = signed({ door, log }, 'DeclareGap', 'QA-01');
    log.lock('The log does not verify: event 3 was changed.');
    expect([log.gap, door.gap]).toEqual([null, null]);
    expect(await door.dispatch(command, DESK)).toEqual({
      kind: 'unavailable',
      reason: 'The log does not verify: event 3 was changed.',
    });
  });

  it('takes none when the station was shut down', async () => {
    const { rig, restored, door, log } = await behindPin();
    const command = signed({ door, log }, 'DeclareGap', 'QA-01');
    log.close(rig.clock.iso());
    expect(await door.dispatch(command, DESK)).toEqual({ kind: 'unavailable', reason: LOST });
    expect(rig.disk.rows).toHaveLength(restored.seq);
  });
});
