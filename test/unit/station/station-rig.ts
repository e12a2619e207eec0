import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { CheckpointKeeper } from '../../../main/adapters/pins/checkpoint-keeper.ts';
import { signerOf } from '../../../main/adapters/pins/ed25519-signer.ts';
import { openAttachmentFolder } from '../../../main/adapters/sqlite/attachment-folder.ts';
import { sha256, treeHasher } from '../../../main/adapters/sqlite/sha256.ts';
import { plantCalendar } from '../../../main/adapters/system/plant-calendar.ts';
import { newUuid } from '../../../main/adapters/system/random.ts';
import { type EventStore, readAll } from '../../../main/application/ports/event-store.ts';
import type { Credentials, Journal } from '../../../main/application/ports/node-ports.ts';
import { Door, type DoorParts } from '../../../main/application/station/door.ts';
import { foundPlant } from '../../../main/application/station/found-plant.ts';
import { type Lock, StationLog } from '../../../main/application/station/station-log.ts';
import { type NodeParts, StationNode } from '../../../main/application/station/station-node.ts';
import { terminalOf } from '../../../main/application/station/terminals.ts';
import type { Reply } from '../../../main/contract/replies.ts';
import { err, ok } from '../../../main/contract/result.ts';
import type { StationPort } from '../../../main/contract/station-port.ts';
import type { Health, StationPush, StationView } from '../../../main/contract/views.ts';
import { plantTime } from '../../../main/demo/scenario/plant-time.ts';
import type { RecordedEvent } from '../../../main/domain/events.ts';
import { evolve } from '../../../main/domain/evolve/evolve.ts';
import { weaknessOf } from '../../../main/domain/identity/secret-rules.ts';
import type { Origin } from '../../../main/domain/kernel-command.ts';
import { blankBitmap } from '../../../main/domain/labels/bitmap.ts';
import { parseEntry } from '../../../main/domain/log/entry.ts';
import type { LogGap } from '../../../main/domain/log/log-gap.ts';
import { dispensingPlant } from '../../support/dispensing-plant.ts';
import { type FakeClock, fakeClock } from '../../support/fake-clock.ts';
import { NODE, temporaryFolder } from '../../support/log-fixtures.ts';
import { fakeDesk } from './fake-devices.ts';
import { FallibleDisk } from './fallible-disk.ts';

export const { founding } = dispensingPlant();
const { timeZone, dayStart } = founding.site;
const { privateKey } = generateKeyPairSync('ed25519');
const signer = signerOf(privateKey, NODE);
const SERIAL = founding.equipment.find(({ id }) => id === 'SCL-01')?.serial ?? '';
export const RIGHT = 'heron-8261';

export const originOf = (station = 'WS-01'): Origin =>
  ({ station, terminal: terminalOf(station) }) as unknown as Origin;

/** A station over fakes at its ports: its disk, its clock, its people's secrets and its instruments. */
export class StationRig {
  readonly disk = new FallibleDisk();
  readonly clock: FakeClock = fakeClock(new Date(plantTime(timeZone, '2026-03-09', '08:00')).toISOString());
  readonly instruments = fakeDesk(this.clock, SERIAL);
  readonly said: string[] = [];
  readonly decided: string[][] = [];
  /** What the start-up check finds. */
  found: string | null = null;
  /** The lost events that it names beside. */
  gap: LogGap | null = null;
  health: Health = {
    state: 'ready',
    reasons: [],
    events: 0,
    unpinned: 0,
    backupAgeHours: 7,
    clock: 'synchronised',
    proof: 'verified',
    deliveries: [],
  };
  /** The secret of everybody, newest last. */
  secrets: readonly string[] = [RIGHT];
  /** The credential file cannot be written. */
  secretsStick = false;
  /** Waits before every verdict on a secret. */
  beforeVerdict: (person: string) => Promise<void> = async () => {};

  readonly journal: Journal = {
    info: () => {},
    warn: (message) => void this.said.push(message),
    error: (message) => void this.said.push(message),
  };
  readonly calendar = plantCalendar(timeZone, dayStart);

  get moment() {
    return this.calendar.momentAt(this.clock.now(), this.clock.mono());
  }

  /** Opens the log as it stands on the disk. */
  bareLog(): StationLog {
    return new StationLog({
      clock: this.clock,
      sha256,
      newId: newUuid,
      journal: this.journal,
      openStore: () => {
        const store = this.disk.open();
        return { store, checkpoints: this.#keeper(store) };
      },
      check: (store) => this.#check(store),
    });
  }

  #keepSecret(secret: string): void {
    if (this.secretsStick) throw new Error('EIO');
    this.secrets = [...this.secrets, secret];
  }

  #check(store: EventStore): Lock | null {
    if (this.found === null) return null;
    const lock = { reason: this.found, gap: this.gap };
    if (this.gap === null) return lock;
    return [...readAll(store)].some(({ body }) => parseEntry(body).type === 'LogGapDeclared') ? null : lock;
  }

  /** What event 1 of this log says. */
  readonly opened = {
    format: 1,
    node: NODE,
    kind: 'demo',
    plant: 'Northfield',
    key: signer.verifierKey,
  } as const;

  /** Opens the log, and founds the plant when it is new; `recorded` is what happened there before. */
  openLog(recorded: readonly RecordedEvent[] = []): StationLog {
    const log = this.bareLog();
    if (this.disk.rows.length > 0) return log;
    if (recorded.length === 0) foundPlant(log, this.moment, founding, this.opened);
    else {
      log.open(this.moment, this.opened);
      for (const [index, each] of recorded.entries()) {
        const draft = log.state.draft();
        evolve(draft, each);
        const who = { station: each.station ?? '', person: each.person, session: each.session };
        log.append(`before-${index}`, this.moment, who, null, { events: [each.event], draft });
      }
    }
    return log;
  }

  #keeper(store: EventStore): CheckpointKeeper {
    const { pins, snapshots } = this.disk;
    const { boot } = this.clock;
    return new CheckpointKeeper({
      store,
      signer,
      pins,
      snapshots,
      hasher: treeHasher,
      sha256,
      node: NODE,
      boot,
      version: 'test',
    });
  }

  parts(log: StationLog): DoorParts {
    const credentials: Credentials = {
      hash: async (person, secret) => {
        const weakness = weaknessOf(person, secret);
        return weakness === null ? ok({ keep: () => this.#keepSecret(secret) }) : err(weakness);
      },
      verify: async (person, secret) => {
        await this.beforeVerdict(person);
        return secret === this.secrets.at(-1) ? 'match' : 'mismatch';
      },
      version: () => this.secrets.length,
      personOfBadge: () => null,
    };
    return {
      log,
      desk: this.instruments.desk,
      clock: this.clock,
      calendar: this.calendar,
      credentials,
      sha256,
      newId: newUuid,
      journal: this.journal,
      attachments: openAttachmentFolder(join(temporaryFolder(), 'attachments')),
      health: () => ({ log: 'ready', clock: 'trusted', proof: 'verified' }),
      onDecided: (_origin, events) => void this.decided.push(events.map(({ type }) => type)),
    };
  }

  openDoor(log = this.openLog()): { log: StationLog; door: Door } {
    return { log, door: new Door(this.parts(log)) };
  }

  openNode(log = this.openLog()): StationNode {
    const { onDecided: _, ...door } = this.parts(log);
    const parts: NodeParts = {
      ...door,
      labels: {
        make: () => ({
          ok: true,
          value: {
            bitmap: blankBitmap(1, 1),
            dpmm: 8,
            png: new Uint8Array(),
            bitmapHash: 'b'.repeat(64),
          },
        }),
      },
      plant: 'Northfield',
      version: 'test',
      demoCredentials: [],
      healthView: () => ({ ...this.health, events: log.head.seq, unpinned: log.unpinned.events }),
    };
    return new StationNode(parts);
  }

  /** Types of the recorded events after `seq`. */
  typesAfter(seq: number): readonly string[] {
    return this.disk.rows.slice(seq).map(({ body }) => parseEntry(body).type);
  }
}

/** A command as a client sends it. */
export const commandOf = (type: string, fields: object = {}, station = 'WS-01') => ({
  id: randomUUID(),
  type,
  context: { station, person: null, batch: null, step: null },
  ...fields,
});

export const signIn = (person = 'OP-101', station = 'WS-01', secret = RIGHT) =>
  commandOf('SignIn', { person, secret }, station);

export const codesOf = (reply: Reply): readonly string[] =>
  reply.kind === 'refused' ? reply.denial.refusals.map(({ code }) => code) : [reply.kind];

/** Everything that was started by itself has been decided. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await setImmediate();
}

/** What a terminal was shown, newest last. */
export function watch(port: StationPort) {
  const pushes: StationPush[] = [];
  port.subscribe((push) => pushes.push(push));
  const view = (): StationView => {
    const last = pushes.findLast((push) => push.kind === 'view');
    if (!last) throw new Error('no view has come');
    return last.view;
  };
  return { pushes, view };
}
