import type { CommandId } from '../../contract/ids.ts';
import type { Origin } from '../../domain/kernel-command.ts';
import type { DeviceDesk } from './device-desk.ts';
import type { StationLog } from './station-log.ts';

/** So many typed scans of one node are remembered by their command, so that one sent again is not scanned again. */
const REMEMBERED = 200;

/**
 * Tells the scans among what is typed at a terminal from everything else. Only a scanner that is declared as one that
 * types, and bound to this station, makes scans of typing; its scan then takes the way of every other scan.
 */
export class KeyboardScans {
  readonly #desk: DeviceDesk;
  readonly #log: StationLog;
  readonly #taken = new Set<CommandId>();

  constructor({ desk, log }: { readonly desk: DeviceDesk; readonly log: StationLog }) {
    this.#desk = desk;
    this.#log = log;
  }

  /** Takes what was typed where it is a scan; false leaves it to be judged as typed. */
  take(command: { readonly id: CommandId; readonly text: string }, { station }: Origin): boolean {
    if (this.#taken.has(command.id)) return true;
    const equipment = this.#log.state.get('stations', station)?.equipment ?? [];
    const isTaken = equipment.some(
      (id) => this.#desk.scanners.get(id)?.keyboard?.take(command.text) ?? false,
    );
    if (!isTaken) return false;
    this.#taken.add(command.id);
    const [oldest] = this.#taken;
    if (this.#taken.size > REMEMBERED && oldest !== undefined) this.#taken.delete(oldest);
    return true;
  }
}
