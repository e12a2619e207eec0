import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMAND_TYPES } from '../../main/contract/parse-command.ts';
import type { Reply } from '../../main/contract/replies.ts';
import { MAX_DEPTH, MAX_MESSAGE_BYTES } from '../../main/contract/wire.ts';
import { commandOf, signInOf } from '../support/commands.ts';
import { type RunningStation, startStation } from '../support/running-station.ts';
import { type Admission, admit, connectTerminal, type StationClient } from '../support/station-client.ts';

const STATION = 'WS-01';
/** Planted in every place where a careless station would keep what it was sent. */
const PLANTED = 'kestrel-4711-planted';

let station: RunningStation;
let admission: Admission;
let client: StationClient;
let person: string;

beforeAll(async () => {
  station = await startStation();
  admission = await admit(station.stations.find(({ id }) => id === STATION)?.url ?? '');
  client = await connectTerminal(admission);
  const { screen } = client.view();
  const known =
    screen.kind === 'signIn' ? screen.demoCredentials.find((each) => each.person === 'OP-101') : undefined;
  if (known === undefined) throw new Error('the demo shows no credentials of OP-101');
  person = known.person;
  const reply = await client.dispatch(signInOf(STATION, person, known.secret));
  if (reply.kind !== 'accepted') throw new Error(`OP-101 could not sign in: ${JSON.stringify(reply)}`);
  // What the instruments say of themselves at the start is on record before anything is counted.
  for (let before = -1, now = await events(); before !== now; now = await events()) {
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 1500));
  }
});

afterAll(async () => {
  await station.dispose();
});

const own = (type: string, fields: Readonly<Record<string, unknown>> = {}) =>
  commandOf(type, { station: STATION, person }, fields);

/** What is no command, by what is wrong with it. */
const MALFORMED: readonly (readonly [what: string, make: () => unknown])[] = [
  ['nothing', () => null],
  ['a number', () => 7],
  ['a text', () => 'SignOut'],
  ['a truth', () => true],
  ['a list', () => [own('SignOut')]],
  ['an empty object', () => ({})],
  ['no id', () => ({ ...own('SignOut'), id: undefined })],
  ['an id that is none', () => ({ ...own('SignOut'), id: "1' OR '1'='1" })],
  ['an id of version 1', () => ({ ...own('SignOut'), id: '0190c5a3-0000-1000-8000-000000000001' })],
  ['no type', () => ({ ...own('SignOut'), type: undefined })],
  ['an unknown type', () => own('DropTables')],
  [
    'a type of the station itself',
    () =>
      own('RecordPrint', {
        label: 'container',
        container: 'DC-01',
        outcome: 'confirmed',
        detail: '',
        bitmapHash: '',
      }),
  ],
  ['a type that every object has', () => own('toString')],
  ['a type that is a list', () => ({ ...own('SignOut'), type: ['SignOut'] })],
  ['no context', () => ({ ...own('SignOut'), context: undefined })],
  [
    'a context with more in it',
    () => ({ ...own('SignOut'), context: { ...Object(own('SignOut')['context']), role: 'qaRelease' } }),
  ],
  ['a field nobody knows', () => ({ ...own('SignOut'), force: true })],
  [
    'a field of a signature nobody knows',
    () =>
      own('CompleteStep', {
        signature: { person: null, secret: PLANTED, textHash: 'a'.repeat(64), skip: true },
      }),
  ],
  ['a secret that is an object', () => own('SignIn', { person, secret: { hidden: PLANTED } })],
  ['a secret in a field nobody knows', () => own('SignIn', { person, secret: 'x', [PLANTED]: PLANTED })],
  [
    'a new secret that is an object',
    () => own('ChooseSecret', { person, secret: PLANTED, newSecret: { hidden: PLANTED } }),
  ],
  ['a secret too long', () => own('SignIn', { person, secret: PLANTED.repeat(20) })],
  ['a weight that is a number', () => own('AcceptWeight', { displayed: 25 })],
  ['a weight with an exponent', () => own('AcceptWeight', { displayed: '2.5e1' })],
  ['a weight with a comma', () => own('AcceptWeight', { displayed: '25,00' })],
  ['a weight that is none', () => own('AcceptWeight', { displayed: 'NaN' })],
  ['a weight with too many digits', () => own('AcceptWeight', { displayed: '9'.repeat(400) })],
  ['an id with a quote', () => own('EnterStep', { batch: "B'--", step: '50' })],
  ['an id with a control character', () => own('EnterStep', { batch: 'B\u0000', step: '50' })],
  ['an id too long', () => own('EnterStep', { batch: 'B'.repeat(41), step: '50' })],
  ['a reason outside the list', () => own('SuspendStep', { reason: 'because' })],
  [
    'a narrative of 60 kB',
    () => own('ReportException', { category: 'other', narrative: 'x'.repeat(60_000) }),
  ],
  [
    'a narrative of nothing but spaces',
    () => own('ReportException', { category: 'other', narrative: '   ' }),
  ],
  [
    'ten thousand allocations',
    () =>
      own('IssueBatch', {
        recipe: 'R',
        version: '1',
        batch: 'B',
        allocations: Array(1500).fill({ step: '10', lot: 'L' }),
        signature: null,
      }),
  ],
  [
    'a number no number can hold',
    () => own('AnswerItem', { item: 'a', answer: { kind: 'count', value: 1e300 } }),
  ],
  ['half a surrogate pair', () => own('\ud800')],
  ['as deep as allowed', () => JSON.parse(`${'['.repeat(MAX_DEPTH - 1)}${']'.repeat(MAX_DEPTH - 1)}`)],
];

/** Frames that end the connection, with the codes of RFC 6455 they may end it with. */
const CLOSING: readonly (readonly [what: string, frame: string | Buffer])[] = [
  [
    '100 kB',
    JSON.stringify({ v: 1, n: 1, kind: 'dispatch', body: PLANTED.repeat(100_000 / PLANTED.length) }),
  ],
  ['one byte too many', ' '.repeat(MAX_MESSAGE_BYTES + 1)],
  ['lists in lists', `{"v":1,"n":1,"kind":"dispatch","body":${'['.repeat(30_000)}${']'.repeat(30_000)}}`],
  [
    'objects in objects',
    `{"v":1,"n":1,"kind":"dispatch","body":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`,
  ],
  ['lists that never end', '['.repeat(60_000)],
  ['a prototype', '{"v":1,"n":1,"kind":"dispatch","body":{"__proto__":{"type":"SignOut"}}}'],
  ['a hidden prototype', '{"v":1,"n":1,"kind":"dispatch","body":{"\\u005f_proto__":{}}}'],
  ['a constructor', '{"v":1,"n":1,"kind":"dispatch","body":{"constructor":{"prototype":{}}}}'],
  ['no JSON', `SignOut ${PLANTED}`],
  ['half a message', '{"v":1,"n":1,"kind":"dispa'],
  ['nothing', ''],
  ['no object', '[1,2,3]'],
  ['no number', '{"v":1,"kind":"dispatch","body":{}}'],
  ['a number that is none', '{"v":1,"n":1e999,"kind":"dispatch","body":{}}'],
  ['bytes', Buffer.from([0, 1, 2, 255])],
  ['a hundred thousand closing braces', '}'.repeat(60_000)],
];

const events = async (): Promise<number> => {
  const reply = await client.query({ kind: 'health' });
  if (reply.kind !== 'health') throw new Error(`no health but ${reply.kind}`);
  expect(reply.health.state).not.toBe('locked');
  return reply.health.events;
};

function expectDenialOfFixedShape(reply: Reply): void {
  expect(reply).toEqual({
    kind: 'refused',
    denial: {
      seq: expect.any(Number),
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      command: null,
      refusals: [
        {
          gate: 'requireWellFormed',
          code: expect.any(String),
          data: { path: expect.any(String), problem: expect.any(String) },
          clears: null,
        },
      ],
      exception: null,
    },
  });
  if (reply.kind === 'refused') expect(reply.denial.seq).toBeGreaterThan(0);
}

describe('whatever comes in at the door', () => {
  it.each(MALFORMED)('as %s is recorded as a denial of fixed shape', async (_what, make) => {
    const before = await events();
    expectDenialOfFixedShape(await client.dispatch(make()));
    expect(await events()).toBe(before + 1);
  });

  it.each(CLOSING)('as %s ends the connection and records nothing of it', async (_what, frame) => {
    const before = await events();
    const first = await client.sendRaw(frame);
    if ('kind' in first) expect(first).toEqual({ v: 1, n: null, kind: 'problem', body: expect.any(String) });
    expect([1003, 1007, 1008, 1009]).toContain((await client.ended).code);
    client = await connectTerminal(admission);
    expect(client.view().frame.person?.id).toBe(person);
    expect(await events()).toBeGreaterThanOrEqual(before);
  });

  it('[S31] is decided or refused when every field of a command is replaced by something else', async () => {
    // A key of the prototype ends the connection, which has tests of its own above.
    const anything = fc
      .oneof(
        fc.jsonValue({ maxDepth: 3 }),
        fc.string({ maxLength: 60 }),
        fc.double(),
        fc.constant({ person: null, secret: PLANTED, textHash: 'a'.repeat(64) }),
      )
      .filter((value) => !/"(__proto__|constructor|prototype)":/.test(JSON.stringify(value)));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          ...COMMAND_TYPES.filter(
            (type) => type !== 'SignOut' && type !== 'LockTerminal' && type !== 'SignIn',
          ),
        ),
        fc.dictionary(
          fc.constantFrom(
            'batch',
            'step',
            'lot',
            'scale',
            'container',
            'displayed',
            'reason',
            'signature',
            'item',
            'extra',
          ),
          anything,
        ),
        async (type, fields) => {
          const reply = await client.dispatch(own(type, fields));
          expect(['accepted', 'refused']).toContain(reply.kind);
          if (reply.kind === 'refused') expect(reply.denial.refusals.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 80 },
    );
  });

  it.each([
    null,
    7,
    {},
    { kind: 'everything' },
    { kind: 'toString' },
    { kind: 'label' },
    { kind: 'label', label: 'container', container: 'x'.repeat(41) },
    { kind: 'label', label: 'toString', container: 'DC-01' },
    { kind: 'events', before: -1, denialsOnly: false },
    { kind: 'events', before: 'latest', denialsOnly: false },
    { kind: 'equipmentLog', equipment: { id: 'SCL-01' } },
    { kind: 'devices' },
    { kind: 'devices', watch: ['SCL-01'] },
    { kind: 'trace', of: { kind: 'person', id: 'OP-101' } },
    { kind: 'trace', of: 'AA-2503-042' },
    { kind: 'denials', filter: { gate: 'requireNothing' }, before: null },
    { kind: 'denials', filter: { who: 'OP-101' }, before: null },
    { kind: 'denials', before: null },
  ])('as the query %j is refused in words', async (query) => {
    await expect(client.query(query as never)).rejects.toThrow(/^The query is not one this host knows\.$/);
  });

  it.each([
    { kind: 'signing', command: null },
    { kind: 'signing', command: { type: 'CompleteStep' } },
    { kind: 'signing', command: [[[]]] },
    { kind: 'label', label: 'hold', container: "'; DROP TABLE events; --" },
    { kind: 'events', before: Number.MAX_SAFE_INTEGER, denialsOnly: true },
    { kind: 'equipmentLog', equipment: 'SCL-99' },
    { kind: 'devices', watch: null },
    { kind: 'devices', watch: 'toString' },
    { kind: 'trace', of: { kind: 'lot', id: 'AA-2503-042' } },
    { kind: 'trace', of: { kind: 'batch', id: 'NONE' } },
    { kind: 'denials', filter: { gate: 'requirePace', from: '2026-01-01T00:00:00.000Z' }, before: null },
  ] as const)('as the query %j is answered', async (query) => {
    expect(await client.query(query)).toMatchObject({ kind: expect.any(String) });
  });

  it('leaves no defect in the log files and none of the secrets in any file', async () => {
    await client.close();
    expect((await station.stop()).code).toBe(0);
    expect(station.errors()).toBe('');
    const files = readdirSync(join(station.dataFolder, '..'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) expect(readFileSync(file).includes(PLANTED), file).toBe(false);
    const logs = files.filter((file) => file.endsWith('.log')).map((file) => readFileSync(file, 'utf8'));
    expect(logs.join('')).not.toContain('"what":"defect"');
    expect(logs.join('')).not.toContain('broken invariant');
  });
});
