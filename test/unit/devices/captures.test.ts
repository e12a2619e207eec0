import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCapture } from '../../../main/adapters/devices/capture/capture-file.ts';
import { type Replayed, replayed } from './replayed.ts';

const FOLDER = join(import.meta.dirname, '../../vectors/devices/captures');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.capture'));
const ADVICE =
  'run UPDATE_CAPTURES=1 vitest run --config test/vitest.config.ts unit/devices/captures, and read it';

/** A file that a support engineer drops into the folder is a test. */
describe.each(files)('%s', (name) => {
  const read = readCapture(join(FOLDER, name));
  if (!read.ok) throw new Error(read.error);
  const capture = read.value;
  const place = join(FOLDER, name.replace(/\.capture$/, '.expected.json'));

  it('says frame by frame what is expected, and supervised it says no more than that', async () => {
    const { differences: _, ...found } = await replayed(capture);
    if (process.env.UPDATE_CAPTURES) writeFileSync(place, asText(found));
    if (!existsSync(place)) throw new Error(`There is no ${place}: ${ADVICE}.`);
    expect(found).toEqual(JSON.parse(readFileSync(place, 'utf8')));
    if (capture.header.kind !== 'scale') return;
    const decoded = found.frames.flatMap((frame) =>
      frame.kind === 'reading' ? [`${frame.value} ${frame.unit}${frame.stable ? '' : ' moving'}`] : [],
    );
    for (const weight of found.told) expect(decoded).toContain(weight);
  });
});

/** One frame a line, so that a change of one frame is a change of one line. */
function asText({ frames, states, told }: Replayed): string {
  const lines = frames.map((frame) => `    ${JSON.stringify(frame)}`).join(',\n');
  return `{\n  "frames": [\n${lines}\n  ],\n  "states": ${JSON.stringify(states)},\n  "told": ${JSON.stringify(told)}\n}\n`;
}
