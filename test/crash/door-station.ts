import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { monotonicMs } from '../../main/adapters/devices/system-clock.ts';
import { simulatedClock } from '../../main/adapters/system/clock.ts';
import type { Reply } from '../../main/contract/replies.ts';
import type { Result } from '../../main/contract/result.ts';
import type { StationPort } from '../../main/contract/station-port.ts';
import type { StationPush, StationView } from '../../main/contract/views.ts';
import type { Bench } from '../../main/demo/bench.ts';
import { plantTime } from '../../main/demo/scenario/plant-time.ts';
import { type BootedNode, openNode } from '../../main/hosts/shared/open-node.ts';
import { DOOR_DAY, doorPlant } from '../support/floor/door-plant.ts';
import type { StationClient } from '../support/station-client.ts';
import { type DoorAck, digestOf } from './door-acks.ts';

export const PLANT = doorPlant();
const PLENTY = 100 * 1024 ** 3;

export interface StationSetting {
  /** Which start of this folder it is: each begins some minutes after the one before. */
  readonly start: number;
  /** The instruments on their lines; a station without any still signs people in, issues and holds. */
  readonly bench?: Bench;
  /** How much quicker the monotonic clock goes, so that the pace of the door does not slow a test. */
  readonly haste?: number;
}

const MINUTES_BETWEEN_STARTS = 4;

/** The node of a crash test over `root`/data, as a host boots it. */
export function openStation(
  root: string,
  { start, bench, haste = 1 }: StationSetting,
): Promise<Result<BootedNode, string>> {
  const morning = plantTime(PLANT.founding.site.timeZone, DOOR_DAY, '08:00');
  const at = morning + start * MINUTES_BETWEEN_STARTS * 60_000;
  return openNode({
    dataFolder: join(root, 'data'),
    kind: 'demo',
    version: 'crash',
    found: PLANT,
    devices: bench?.declarations ?? [],
    clock: simulatedClock(at, () => Math.floor(monotonicMs() * haste)),
    clockIsSimulated: true,
    freeBytes: async () => PLENTY,
  });
}

/** Notes what a terminal was told, after it was told. */
export class AckBook {
  readonly #file: number;
  readonly #node: BootedNode;

  constructor(file: number, node: BootedNode) {
    this.#file = file;
    this.#node = node;
  }

  /** Head and state are read in one turn, so that they belong together. */
  async note(
    port: StationPort,
    terminal: string,
    command: DoorAck['command'],
    reply: Reply | null,
  ): Promise<void> {
    const asked = port.query({ kind: 'health' });
    const state = digestOf(this.#node.node.state);
    const answer = await asked;
    const head = answer.kind === 'health' ? answer.health.events : 0;
    const ack: DoorAck = { terminal, command, reply, head, state };
    writeSync(this.#file, `${JSON.stringify(ack)}\n`);
  }
}

/** A terminal of the node in this process; every answer it gets stands in the book before anybody goes on. */
export function terminalAt(booted: BootedNode, terminal: string, book: AckBook): StationClient {
  const port = booted.connect(terminal, 'kiosk');
  const pushes: StationPush[] = [];
  const watchers = new Set<(view: StationView) => void>();
  let newest: StationView | undefined;
  port.subscribe((push) => {
    pushes.push(push);
    if (push.kind !== 'view') return;
    newest = push.view;
    for (const watcher of [...watchers]) watcher(push.view);
  });
  const view = () => {
    if (newest === undefined) throw new Error('no view has come yet');
    return newest;
  };
  const client: Partial<StationClient> = {
    ...port,
    pushes,
    view,
    dispatch: async (command) => {
      const reply = await port.dispatch(command);
      await book.note(port, terminal, command as DoorAck['command'], reply);
      return reply;
    },
    // The picture that belongs to an answer comes in the next turn.
    pulse: async () => {
      await setImmediate();
      await setImmediate();
      await book.note(port, terminal, null, null);
    },
    waitForView: (passes, timeoutMs = 25_000) =>
      new Promise((resolve, reject) => {
        const watcher = (seen: StationView) => {
          if (!passes(seen)) return;
          clearTimeout(timer);
          watchers.delete(watcher);
          resolve(seen);
        };
        const timer = setTimeout(() => {
          watchers.delete(watcher);
          reject(new Error(`no such view came; the newest shows ${JSON.stringify(view().screen)}`));
        }, timeoutMs);
        watchers.add(watcher);
        watcher(view());
      }),
  };
  return client as StationClient;
}
