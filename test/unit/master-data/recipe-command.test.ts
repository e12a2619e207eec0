import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { MOST_BYTES } from '../../../main/application/master-data/read-json.ts';
import { command } from '../../../main/hosts/cli/commands/recipe.ts';
import { dispatch } from '../../../main/hosts/cli/dispatch.ts';
import { put, writtenPlant, writtenRecipe } from './written-plant.ts';

const folder = mkdtempSync(join(tmpdir(), 'recipe-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  const isRaw = typeof content === 'string' || content instanceof Uint8Array;
  writeFileSync(path, isRaw ? content : JSON.stringify(content));
  return path;
}

async function recipe(...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await dispatch(
    { recipe: { summary: command.summary, load: async () => ({ command }) } },
    ['recipe', ...args],
    {
      out: (text) => void out.push(text),
      err: (text) => void err.push(text),
      stdin: Readable.from([]),
      env: {},
      signal: new AbortController().signal,
    },
  );
  return { code, out, err };
}

function bent(path: string, value: unknown): unknown {
  const written = writtenRecipe();
  put(written, path, value);
  return written;
}

const good = file('good.json', writtenRecipe());

describe('recipe check', () => {
  it('says ok, and against which plant, with exit code 0', async () => {
    const { code, out, err } = await recipe('check', good);
    expect({ code, out, err }).toEqual({
      code: 0,
      out: [`${good}: ok. MMR-VC500-250K rev 07, 11 steps, checked against Northfield Nutraceuticals.`],
      err: [],
    });
  });

  it('prints every problem with its place and exits with 1', async () => {
    const written = bent('steps[5].tolerance.percent', '0');
    put(written, 'steps[6].amount.target', '5 stone');
    const { code, out, err } = await recipe('check', file('bad.json', written));
    expect(code).toBe(1);
    expect(out.map((line) => line.split(':')[0])).toEqual([
      'steps[5].tolerance.percent',
      'steps[6].amount.target',
    ]);
    expect(err).toEqual([expect.stringContaining('2 problems.')]);
  });

  it('prints one JSON document with --json, found or not', async () => {
    const ok = await recipe('check', good, '--json');
    expect(ok.err).toEqual([]);
    expect(JSON.parse(ok.out.join('\n'))).toEqual({
      ok: true,
      file: good,
      recipe: { id: 'MMR-VC500-250K', version: '07', steps: 11 },
      plant: 'Northfield Nutraceuticals',
      problems: [],
    });
    const bad = await recipe('check', file('station.json', bent('steps[5].station', 'WS-77')), '--json');
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.out.join('\n'))).toMatchObject({
      ok: false,
      problems: [
        { path: 'steps[5].station', sentence: 'The plant has no station WS-77.' },
        { path: 'steps[5].requires', sentence: 'Step 60 requires no clearance of WS-77.' },
      ],
    });
  });

  it('checks against another plant when one is named, and says when that one is wrong', async () => {
    const plant = writtenPlant();
    put(plant, 'site.name', 'Southfield');
    const other = file('plant.json', plant);
    expect((await recipe('check', good, '--plant', other)).out[0]).toContain('checked against Southfield.');
    put(plant, 'site.timeZone', 'Mars');
    const { code, out } = await recipe('check', good, '--plant', file('mars.json', plant));
    expect(code).toBe(1);
    expect(out).toEqual([expect.stringMatching(/^plant site\.timeZone: Expected the IANA name/)]);
  });

  it.each([
    ['no JSON', 'steps: none', /It is not JSON: .*\.$/],
    ['cut off', JSON.stringify(writtenRecipe()).slice(0, 900), /It is not JSON: .*\.$/],
    ['empty', '', /It is not JSON: .*\.$/],
    ['no text', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), /It is not UTF-8 text\.$/],
    ['nested too deep', '['.repeat(200_000), /It nests more than 32 levels deep\.$/],
    ['too many values', `[${'1,'.repeat(900_000)}1]`, /It holds more than 100000 values\.$/],
    ['too large', ' '.repeat(MOST_BYTES + 1), /It is larger than 4 MiB\.$/],
    ['a field twice', '{"id":"A","id":"B"}', /The field "id" stands twice in one object\.$/],
    ['a list', '[]', /^\(whole\): Expected an object, but found a list\.$/],
  ])('gives a file that is %s one clear sentence', async (name, content, sentence) => {
    const { code, out } = await recipe('check', file(`${name}.json`, content));
    expect(code).toBe(1);
    expect(out).toEqual([expect.stringMatching(sentence)]);
  });

  it('reads a file with a byte order mark', async () => {
    const path = file('marked.json', `\uFEFF${JSON.stringify(writtenRecipe())}`);
    expect((await recipe('check', path)).code).toBe(0);
  });

  it('stops counting aloud after fifty problems', async () => {
    const written = bent(
      'steps',
      Array.from({ length: 120 }, () => 1),
    );
    const { out } = await recipe('check', file('many.json', written));
    expect(out).toHaveLength(51);
    expect(out.at(-1)).toBe('… and 70 more.');
  });

  it.each([
    [['check', join(folder, 'nowhere.json')], /cannot be read\. There is no such file\./],
    [['check', folder], /cannot be read\. It is a folder\./],
    [['check'], /FILE is missing\./],
    [['improve', good], /"recipe" can only "check", not "improve"\./],
    [[], /check is missing\./],
  ])('exits with 2 when it is called as recipe %j', async (args, sentence) => {
    const { code, out, err } = await recipe(...args);
    expect({ code, out }).toEqual({ code: 2, out: [] });
    expect(err).toEqual([expect.stringMatching(sentence)]);
  });
});
