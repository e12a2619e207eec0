import { describe, expect, it } from 'vitest';
import type { Hello, StationPort } from '../../../../main/contract/station-port.ts';
import { answerRequest } from '../../../../main/hosts/shared/answer-request.ts';

const hello: Hello = {
  protocol: 1,
  version: '1.0.0',
  host: 'direct',
  station: 'WB-02',
  terminal: 'WB-02',
  plant: 'Testwerk',
  demo: true,
};

function station(overrides: Partial<StationPort> = {}) {
  const seen: unknown[] = [];
  const port: StationPort = {
    hello: async () => hello,
    dispatch: async (command) => {
      seen.push(command);
      return { kind: 'accepted', seq: 7 };
    },
    query: async (query) => {
      seen.push(query);
      return { kind: 'notFound', what: 'anything' };
    },
    upload: async (part) => {
      seen.push(part);
      return { kind: 'more', received: 3 };
    },
    subscribe: () => () => undefined,
    pulse: async (touched) => void seen.push(touched ? 'touched' : 'pulse'),
    ...overrides,
  };
  const defects: unknown[] = [];
  const ask = async (message: unknown) =>
    JSON.parse(
      await answerRequest(port, typeof message === 'string' ? message : JSON.stringify(message), (error) =>
        defects.push(error),
      ),
    );
  return { ask, seen, defects, port };
}

describe('one message of a screen', () => {
  it('is answered under its number', async () => {
    const { ask, seen } = station();
    expect(await ask({ v: 1, n: 1, kind: 'hello' })).toEqual({ v: 1, n: 1, kind: 'hello', body: hello });
    expect(await ask({ v: 1, n: 2, kind: 'pulse' })).toEqual({ v: 1, n: 2, kind: 'pulse' });
    expect(await ask({ v: 1, n: 3, kind: 'query', body: { kind: 'health', more: 1 } })).toEqual({
      v: 1,
      n: 3,
      kind: 'query',
      body: { kind: 'notFound', what: 'anything' },
    });
    expect(seen).toEqual(['pulse', { kind: 'health' }]);
  });

  it('says of a pulse that somebody touched the screen only where it says so in so many words', async () => {
    const { ask, seen } = station();
    for (const body of [true, false, 'true', 1, null]) await ask({ v: 1, n: 2, kind: 'pulse', body });
    expect(seen).toEqual(['touched', 'pulse', 'pulse', 'pulse', 'pulse']);
  });

  it('reaches the door unjudged when it is a dispatch, whatever it carries', async () => {
    const { ask, seen } = station();
    for (const body of [{ type: 'Nonsense' }, [[[]]], null, 'text', 4]) {
      expect(await ask({ v: 1, n: 9, kind: 'dispatch', body })).toMatchObject({ body: { kind: 'accepted' } });
    }
    await ask({ v: 1, n: 9, kind: 'dispatch' });
    expect(seen).toEqual([{ type: 'Nonsense' }, [[[]]], null, 'text', 4, undefined]);
  });

  it('hands on a part of a file, and nothing else for one', async () => {
    const { ask, seen } = station();
    const part = { upload: 'u-1', size: 3, offset: 0, part: 'AAAA' };
    expect(await ask({ v: 1, n: 5, kind: 'upload', body: { ...part, name: 'photo.png' } })).toMatchObject({
      body: { kind: 'more', received: 3 },
    });
    for (const bad of [{ part: 'AAA' }, { part: '<b>=' }, { size: -1 }, { offset: 0.5 }, { upload: '../x' }])
      expect(await ask({ v: 1, n: 5, kind: 'upload', body: { ...part, ...bad } })).toMatchObject({
        kind: 'problem',
        body: 'The upload is not a part of a file.',
      });
    expect(seen).toEqual([part]);
  });

  it.each([
    ['not json', null, 'The message is not a numbered request.'],
    ['null', null, 'The message is not a numbered request.'],
    ['[]', null, 'The message is not a numbered request.'],
    ['{"v":1,"n":1.5,"kind":"hello"}', null, 'The message is not a numbered request.'],
    ['{"v":1,"n":"1","kind":"hello"}', null, 'The message is not a numbered request.'],
    ['{"v":2,"n":1,"kind":"hello"}', 1, 'This host speaks protocol 1; reload the screen.'],
    ['{"v":1,"n":1,"kind":"constructor"}', 1, 'The kind of the message is unknown.'],
    ['{"v":1,"n":1,"kind":"query"}', 1, 'The query is not one this host knows.'],
    ['{"v":1,"n":1,"kind":"query","body":{"kind":"toString"}}', 1, 'The query is not one this host knows.'],
    [
      '{"v":1,"n":1,"kind":"query","body":{"kind":"events","before":"1","denialsOnly":true}}',
      1,
      'The query is not one this host knows.',
    ],
    [
      `{"v":1,"n":1,"kind":"dispatch","body":"${'x'.repeat(65_536)}"}`,
      null,
      'A message has at most 65536 bytes.',
    ],
  ])('is refused in words when it is malformed (%#)', async (text, n, body) => {
    const { ask, seen, defects } = station();
    expect(await ask(text)).toEqual({ v: 1, n, kind: 'problem', body });
    expect([seen, defects]).toEqual([[], []]);
  });

  it('counts bytes, not characters', async () => {
    const { ask } = station();
    const text = JSON.stringify({ v: 1, n: 1, kind: 'dispatch', body: 'µ'.repeat(40_000) });
    expect(text.length).toBeLessThan(65_536);
    expect(await ask(text)).toMatchObject({ kind: 'problem', n: null });
  });

  it('is answered when it is no text at all', async () => {
    const { port } = station();
    expect(JSON.parse(await answerRequest(port, { v: 1 }, () => undefined))).toMatchObject({
      kind: 'problem',
    });
  });

  it('hands a defect of the station to the host and tells the screen nothing of it', async () => {
    const defect = new Error('chain head /secret/path');
    const { ask, defects } = station({ dispatch: () => Promise.reject(defect) });
    const answer = await ask({ v: 1, n: 5, kind: 'dispatch', body: {} });
    expect(defects).toEqual([defect]);
    expect(answer).toMatchObject({ n: 5, kind: 'problem' });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });
});
