import fc from 'fast-check';

export const ascii = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
export const textOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** What a bad cable does to a frame: bytes lost, doubled, changed, put in. */
export const mutation = fc.record({
  at: fc.nat(400),
  how: fc.constantFrom('lose', 'double', 'flip', 'replace', 'insert'),
  byte: fc.oneof(fc.nat(255), fc.constantFrom(...ascii('SDTAZIL+-.0123456789 gkm"\x1d\x02\x03\r\n,'))),
});

export function mutate(
  frame: Uint8Array,
  changes: readonly { at: number; how: string; byte: number }[],
): Uint8Array {
  const bytes = [...frame];
  for (const { at, how, byte } of changes) {
    const place = bytes.length === 0 ? 0 : at % bytes.length;
    if (how === 'lose') bytes.splice(place, 1);
    else if (how === 'double') bytes.splice(place, 0, bytes[place] ?? byte);
    else if (how === 'flip') bytes[place] = (bytes[place] ?? 0) ^ (1 << (byte % 8));
    else if (how === 'replace') bytes[place] = byte;
    else bytes.splice(place, 0, byte);
  }
  return Uint8Array.from(bytes);
}

/** A valid frame with up to four such changes, or bytes at random. */
export const mutated = (valid: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(valid, fc.array(mutation, { maxLength: 4 }))
        .map(([text, changes]) => mutate(ascii(text), changes)),
    },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
  );
