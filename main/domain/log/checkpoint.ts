import { err, ok, type Result } from '../../contract/result.ts';
import { base64ToHex, hexToBase64 } from './base64.ts';

/** What the station signs about its log at one moment; `FORMAT.md` §6. Hashes are hex. */
export interface Checkpoint {
  /** `interlock/<node>`: the log's name and the key's. */
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  readonly head: string;
  /** UTC, as in an event. */
  readonly time: string;
  readonly boot: string;
  /** SHA-256 of the whole previous note; 64 zeros in the first. */
  readonly previous: string;
  /** SHA-256 of the state after event `size`, when a snapshot was written. */
  readonly snapshot: string | null;
}

/** Ed25519 over a text, in hex. `keyId` is the 8 hex digits of `FORMAT.md` §6. */
export interface NoteKey {
  readonly name: string;
  readonly keyId: string;
  sign(text: string): string;
}

export interface NoteSignature {
  readonly name: string;
  readonly keyId: string;
  readonly signature: string;
}

export interface SignedNote {
  readonly checkpoint: Checkpoint;
  /** The signed text, its last line end included. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** A checkpoint is due after so many events or so much time; besides at every signature, batch end and shut-down. */
export const CHECKPOINT_EVERY = { events: 100, ms: 60_000 } as const;

export const originOf = (node: string): string => `interlock/${node}`;

export function checkpointText(checkpoint: Checkpoint): string {
  const lines = [
    checkpoint.origin,
    String(checkpoint.size),
    hexToBase64(checkpoint.root),
    `head ${checkpoint.head}`,
    `time ${checkpoint.time}`,
    `boot ${checkpoint.boot}`,
    `previous ${checkpoint.previous}`,
  ];
  if (checkpoint.snapshot !== null) lines.push(`snapshot ${checkpoint.snapshot}`);
  return `${lines.join('\n')}\n`;
}

/** The C2SP signed note of a checkpoint. */
export function signNote(key: NoteKey, checkpoint: Checkpoint): string {
  const text = checkpointText(checkpoint);
  const note = `${text}\n— ${key.name} ${hexToBase64(key.keyId + key.sign(text))}\n`;
  if (!parseNote(note).ok) throw new Error(`not a checkpoint: ${text}`);
  return note;
}

const HASH = '[0-9a-f]{64}';
const CHECKPOINT = new RegExp(
  '^(?<origin>interlock/[A-Za-z0-9._-]{1,64})\\n(?<size>[1-9]\\d{0,15})\\n(?<root>[A-Za-z0-9+/]{43}=)\\n' +
    `head (?<head>${HASH})\\ntime (?<time>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z)\\n` +
    `boot (?<boot>[0-9a-f-]{36})\\nprevious (?<previous>${HASH})\\n(?:snapshot (?<snapshot>${HASH})\\n)?$`,
);
const SIGNATURE = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/;

/** Reads a note exactly; anything that is not of the form is refused as a whole. Signatures are not checked here. */
export function parseNote(note: string): Result<SignedNote, 'malformed-note'> {
  const end = note.indexOf('\n\n');
  const text = note.slice(0, end + 1);
  const fields = CHECKPOINT.exec(text)?.groups;
  const root = base64ToHex(fields?.['root'] ?? '');
  const lines = note.slice(end + 2).split('\n');
  if (end < 0 || !fields || !root || lines.pop() !== '' || lines.length === 0) return err('malformed-note');
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const [, name, blob] = SIGNATURE.exec(line) ?? [];
    const bytes = base64ToHex(blob ?? '');
    if (!name || bytes?.length !== 136) return err('malformed-note');
    signatures.push({ name, keyId: bytes.slice(0, 8), signature: bytes.slice(8) });
  }
  const { origin = '', head = '', time = '', boot = '', previous = '', snapshot = null } = fields;
  const checkpoint = { origin, size: Number(fields['size']), root, head, time, boot, previous, snapshot };
  return ok({ checkpoint, text, signatures });
}

/** The notes of a pin file, oldest first. A piece that is no note (a cut write) is passed over; others follow it. */
export function notesOf(pinFile: string): readonly string[] {
  return pinFile.split(/(?<=\n)\n(?!— )/).filter((piece) => parseNote(piece).ok);
}
