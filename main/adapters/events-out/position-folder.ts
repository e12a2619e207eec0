import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Position, PositionStore } from '../../application/ports/event-receiver.ts';
import { FolderUnusable } from '../sqlite/data-folder.ts';
import { writeDurablyAside } from '../sqlite/durable-file.ts';

/** Where positions lie in the data folder. */
export const POSITIONS = 'deliveries';

/**
 * How far each receiver is, one small file each. Not a table of the log's file: its schema is the log's format, which
 * the verifier compares word for word, and the connection that the door writes on has no time for receivers.
 */
export function openPositions(dataFolder: string): PositionStore {
  const folder = join(dataFolder, POSITIONS);
  const pathOf = (receiver: string) => join(folder, `to-${receiver}.json`);
  return {
    read(receiver) {
      const path = pathOf(receiver);
      if (!existsSync(path)) return null;
      const position = parsePosition(readFileSync(path, 'utf8'));
      if (!position)
        throw new FolderUnusable(
          `${path} is damaged: remove it, and the receiver gets all events again by their ids.`,
        );
      return position;
    },
    async keep(receiver, { seq, hash }) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      await writeDurablyAside(pathOf(receiver), `${JSON.stringify({ seq, hash })}\n`);
    },
  };
}

function parsePosition(text: string): Position | null {
  try {
    const { seq, hash } = JSON.parse(text) as Partial<Position>;
    return Number.isSafeInteger(seq) && typeof hash === 'string' ? { seq: seq as number, hash } : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}
