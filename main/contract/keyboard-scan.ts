/**
 * What a scanner that types at a terminal types first, by the name that a declaration uses: a control character, or a
 * key that no keyboard of a station has. F13 has no character, so it stands for one that no label can hold.
 */
export const KEYBOARD_PREFIXES = { STX: '\u0002', F13: '\uf710' } as const;

export type KeyboardPrefix = keyof typeof KEYBOARD_PREFIXES;
