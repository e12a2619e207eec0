import { describe, expect, it } from 'vitest';
import { FrameLength } from '../../../main/application/devices/frame-length.ts';

const WHOLE = 'S S      11.18 kg';

describe('the length of a scale’s weights', () => {
  it('is settled by three padded ones, and a shorter or longer frame is not whole', () => {
    const length = new FrameLength();
    for (let times = 0; times < 3; times += 1) expect(length.isWhole(WHOLE, 'kg')).toBe(true);
    expect(length.isWhole('S S      1.18 kg', 'kg')).toBe(false);
    expect(length.isWhole('S S       1.18 kg', 'kg')).toBe(true);
    expect(length.isWhole('S S      111.18 kg', 'kg')).toBe(false);
    expect(length.isWhole('S D      11180 g', 'g')).toBe(true);
  });

  it('is never settled where a scale does not pad', () => {
    const length = new FrameLength();
    for (const frame of ['S S 9.98 kg', 'S S 9.98 kg', 'S S 9.98 kg', 'S S 10.00 kg']) {
      expect(length.isWhole(frame, 'kg')).toBe(true);
    }
  });

  it('is not settled by frames that differ, and is forgotten with the connection', () => {
    const length = new FrameLength();
    for (const frame of [WHOLE, 'S S      1.18 kg', WHOLE, WHOLE])
      expect(length.isWhole(frame, 'kg')).toBe(true);
    expect(length.isWhole('S S      1.18 kg', 'kg')).toBe(true);
    length.forget();
    for (let times = 0; times < 3; times += 1) length.isWhole(WHOLE, 'kg');
    expect(length.isWhole('S S      1.18 kg', 'kg')).toBe(false);
    length.forget();
    expect(length.isWhole('S S      1.18 kg', 'kg')).toBe(true);
  });
});
