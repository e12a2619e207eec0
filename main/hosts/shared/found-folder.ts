import type { CredentialStore } from '../../adapters/identity/credential-store.ts';
import { type FolderMark, FolderUnusable } from '../../adapters/sqlite/data-folder.ts';
import { plantCalendar } from '../../adapters/system/plant-calendar.ts';
import type { Clock } from '../../application/ports/node-ports.ts';
import { foundPlant } from '../../application/station/found-plant.ts';
import type { StationLog } from '../../application/station/station-log.ts';
import type { Founding } from '../../domain/plant/founding.ts';

/** A plant to found in an empty folder, with the secrets its people begin with. */
export interface FoundingKit {
  readonly founding: Founding;
  readonly credentials: readonly {
    readonly person: string;
    readonly secret: string;
    readonly badge: string;
  }[];
}

/** Founds the plant of a new folder. The people first: once the plant is in the log nothing is left to be cut off. */
export async function foundFolder(parts: {
  readonly kit: FoundingKit;
  readonly log: StationLog;
  readonly credentials: CredentialStore;
  readonly clock: Clock;
  readonly mark: FolderMark;
  /** The key whose signatures verify this log. */
  readonly key: string;
}): Promise<void> {
  const { kit, log, credentials, clock, mark, key } = parts;
  for (const { person, secret, badge } of kit.credentials) {
    // A founding that was cut off is taken up again: a secret that is there already stays the person's first.
    const isThere =
      credentials.version(person as never) > 0 &&
      (await credentials.verify(person as never, secret)) === 'match';
    const enrolled = isThere ? null : await credentials.enrol(person as never, secret);
    if (enrolled && !enrolled.ok)
      throw new FolderUnusable(`The secret of ${person} is too weak: ${enrolled.error}.`);
    credentials.assignBadge(person as never, badge);
  }
  const { timeZone, dayStart } = kit.founding.site;
  const moment = plantCalendar(timeZone, dayStart).momentAt(clock.now(), clock.mono());
  const { node, kind, plant } = mark;
  foundPlant(log, moment, kit.founding, { format: 1, node, kind, plant, key });
}
