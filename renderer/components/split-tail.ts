const LEAST = 4;
const SEPARATOR = /[-._/]/;

/**
 * Splits a number before its last four characters. A cut inside a short group moves to the start of that group and
 * no separator begins the tail, so that `RH-2507-033-01` ends in `033-01` and `RH-2507-033` in `033`.
 */
export function splitTail(code: string): readonly [head: string, tail: string] {
  let cut = Math.max(0, code.length - LEAST);
  if (SEPARATOR.test(code[cut] ?? '')) cut += 1;
  let start = cut;
  while (start > 0 && !SEPARATOR.test(code[start - 1] ?? '')) start -= 1;
  if (cut - start < LEAST) cut = start;
  return [code.slice(0, cut), code.slice(cut)];
}
