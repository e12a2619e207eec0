import { sha256 } from '../../main/adapters/sqlite/sha256.ts';
import { type LogRow, seal } from '../../main/domain/log/chain.ts';
import type { FailureClass } from '../../main/domain/log/failure-class.ts';
import { eventOf, NODE, timeOf } from './log-fixtures.ts';
import { LogBuilder, type LogMaterial, rehash, testSigner } from './signed-log.ts';

/** A log and the verdict it must get; `test/vectors/log-chain/README.md` describes the file. */
export interface LogVector {
  readonly name: string;
  readonly about: string;
  readonly expect: {
    readonly ok: boolean;
    /** The first failure: class and event. */
    readonly first: readonly [FailureClass, number | null] | null;
    readonly declaredGaps: number;
    readonly trusted: boolean;
  };
  /** The verifier key that the caller trusts, if any. */
  readonly key: string | null;
  readonly acceptDeclared: boolean;
  readonly events: readonly (readonly [seq: number, body: string, hash: string])[];
  readonly checkpoints: readonly (readonly [size: number, note: string])[];
  readonly pins: readonly string[];
}

interface Options {
  readonly key?: string;
  readonly acceptDeclared?: boolean;
  readonly gaps?: number;
  readonly trusted?: boolean;
}

/** 25 events in decisions of one and three; checkpoints of 7, 14 and 25, all pinned. */
function station(): LogBuilder {
  const builder = new LogBuilder().open();
  for (let n = 1; builder.head.seq < 25; n += 1) {
    builder.decide(`command-${n}`, n % 4 === 0 ? 3 : 1);
    if (builder.head.seq === 7 || builder.head.seq === 14) builder.checkpoint();
  }
  return builder.checkpoint({ snapshot: sha256('the state after event 25') });
}

const edit = (
  rows: readonly LogRow[],
  seq: number,
  change: (row: LogRow) => Partial<LogRow>,
): readonly LogRow[] => rows.map((row) => (row.seq === seq ? { ...row, ...change(row) } : row));

const editBody = (rows: readonly LogRow[], seq: number, from: string, to: string): readonly LogRow[] =>
  edit(rows, seq, ({ body }) => ({ body: body.replace(from, to) }));

/** An unsigned log that was forged with right hashes, so that only what its events say can give it away. */
const forged = (rows: readonly LogRow[], from: number): LogMaterial => ({
  rows: rehash(rows, from),
  notes: [],
  pins: [],
});

export function makeVectors(): readonly LogVector[] {
  const vectors: LogVector[] = [];
  const add = (
    name: string,
    about: string,
    first: readonly [FailureClass, number | null] | null,
    { rows, notes, pins }: LogMaterial,
    { key, acceptDeclared = false, gaps = 0, trusted = false }: Options = {},
  ) => {
    const ok = first === null && (gaps === 0 || acceptDeclared);
    vectors.push({
      name,
      about,
      expect: { ok, first, declaredGaps: gaps, trusted },
      key: key ?? null,
      acceptDeclared,
      events: rows.map((row) => [row.seq, row.body, row.hash] as const),
      checkpoints: notes.map(({ size, note }) => [size, note] as const),
      pins,
    });
  };
  const whole = station().material();
  const { rows } = whole;
  const key = testSigner().verifierKey;

  add('ok', 'A log as a station writes it.', null, whole);
  add('ok-trusted', 'The same, checked against a key from elsewhere.', null, whole, { key, trusted: true });
  add('ok-opened', 'Only the first event, nothing signed yet.', null, new LogBuilder().open().material());
  add(
    'ok-unpinned-tail',
    'Events after the last checkpoint and pin.',
    null,
    station().decide('later', 2).material(),
  );
  add('ok-clock-set-back', 'The wall clock was set back, and the log says so.', null, clockSetBack(true));
  add(
    'ok-new-key',
    'The signing key was changed by an event; older notes are of the old key.',
    null,
    newKey(true),
  );
  add('ok-escapes', 'Quotes, line ends and letters beyond ASCII in texts.', null, escapes());

  add('edited', 'One letter of event 9 was changed.', ['broken-link', 9], {
    ...whole,
    rows: editBody(rows, 9, 'C-9', 'C-8'),
  });
  add('edited-first', 'The plant in event 1 was changed.', ['broken-link', 1], {
    ...whole,
    rows: editBody(rows, 1, 'Test', 'Best'),
  });
  add('edited-last', 'The last event was changed.', ['broken-link', 25], {
    ...whole,
    rows: editBody(rows, 25, 'C-25', 'C-52'),
  });
  add('hash-edited', 'The hash of event 9 was changed.', ['bad-hash', 9], {
    ...whole,
    rows: edit(rows, 9, ({ hash }) => ({ hash: sha256(hash) })),
  });
  add('hash-cut', 'The hash of event 9 lost a digit.', ['bad-hash', 9], {
    ...whole,
    rows: edit(rows, 9, ({ hash }) => ({ hash: hash.slice(1) })),
  });
  add('row-deleted', 'Event 9 is missing.', ['gap', 9], {
    ...whole,
    rows: rows.filter(({ seq }) => seq !== 9),
  });
  add('start-deleted', 'Events 1 to 3 are missing.', ['gap', 1], {
    ...whole,
    rows: rows.filter(({ seq }) => seq > 3),
  });
  add('swapped', 'Events 9 and 10 changed places.', ['seq-mismatch', 9], {
    ...whole,
    rows: rows.map((row, index) => ({
      ...row,
      ...pick(rows[index === 8 ? 9 : index === 9 ? 8 : index]),
      seq: row.seq,
    })),
  });
  add(
    'not-json',
    'The text of event 9 is no event.',
    ['malformed-body', 9],
    forged(
      edit(rows, 9, () => ({ body: 'deleted' })),
      9,
    ),
  );
  add(
    'broken-data',
    'The data of event 9 are not JSON.',
    ['malformed-body', 9],
    forged(editBody(rows, 9, '"C-9"}', '"C-9",}'), 9),
  );
  add(
    'key-order',
    'Two keys of event 9 changed places.',
    ['malformed-body', 9],
    forged(editBody(rows, 9, '"station":"WS-1","person":"OP-07"', '"person":"OP-07","station":"WS-1"'), 9),
  );
  add(
    'not-opened',
    'The log does not start with LogOpened.',
    ['malformed-body', 1],
    forged(editBody(rows, 1, 'LogOpened', 'LogStarted'), 1),
  );
  add(
    'opened-twice',
    'Event 9 is LogOpened again.',
    ['malformed-body', 9],
    forged(editBody(rows, 9, 'ContainerScanned', 'LogOpened'), 9),
  );
  add(
    'command-twice',
    'Event 9 uses the command id of event 3.',
    ['duplicate-command', 9],
    forged(editBody(rows, 9, commandOf(rows, 9), commandOf(rows, 3)), 9),
  );
  add(
    'part-lost',
    'A decision of three events lost its last part.',
    ['torn-command', 6],
    forged(without(rows, 7), 7),
  );
  add('part-lost-at-end', 'The last decision lost its last part.', ['torn-command', 3], forged(tornEnd(), 1));
  add(
    'part-alone',
    'Part 2 without part 1.',
    ['torn-command', 9],
    forged(editBody(rows, 9, '"part":1,"of":1', '"part":2,"of":2'), 9),
  );
  add(
    'clock-back',
    'The wall clock was set back, and nothing says so.',
    ['clock-order', 6],
    clockSetBack(false),
  );
  add(
    'mono-back',
    'The monotonic clock falls within one run.',
    ['clock-order', 9],
    forged(editBody(rows, 9, '"mono":9000', '"mono":7999'), 9),
  );

  const rehashed = { ...whole, rows: rehash(editBody(rows, 9, 'C-9', 'C-8'), 9) };
  const about = 'Event 9 was changed and everything after it hashed again';
  add('rehashed', `${about}; nothing is pinned.`, ['root-mismatch', 8], unpinned(rehashed));
  add('rehashed-pinned', `${about}.`, ['fork', 8], rehashed);
  add('rehashed-resigned', 'So was this, and signed again with another key.', ['fork', 8], resigned());
  add(
    'resigned-other-key',
    'The log names and uses another key than the trusted one.',
    ['bad-signature', 25],
    unpinned(resigned()),
    { key },
  );
  add('note-edited', 'The time in the checkpoint of 14 events was changed.', ['bad-signature', 14], {
    ...whole,
    notes: whole.notes.map(({ size, note }) => ({
      size,
      note: size === 14 ? note.replace(timeOf(14), timeOf(13)) : note,
    })),
  });
  add('last-note-edited', 'The time in the last checkpoint was changed.', ['bad-signature', 25], {
    ...whole,
    notes: whole.notes.map(({ size, note }) => ({ size, note: note.replace(timeOf(25), timeOf(24)) })),
  });
  add('note-deleted', 'The checkpoint of 14 events is missing.', ['checkpoint-gap', 25], {
    ...whole,
    notes: whole.notes.filter(({ size }) => size !== 14),
  });
  add('note-broken', 'The checkpoint of 14 events is not of the form.', ['bad-checkpoint', 14], {
    ...whole,
    notes: whole.notes.map(({ size, note }) => ({
      size,
      note: size === 14 ? note.replace('\nhead ', '\nhaed ') : note,
    })),
  });
  add(
    'new-key-undeclared',
    'Notes are signed by a key that no event names.',
    ['bad-signature', 25],
    newKey(false),
  );
  add(
    'cut-to-checkpoint',
    'The events after 20 are gone, the checkpoint of 25 is still there.',
    ['truncated', 21],
    {
      ...whole,
      rows: rows.slice(0, 20),
    },
  );
  add('cut-behind-pin', 'Events and checkpoints after 14 are gone.', ['behind-pin', 15], {
    ...whole,
    ...older(whole, 14),
  });
  add('older-copy-went-on', 'A copy of 14 events was put back and worked on.', ['fork', 15], wentOn(whole));
  add('pins-of-another-log', 'The pin file belongs to another node.', ['bad-checkpoint', null], {
    ...whole,
    pins: whole.pins.map((pin) => pin.replaceAll(NODE, NODE.replace('aa', 'cc'))),
  });

  add('gap-declared', 'Events 15 to 25 were lost; people signed for it.', null, declared(25), { gaps: 1 });
  add('gap-accepted', 'The same, and the caller accepts declared gaps.', null, declared(25), {
    gaps: 1,
    acceptDeclared: true,
  });
  add(
    'gap-cut-again',
    'A declared gap, and then the line that went on was cut too.',
    ['behind-pin', 18],
    cutAgain(),
    {
      gaps: 1,
      acceptDeclared: true,
    },
  );
  add('gap-too-small', 'Less was declared than was lost.', ['fork', 16], declared(20), {
    gaps: 1,
    acceptDeclared: true,
  });
  return vectors;
}

const pick = (row: LogRow | undefined): Partial<LogRow> => (row ? { body: row.body, hash: row.hash } : {});
const unpinned = (material: LogMaterial): LogMaterial => ({ ...material, pins: [] });

/** The log without one event, later ones moved up. */
const without = (rows: readonly LogRow[], gone: number): readonly LogRow[] =>
  rows
    .filter(({ seq }) => seq !== gone)
    .map(({ seq, body, hash }) =>
      seq < gone
        ? { seq, body, hash }
        : { seq: seq - 1, body: body.replace(`{"seq":${seq},`, `{"seq":${seq - 1},`), hash },
    );

const commandOf = (rows: readonly LogRow[], seq: number): string =>
  /"command":\{"id":"[^"]*"/.exec(rows[seq - 1]?.body ?? '')?.[0] ?? '';

const tornEnd = (): readonly LogRow[] => new LogBuilder().open().decide('torn', 3).rows.slice(0, 3);

function clockSetBack(isDeclared: boolean): LogMaterial {
  const builder = new LogBuilder().open();
  for (let n = 1; n < 5; n += 1) builder.decide(`command-${n}`);
  const data = { from: timeOf(5), reason: 'battery' };
  const type = isDeclared ? { type: 'ClockSetBack', stream: 'log', data } : {};
  builder.decide('set-back', 1, () => ({ ...type, at: timeOf(-600) }));
  builder.decide('after', 1, () => ({ at: timeOf(-599) }));
  return builder.material();
}

function newKey(isDeclared: boolean): LogMaterial {
  const builder = station();
  const signer = testSigner('second');
  if (isDeclared) {
    const data = { key: signer.verifierKey, reason: 'yearly change' };
    builder.decide('new-key', 1, () => ({ type: 'SigningKeyChanged', stream: 'log', data }));
    builder.signer = signer;
    return builder.checkpoint().decide('later').checkpoint().material();
  }
  const stolen = LogBuilder.from(older(builder.material(), 14));
  stolen.signer = signer;
  while (stolen.head.seq < 25) stolen.decide(`stolen-${stolen.head.seq}`);
  return unpinned(stolen.checkpoint().material());
}

function escapes(): LogMaterial {
  const data = {
    raw: 'S S "26.54"\r\n\u0000 kg',
    name: 'Müller \u2028 😀',
    path: 'a\\b',
    fake: '"command":{"id":"x","part":9',
  };
  return new LogBuilder()
    .open()
    .decide('odd', 1, () => ({ stream: 'lot/"Ä\\', person: 'O\'Neil"', data }))
    .checkpoint()
    .material();
}

/** Everything from event 9 on forged, with a key of the forger's own from the first event on. */
function resigned(): LogMaterial {
  const forger = new LogBuilder(testSigner('forger'));
  const original = station();
  const rows = editBody(
    editBody(original.rows, 1, testSigner().verifierKey, testSigner('forger').verifierKey),
    9,
    'C-9',
    'C-8',
  );
  for (const row of rehash(rows, 1)) {
    forger.rows.push(row);
    if ([7, 14, 25].includes(row.seq)) forger.checkpoint({ pin: false });
  }
  // The pin of 7 events would show it at event 1; the forger reached that one.
  return { ...forger.material(), pins: [forger.notes[0]?.note ?? '', ...original.pins.slice(1)] };
}

const older = ({ rows, notes, pins }: LogMaterial, size: number): LogMaterial => ({
  rows: rows.filter(({ seq }) => seq <= size),
  notes: notes.filter((note) => note.size <= size),
  pins,
});

function wentOn(whole: LogMaterial): LogMaterial {
  const builder = LogBuilder.from(older(whole, 14));
  while (builder.head.seq < 30) builder.decide(`again-${builder.head.seq}`);
  return builder.checkpoint({ pin: false }).material();
}

/** Events 15 to 25 were declared lost; event 20 of the line that went on was pinned, and the copy ends at 17. */
function cutAgain(): LogMaterial {
  const builder = gapOver(25);
  while (builder.head.seq < 20) builder.decide(`again-${builder.head.seq}`);
  return older(builder.checkpoint().material(), 17);
}

function declared(to: number): LogMaterial {
  const builder = gapOver(to);
  while (builder.head.seq < 30) builder.decide(`again-${builder.head.seq}`);
  return builder.checkpoint().material();
}

function gapOver(to: number): LogBuilder {
  const whole = station().material();
  const builder = LogBuilder.from(older(whole, 14));
  const data = {
    epoch: 2,
    lastPin: { size: to, head: whole.rows[to - 1]?.hash },
    restored: { seq: 14, hash: builder.head.hash },
    reason: 'the disk died',
  };
  builder.rows.push(
    ...seal(sha256, builder.head, [
      eventOf(15, { type: 'LogGapDeclared', stream: 'log', command: { id: 'gap', part: 1, of: 1 }, data }),
    ]),
  );
  return builder.checkpoint();
}
