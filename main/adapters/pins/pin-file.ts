import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { type PinBoard, PinBoardUnreachable } from '../../application/ports/pin-board.ts';
import { notesOf } from '../../domain/log/checkpoint.ts';
import { syncFolder } from '../sqlite/durable-file.ts';

export const PIN_FILE = 'pins.txt';

/** Several notes fit; the newest is found without reading years of pins. */
const TAIL_BYTES = 16_384;

/** The pin file of `FORMAT.md` §7 in a folder outside the data folder: a share, or a sibling folder in the demo. */
export function openPinFile(folder: string): PinBoard {
  const path = join(folder, PIN_FILE);
  return {
    pin(note) {
      reach(path, () => {
        mkdirSync(folder, { recursive: true });
        const isNew = !existsSync(path);
        const handle = openSync(path, 'a+');
        try {
          const separator = endsCleanly(handle) ? '' : '\n\n';
          writeSync(handle, `${separator}${note}\n`);
          fsyncSync(handle);
        } finally {
          closeSync(handle);
        }
        if (isNew) syncFolder(folder);
      });
    },
    lastPin: () => reach(path, () => notesOf(tail(path)).at(-1) ?? null),
  };
}

/** Whether the file is empty or ends with a finished note and its empty line; a cut write does not. */
function endsCleanly(handle: number): boolean {
  const { size } = fstatSync(handle);
  if (size === 0) return true;
  const end = Buffer.alloc(2);
  readSync(handle, end, 0, 2, Math.max(0, size - 2));
  return end.toString('latin1') === '\n\n';
}

function tail(path: string): string {
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
  try {
    const { size } = fstatSync(handle);
    const bytes = Buffer.alloc(Math.min(size, TAIL_BYTES));
    readSync(handle, bytes, 0, bytes.length, size - bytes.length);
    return bytes.toString('utf8');
  } finally {
    closeSync(handle);
  }
}

function reach<Value>(path: string, work: () => Value): Value {
  try {
    return work();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PinBoardUnreachable(`The pin file ${path} cannot be used: ${reason}`, { cause });
  }
}
