const LONGEST_COMMAND = 64;

/** Cuts what a host sends into commands that end with LF, CR LF or CR alone; the rest of a too long one is dropped. */
export class CommandLines {
  #line = '';

  push(chunk: Uint8Array): readonly string[] {
    const lines: string[] = [];
    for (const byte of chunk) {
      if (byte !== 0x0a && byte !== 0x0d) {
        if (this.#line.length <= LONGEST_COMMAND) this.#line += String.fromCharCode(byte);
        continue;
      }
      if (this.#line !== '') lines.push(this.#line);
      this.#line = '';
    }
    return lines;
  }
}
