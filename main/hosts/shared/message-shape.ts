import { MAX_DEPTH } from '../../contract/wire.ts';

/** Why a message is turned away before it is parsed. */
export type BadShape = 'too-deep' | 'prototype-key';

/** Names that reach the prototype of an object when a careless reader copies it. No command has them. */
const PROTOTYPE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const COLON = /\s*:/y;

/**
 * Looks at the text of a message without building anything from it: how deep it nests, and the names of its fields.
 * Text that is no JSON passes; its parser says so afterwards.
 */
export function badShapeOf(text: string): BadShape | null {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '{' || character === '[') {
      depth += 1;
      if (depth > MAX_DEPTH) return 'too-deep';
    } else if (character === '}' || character === ']') {
      depth -= 1;
    } else if (character === '"') {
      const last = endOfString(text, at);
      if (isFollowedByColon(text, last) && isPrototypeKey(text.slice(at, last + 1))) return 'prototype-key';
      at = last;
    }
  }
  return null;
}

/** Position of the closing quote, or of the last character where there is none. */
function endOfString(text: string, opening: number): number {
  let at = opening + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return Math.min(at, text.length - 1);
}

function isFollowedByColon(text: string, last: number): boolean {
  COLON.lastIndex = last + 1;
  return COLON.test(text);
}

function isPrototypeKey(quoted: string): boolean {
  return PROTOTYPE_KEYS.has(quoted.includes('\\') ? unescaped(quoted) : quoted.slice(1, -1));
}

function unescaped(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch (error) {
    if (error instanceof SyntaxError) return '';
    throw error;
  }
}
