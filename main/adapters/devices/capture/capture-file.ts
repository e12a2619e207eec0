import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { err, type Result } from '../../../contract/result.ts';
import {
  type Capture,
  type CaptureHeader,
  type CaptureLine,
  captureLine,
  headerLine,
  parseCapture,
} from './capture-format.ts';

/** A capture that was forgotten fills no disk. */
export const MOST_BYTES = 64 * 1024 * 1024;

export interface CaptureWriter {
  write(line: CaptureLine): void;
  close(): void;
}

/** Begins a capture in a file that must not be there yet; throws what the file system says. */
export function captureTo(path: string, header: CaptureHeader, mostBytes = MOST_BYTES): CaptureWriter {
  const file = openSync(path, 'wx', 0o600);
  let size = writeSync(file, `${headerLine(header)}\n`);
  let isFull = false;
  return {
    write(line) {
      if (isFull) return;
      isFull = size > mostBytes;
      size += writeSync(file, isFull ? '# the capture is full and ends here\n' : `${captureLine(line)}\n`);
    },
    close: () => closeSync(file),
  };
}

/** Reads a capture; the error is one sentence that names the file. */
export function readCapture(path: string): Result<Capture, string> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return err(error.code === 'ENOENT' ? `There is no file ${path}.` : `${path}: ${error.message}`);
  }
  const parsed = parseCapture(text);
  return parsed.ok ? parsed : err(`${path}, ${parsed.error}`);
}
