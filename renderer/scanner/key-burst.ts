import { KEYBOARD_PREFIXES, type KeyboardPrefix } from '../../main/contract/keyboard-scan.ts';

/** One key as the page hears it. */
export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  /** AltGr makes characters, and shows as Ctrl and Alt. */
  readonly altGraph: boolean;
  /** The key is held, not pressed again. */
  readonly repeat: boolean;
}

/** `taken`: the key belongs to a scan and reaches no field. `typed`: what is handed on, when a scan has ended. */
export interface Heard {
  readonly taken: boolean;
  readonly typed: string | null;
}

/** More than this fits into no command; such a scan is told as one that nobody can read. */
const LONGEST = 190;

const PASSED: Heard = { taken: false, typed: null };
const TAKEN: Heard = { taken: true, typed: null };

const MODIFIERS: ReadonlySet<string> = new Set([
  ...['Shift', 'Control', 'Alt', 'AltGraph', 'Meta'],
  ...['CapsLock', 'NumLock', 'ScrollLock'],
]);
/** How scanners type FNC1 where they send no control character. */
const FNC1_KEY = 'F8';
const GROUP_SEPARATOR = '\u001d';
const ENDS: ReadonlySet<string> = new Set(['\r', '\n', '\u0003']);

/**
 * Tells what a scanner types from what people type: from the prefix, which no key of a station has, to the suffix (Enter,
 * or ETX). Nothing else makes a scan, and the station judges what it is handed (S106). What is broken on its way is handed
 * on as the prefix alone, so that whoever pulled the trigger gets an answer.
 */
export class KeyBurst {
  readonly #prefix: KeyboardPrefix;
  #text: string | null = null;
  /** The rest of a broken scan still comes: it must not end up in a field, and its Enter on no button. */
  #isDropping = false;

  constructor(prefix: KeyboardPrefix) {
    this.#prefix = prefix;
  }

  /** True while keys of a scan come: it ends by its suffix, or by `abandon` when nothing more comes. */
  get isOpen(): boolean {
    return this.#text !== null || this.#isDropping;
  }

  hear(key: Key): Heard {
    if (this.#text === null && !this.#isDropping) return this.#isPrefix(key) ? this.#begin() : PASSED;
    if (key.repeat || MODIFIERS.has(key.key)) return TAKEN;
    const character = characterOf(key);
    const isEnd = character !== null && ENDS.has(character);
    if (this.#text === null) {
      this.#isDropping = !isEnd;
      return TAKEN;
    }
    if (isEnd) return this.#end(this.#text + character);
    const added = this.#isPrefix(key) ? KEYBOARD_PREFIXES[this.#prefix] : character;
    if (added === null || this.#text.length === LONGEST) return this.#break();
    this.#text += added;
    return TAKEN;
  }

  /** Nothing more came: what there is of a scan is none. */
  abandon(): Heard {
    this.#isDropping = false;
    return this.#text === null ? PASSED : this.#end('');
  }

  #begin(): Heard {
    this.#text = '';
    return TAKEN;
  }

  #break(): Heard {
    this.#isDropping = true;
    return this.#end('');
  }

  #end(text: string): Heard {
    this.#text = null;
    return { taken: true, typed: KEYBOARD_PREFIXES[this.#prefix] + text };
  }

  #isPrefix(key: Key): boolean {
    if (key.repeat) return false;
    return this.#prefix === 'F13' ? key.key === 'F13' : characterOf(key) === KEYBOARD_PREFIXES.STX;
  }
}

/** The character that a key stands for, control characters too; null for a key that has none. */
function characterOf({ key, ctrlKey, altKey, metaKey, altGraph }: Key): string | null {
  if (key === 'Enter') return '\r';
  if (key === FNC1_KEY) return GROUP_SEPARATOR;
  if (key.length !== 1 || metaKey) return null;
  if (!ctrlKey || altGraph) return key;
  const code = key.toUpperCase().charCodeAt(0);
  return altKey || code < 0x40 || code > 0x5f ? null : String.fromCharCode(code & 0x1f);
}
