import { type FileHandle, open } from 'node:fs/promises';
import { MOST_BYTES, readJson } from '../../application/master-data/read-json.ts';
import { err, ok, type Result } from '../../contract/result.ts';

/** `file`: there is nothing to read at that path. `content`: what stands there is no document. */
export interface Unreadable {
  readonly kind: 'file' | 'content';
  readonly sentence: string;
}

const FILE_TROUBLE: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  ENOTDIR: 'There is no such file.',
  EACCES: 'It may not be read by this user.',
  EPERM: 'It may not be read by this user.',
  EISDIR: 'It is a folder.',
};

/** The data in a JSON file of at most 4 MiB of UTF-8 text; never more of it than that is read. */
export async function readDocument(path: string): Promise<Result<unknown, Unreadable>> {
  const bytes = await readBounded(path);
  if (!bytes.ok) return err({ kind: 'file', sentence: bytes.error });
  if (bytes.value.length > MOST_BYTES) return content(`It is larger than ${MOST_BYTES / 1024 / 1024} MiB.`);
  const text = textOf(bytes.value);
  if (text === null) return content('It is not UTF-8 text.');
  const data = readJson(text);
  return data.ok ? data : content(data.error);
}

const content = (sentence: string) => err({ kind: 'content' as const, sentence });

async function readBounded(path: string): Promise<Result<Uint8Array, string>> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    return ok(await firstBytes(file, MOST_BYTES + 1));
  } catch (error) {
    const sentence = FILE_TROUBLE[(error as NodeJS.ErrnoException).code ?? ''];
    if (sentence === undefined) throw error;
    return err(sentence);
  } finally {
    await file?.close();
  }
}

async function firstBytes(file: FileHandle, most: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(most);
  let length = 0;
  while (length < most) {
    const { bytesRead } = await file.read(buffer, length, most - length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}

/** Without the byte order mark that some editors write. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return null;
  }
}
