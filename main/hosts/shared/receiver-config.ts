import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { httpReceiver } from '../../adapters/events-out/http-receiver.ts';
import { parseReceivers, type ReceiverConfig } from '../../adapters/events-out/parse-receivers.ts';
import { FolderUnusable } from '../../adapters/sqlite/data-folder.ts';
import type { EventReceiver } from '../../application/ports/event-receiver.ts';

/** Which systems get the events of this node: a technicality of this computer, beside the record. */
export const RECEIVER_FILE = 'receivers.json';

/** The declared receivers of a folder; none without the file. Throws `FolderUnusable`. */
export function loadReceivers(dataFolder: string): readonly ReceiverConfig[] {
  const path = join(dataFolder, RECEIVER_FILE);
  if (!existsSync(path)) return [];
  const parsed = parseReceivers(readFileSync(path, 'utf8'));
  if (!parsed.ok) throw new FolderUnusable(`${path}: ${parsed.error.join('; ')}`);
  return parsed.value;
}

/** The same, ready to send to. */
export const openReceivers = (dataFolder: string): readonly EventReceiver[] =>
  loadReceivers(dataFolder).map((config) =>
    httpReceiver(
      config,
      config.ca === null ? null : readAuthority(resolve(dataFolder, config.ca), config.name),
    ),
  );

function readAuthority(path: string, receiver: string): string {
  if (!existsSync(path))
    throw new FolderUnusable(`${path} is missing: the certificate authority of ${receiver}.`);
  return readFileSync(path, 'utf8');
}
