import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_INPUTS, type DayInputs } from '../../main/demo/scenario/day-inputs.ts';
import type { Founding } from '../../main/domain/plant/founding.ts';
import { type PlayedDay, playDay, removeDemoFolders } from '../support/demo-run.ts';

/**
 * The same people on another day. What the record must hold is worked out here from the masses on the pans and the
 * recipe as printed, with arithmetic of its own: grams as whole numbers, fractions as pairs of them.
 */
const grams = (text: string): bigint => {
  const [digits = '', unit = ''] = text.split(' ');
  const sign = digits.startsWith('-') ? -1n : 1n;
  const [whole = '0', fraction = ''] = digits.replace('-', '').split('.');
  const places = unit === 'kg' ? 3 : 1;
  // Grams times ten: the finest that any mass of the day needs.
  const scaled = BigInt(whole + fraction.padEnd(places, '0').slice(0, places));
  return sign * (unit === 'kg' ? scaled * 10n : scaled);
};
const FLOOR_STEP = grams('0.02 kg');
const nearest = (numerator: bigint, denominator: bigint, step: bigint): bigint =>
  ((2n * numerator + denominator * step) / (2n * denominator * step)) * step;
const kilograms = (tenths: bigint): string => {
  const text = tenths.toString().padStart(5, '0');
  return `${text.slice(0, -4)}.${text.slice(-4, -2)}`;
};
const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);

const PURE_TOTAL = grams('131.250 kg');
const WHOLE_FILL = grams('162.500 kg');
const OTHERS = sum(['6.25 kg', '5.00 kg', '1250.0 g', '1625.0 g'].map(grams));

/** What the two drums, the split and the compensator come to. Assays in thousandths. */
function worked(inputs: DayInputs, firstAssay: bigint, secondAssay = 997n) {
  const drums = inputs.fullDrums.map(grams);
  const firstPure = sum(drums) * firstAssay;
  const wanted = nearest(PURE_TOTAL * 1000n - firstPure, secondAssay, FLOOR_STEP);
  const parts: bigint[] = [];
  for (const left of [3n, 2n, 1n]) {
    const slip = grams(inputs.slips[parts.length] ?? '0 g');
    parts.push(nearest(wanted - sum(parts), left, FLOOR_STEP) + slip);
  }
  const filler = nearest(WHOLE_FILL - sum(drums) - sum(parts) - OTHERS, 1n, FLOOR_STEP);
  const pure = firstPure + sum(parts) * secondAssay;
  return {
    nets: [...drums, ...parts, ...[nearest(grams('6.25 kg'), 1n, FLOOR_STEP), grams('5.00 kg'), filler]],
    wanted,
    pure: nearest(pure, 10_000n, 1n),
  };
}

/** Gross, tare and net of the containers up to the filler, as the floor scale writes them. */
function rows(inputs: DayInputs, nets: readonly bigint[]) {
  return nets.map((net, index) => {
    const tare = grams(inputs.tares[index] ?? '');
    return [kilograms(net + tare), kilograms(tare), kilograms(net)];
  });
}

const recorded = ({ result }: PlayedDay) =>
  result.containers.map(({ gross, tare, net }) => [gross, tare, net]);
const splitTarget = ({ events }: PlayedDay): unknown =>
  events.find(({ type, data }) => type === 'WeightAccepted' && data['step'] === '50')?.data['target'];

const withAssay =
  (assay: string) =>
  (founding: Founding): Founding => ({
    ...founding,
    lots: founding.lots.map((lot) => (lot.id === 'AA-2409-117' ? { ...lot, assay } : lot)),
  });

const OTHER_MASSES: DayInputs = {
  ...DAY_INPUTS,
  tares: ['1.42 kg', '1.68 kg', '1.60 kg', '1.46 kg', '1.58 kg', '0.28 kg', '0.38 kg', '1.04 kg'],
  fullDrums: ['24.98 kg', '25.04 kg'],
  slips: ['-0.04 kg', '0.06 kg', '0.02 kg', '0.00 kg', '0.00 kg', '0.00 kg'],
};

let weaker: PlayedDay;
let heavier: PlayedDay;
beforeAll(async () => {
  [weaker, heavier] = await Promise.all([
    playDay({ alter: withAssay('99.0'), lastStep: '80' }),
    playDay({ inputs: OTHER_MASSES, lastStep: '80' }),
  ]);
}, 120_000);
afterAll(removeDemoFolders);

describe('another day of the same people', () => {
  it('[S125] the arithmetic of this test agrees with the printed day', () => {
    const { nets, wanted, pure } = worked(DAY_INPUTS, 994n);
    expect(nets.map(kilograms)).toEqual([
      ...['25.00', '25.02', '27.28', '27.26', '27.22', '6.26', '5.00', '16.60'],
    ]);
    expect(kilograms(wanted)).toBe('81.78');
    expect(pure).toBe(131_235n);
  });

  it('[S125] with an assay of 99.0 percent instead of 99.4, the second lot and the filler follow', () => {
    const { nets, wanted, pure } = worked(DAY_INPUTS, 990n);
    expect(kilograms(wanted)).toBe('81.98');
    expect(recorded(weaker)).toEqual(rows(DAY_INPUTS, nets));
    expect(weaker.result.pure).toBe(`${pure / 1000n}.${pure % 1000n} kg`);
    expect(splitTarget(weaker)).toBe(27_320_000_000);
    expect(weaker.result.stock['AA-2503-042']).toBe(
      `${kilograms(grams('100.00 kg') - sum(nets.slice(2, 5)))} kg`,
    );
    expect(weaker.result.verified).toBe(true);
  });

  it('[S36][S125] with other empty containers, other drums and another hand, gross, net and filler follow', () => {
    const { nets, pure } = worked(OTHER_MASSES, 994n);
    expect(recorded(heavier)).toEqual(rows(OTHER_MASSES, nets));
    expect(heavier.result.pure).toBe(`${pure / 1000n}.${pure % 1000n} kg`);
    const variances = heavier.events.filter(({ type, data }) => type === 'SourceClosed' && data['variance']);
    expect(variances.map(({ data }) => [data['container'], data['variance']])).toEqual([
      ['AA-2409-117-01', -20_000_000],
      ['AA-2409-117-02', 40_000_000],
    ]);
    expect(heavier.result.verified).toBe(true);
  });

  it('ends after the step it was told to end after, with the rest still to come', () => {
    expect(weaker.result.steps).toMatchObject({
      '80': 'verified',
      '90': 'ready',
      '100': 'planned',
      '110': 'planned',
    });
    expect(weaker.result.kit).toBeNull();
  });
});
