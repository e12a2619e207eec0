import { describe, expect, it } from 'vitest';
import { base64ToHex, hexToBase64 } from '../../../main/domain/log/base64.ts';
import {
  type Checkpoint,
  type NoteKey,
  notesOf,
  originOf,
  parseNote,
  signNote,
} from '../../../main/domain/log/checkpoint.ts';
import { BOOT, NODE, timeOf } from '../../support/log-fixtures.ts';

const key: NoteKey = { name: originOf(NODE), keyId: '0a1b2c3d', sign: () => 'ab'.repeat(64) };
const checkpoint: Checkpoint = {
  origin: originOf(NODE),
  size: 17,
  root: '1f'.repeat(32),
  head: '2e'.repeat(32),
  time: timeOf(17),
  boot: BOOT,
  previous: '3d'.repeat(32),
  snapshot: null,
};

describe('base64', () => {
  it('agrees with the platform for every length', () => {
    for (let length = 0; length < 70; length += 1) {
      const bytes = Buffer.from(Array.from({ length }, (_, n) => (n * 37 + length) % 256));
      expect(hexToBase64(bytes.toString('hex'))).toBe(bytes.toString('base64'));
      expect(base64ToHex(bytes.toString('base64'))).toBe(bytes.toString('hex'));
    }
  });

  it('refuses what it would not write itself', () => {
    for (const text of ['A', 'AB=', 'AA=A', 'A===', 'AB==', 'AA-_', 'AA ='] as const)
      expect(base64ToHex(text)).toBeNull();
  });
});

describe('a checkpoint note', () => {
  it('is the C2SP text of the format document', () => {
    expect(signNote(key, { ...checkpoint, snapshot: '4c'.repeat(32) })).toBe(
      [
        `interlock/${NODE}`,
        '17',
        Buffer.from('1f'.repeat(32), 'hex').toString('base64'),
        `head ${'2e'.repeat(32)}`,
        'time 2026-01-05T06:00:17.000Z',
        `boot ${BOOT}`,
        `previous ${'3d'.repeat(32)}`,
        `snapshot ${'4c'.repeat(32)}`,
        '',
        `— interlock/${NODE} ${Buffer.from(`0a1b2c3d${'ab'.repeat(64)}`, 'hex').toString('base64')}`,
        '',
      ].join('\n'),
    );
  });

  it('reads back what was signed', () => {
    const note = parseNote(signNote(key, checkpoint));
    expect(note.ok && note.value.checkpoint).toEqual(checkpoint);
    expect(note.ok && note.value.signatures).toEqual([
      { name: key.name, keyId: key.keyId, signature: 'ab'.repeat(64) },
    ]);
  });

  it('never reads a note with one character removed as the same note', () => {
    const note = signNote(key, checkpoint);
    for (let at = 0; at < note.length; at += 1) {
      const shorter = parseNote(note.slice(0, at) + note.slice(at + 1));
      // Fewer digits of the size or letters of the origin still are a note, of another log.
      if (shorter.ok) expect(shorter).not.toEqual(parseNote(note));
    }
    for (const broken of [
      '',
      note.slice(0, -1),
      `${note}\n`,
      note.replaceAll('\n', '\r\n'),
      note.replace('— ', '- '),
    ])
      expect(parseNote(broken).ok).toBe(false);
  });

  it('is never signed with a malformed field', () => {
    for (const change of [
      { size: 0 },
      { size: 1.5 },
      { head: 'AB'.repeat(32) },
      { time: '2026-01-05' },
      { origin: 'x' },
    ])
      expect(() => signNote(key, { ...checkpoint, ...change })).toThrow('not a checkpoint');
  });
});

describe('a pin file', () => {
  const notes = [1, 2, 3].map((size) => signNote(key, { ...checkpoint, size }));

  it('gives its notes in order; a single note is a pin file too', () => {
    expect(notesOf(notes.map((note) => `${note}\n`).join(''))).toEqual(notes);
    expect(notesOf(notes[0] ?? '')).toEqual([notes[0]]);
    expect(notesOf('')).toEqual([]);
  });

  it('passes over a cut write wherever it was cut, also when newer notes follow', () => {
    const [first = '', cut = '', last = ''] = notes;
    for (let at = 1; at < cut.length - 1; at += 1) {
      expect(notesOf(`${first}\n${cut.slice(0, at)}`)).toEqual([first]);
      expect(notesOf(`${first}\n${cut.slice(0, at)}\n\n${last}\n`)).toEqual([first, last]);
    }
  });
});
