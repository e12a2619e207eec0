import type { DeviceChip, Health } from '../../contract/views.ts';
import type { Session } from '../../domain/identity/person.ts';
import type { Origin } from '../../domain/kernel-command.ts';
import type { Moment } from '../../domain/moment.ts';
import type { PlantReader } from '../../domain/state.ts';

/** Everything a picture of one terminal is made of. */
export interface ViewInput {
  readonly state: PlantReader;
  readonly origin: Origin;
  readonly moment: Moment;
  readonly revision: number;
  readonly health: Health;
  /** Not empty: the station cannot work, and the screen says why. */
  readonly faults: readonly { readonly code: string; readonly data: Record<string, string | number> }[];
  readonly devices: readonly DeviceChip[];
  /** Empty outside a demo folder. */
  readonly demoCredentials: readonly { readonly person: string; readonly secret: string }[];
  readonly version: string;
  /** Seconds until the announced idle lock; null while none is announced. */
  readonly locksIn: number | null;
}

/** The session of the terminal, open or locked; undefined before anybody signed in there. */
export const sessionAt = ({ state, origin }: Pick<ViewInput, 'state' | 'origin'>): Session | undefined =>
  state.get('sessions', origin.terminal);
