/** One file of a tar archive; names are ASCII and at most 100 bytes. */
export interface TarEntry {
  readonly name: string;
  readonly content: Uint8Array;
}

const BLOCK = 512;

/** A POSIX tar archive (ustar, IEEE Std 1003.1) of plain files, all with the time `mtimeMs`. */
export function tar(entries: readonly TarEntry[], mtimeMs: number): Buffer {
  const blocks = entries.flatMap(({ name, content }) => [
    header(name, content.length, mtimeMs),
    content,
    Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK),
  ]);
  return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
}

function header(name: string, size: number, mtimeMs: number): Buffer {
  if (!/^[\x20-\x7e]{1,100}$/.test(name))
    throw new Error(`not a name for a tar archive: ${JSON.stringify(name)}`);
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0, 'ascii');
  block.write('0000600\0', 100, 'ascii'); // mode
  block.write('0000000\0', 108, 'ascii'); // uid
  block.write('0000000\0', 116, 'ascii'); // gid
  block.write(octal(size, 11), 124, 'ascii');
  block.write(octal(Math.floor(mtimeMs / 1000), 11), 136, 'ascii');
  block.fill(' ', 148, 156); // the checksum counts its own place as spaces
  block.write('0', 156, 'ascii'); // a plain file
  block.write('ustar\x0000', 257, 'latin1');
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${octal(sum, 6)} `, 148, 'latin1');
  return block;
}

const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`;
