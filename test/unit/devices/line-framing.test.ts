import { describe, expect, it } from 'vitest';
import { LineFramer } from '../../../main/adapters/devices/line-framing.ts';
import { framing } from '../../../main/adapters/devices/mt-sics/driver.ts';
import { printable } from '../../../main/application/devices/printable.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

function push(framer: LineFramer, text: string, mono = 0): readonly string[] {
  return framer
    .push(bytes(text), mono)
    .map((framed) => (framed.kind === 'frame' ? printable(framed.bytes) : `noise: ${framed.reason}`));
}

describe('line framing', () => {
  it('cuts two frames out of one chunk and joins one out of three', () => {
    const framer = new LineFramer(framing);
    expect(push(framer, 'S S 1.0 g\r\nS D 2.0 g\r\n')).toEqual(['S S 1.0 g', 'S D 2.0 g']);
    expect(push(framer, 'S S')).toEqual([]);
    expect(push(framer, ' 3.0 g\r')).toEqual([]);
    expect(push(framer, '\n')).toEqual(['S S 3.0 g']);
  });

  it('drops what came with the opening, up to the end of its frame', () => {
    const framer = new LineFramer(framing).opened(0);
    expect(push(framer, '00.00 g\r\nS S 1.0 g\r\n', 20)).toEqual(['noise: cut at opening', 'S S 1.0 g']);
    const late = new LineFramer(framing).opened(0);
    expect(push(late, 'S S 1.0 g\r\n', 150)).toEqual(['S S 1.0 g']);
  });

  it('drops a frame that is longer than the cap, and finds the next one', () => {
    const framer = new LineFramer(framing);
    const flood = push(framer, `${'9'.repeat(1000)}\r\nS S 1.0 g\r\n`);
    expect(flood.filter((frame) => frame === 'S S 1.0 g')).toHaveLength(1);
    expect(flood.filter((frame) => frame.startsWith('noise')).length).toBeGreaterThan(0);
    expect(flood).toHaveLength(flood.filter((frame) => frame.startsWith('noise')).length + 1);
  });

  it('gives up half a frame after a silence, so that it cannot eat the next one', () => {
    const framer = new LineFramer(framing);
    expect(push(framer, 'S S     10', 0)).toEqual([]);
    expect(push(framer, 'S S     100.00 g\r\n', 2000)).toEqual([
      'noise: half a frame, then silence',
      'S S     100.00 g',
    ]);
  });

  it('keeps a lone CR inside: it is not the end of a frame', () => {
    expect(push(new LineFramer(framing), 'S S 1.0\rS S 2.0 g\r\n')).toEqual(['S S 1.0\\x0dS S 2.0 g']);
  });
});
