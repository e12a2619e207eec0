import type { DeviceChip, Health } from '../../contract/views.ts';
import type { Session } from '../../domain/identity/person.ts';
import type { Origin } from '../../domain/kernel-command.ts';
import type { OpenGap } from '../../domain/log/log-gap.ts';
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
  /** Lost events that two people can sign for; null where no signature helps. */
  readonly gap: OpenGap | null;
  readonly devices: readonly DeviceChip[];
  /** Empty outside a demo folder. */
  readonly demoCredentials: readonly { readonly person: string; readonly secret: string }[];
  readonly version: string;
  /** Seconds until the announced idle lock; null while none is announced. */
  readonly locksIn: number | null;
}

/**
 * The session of the terminal, open or locked; undefined before anybody signed in there, and while events are missing:
 * whoever was there at the last event that is left is not known to be there now.
 */
export const sessionAt = ({
  state,
  origin,
  gap,
}: Pick<ViewInput, 'state' | 'origin' | 'gap'>): Session | undefined =>
  gap === null ? state.get('sessions', origin.terminal) : undefined;
