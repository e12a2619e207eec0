import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { PRINTER_FAMILIES } from '../../main/adapters/devices/open-device.ts';
import { decodeZplGraphic, toZpl } from '../../main/adapters/devices/zpl-printer/graphic.ts';
import { toPng } from '../../main/adapters/labels/png.ts';
import { renderLabel } from '../../main/adapters/labels/render-label.ts';
import { PRINTER_DIALECTS } from '../../main/adapters/simulators/printer-dialects/printer-dialects.ts';
import { type MassUnit, parseMass } from '../../main/contract/quantity.ts';
import { type Element, parseElementString } from '../../main/domain/identity/gs1/element-string.ts';
import { bytesPerRow } from '../../main/domain/labels/bitmap.ts';
import { elementString } from '../../main/domain/labels/gs1-elements.ts';
import { netWeightElement } from '../../main/domain/labels/net-weight.ts';
import { dispensedContainer } from '../../main/domain/labels/templates/dispensed-container.ts';
import { DISPENSED } from '../unit/labels/label-data.ts';
import { readCodes } from '../unit/labels/read-codes.ts';

const GS = '\u001d';
const CSET_82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
const gs1Text = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...CSET_82), minLength: 1, maxLength });

// It draws, prints and decodes hundreds of labels.
vi.setConfig({ testTimeout: 180_000 });

test('any lot, container and batch that GS1 can carry comes back from the printed label', async () => {
  await fc.assert(
    fc.asyncProperty(
      gs1Text(20),
      gs1Text(12),
      gs1Text(20),
      fc.constantFrom(8 as const, 12 as const),
      async (lot, container, batch, dpmm) => {
        const label = renderLabel(dispensedContainer, { ...DISPENSED, lot, container, batch }, dpmm);
        if (!label.ok) throw new Error(JSON.stringify(label.error));
        const printed = decodeZplGraphic(toZpl(label.value));
        if (!printed.ok) throw new Error(printed.error);
        const codes = await readCodes(toPng(printed.value));
        expect(codes[']d2']).toBe(`240RM-1001${GS}10${lot}${GS}21${container}${GS}310200272891${batch}`);
        expect([`240RM-1001${GS}10${lot}`, `10${lot}`]).toContain(codes[']C1']);
        expect(codes[']Q1']).toBe(DISPENSED.checkpoint);
      },
    ),
    { numRuns: 40 },
  );
});

test('any text is a label or a refusal, never an exception', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ maxLength: 60 }),
      (lot, itemName) => {
        const label = renderLabel(dispensedContainer, { ...DISPENSED, lot, itemName }, 8);
        expect(label.ok || label.error.length > 0).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

const bitmaps = (bytes: readonly number[]) =>
  fc.integer({ min: 1, max: 300 }).chain((width) =>
    fc.integer({ min: 1, max: 12 }).chain((height) => {
      const stride = bytesPerRow(width);
      const padding = 0xff << (stride * 8 - width);
      const size = stride * height;
      return fc.array(fc.constantFrom(...bytes), { minLength: size, maxLength: size }).map((bits) => ({
        width,
        height,
        bits: Uint8Array.from(bits, (byte, at) => ((at + 1) % stride === 0 ? byte & padding : byte)),
      }));
    }),
  );

test('any bitmap comes back from its ZPL', () => {
  fc.assert(
    fc.property(bitmaps([0x00, 0x00, 0xff, 0xff, 0x0f, 0xa5, 0x10]), (one) => {
      const zpl = toZpl(one);
      expect(zpl.toString('latin1').match(/\^XA/g)).toHaveLength(1);
      expect(zpl.includes('~')).toBe(false);
      expect(decodeZplGraphic(zpl)).toEqual({ ok: true, value: one });
    }),
  );
});

/** Bytes that begin and go on with what each language carries out at once, as they are and turned over. */
const SPELLS = [0x1b, 0x21, 0x7e, 0x10, 0x04, 0x05, 0x14, 0x5e, 0x40, 0x65].flatMap((byte) => [
  byte,
  byte ^ 0xff,
]);

test.each(Object.values(PRINTER_FAMILIES))(
  '[S123] any bitmap comes back in $name, and spells no command in it',
  (family) => {
    const dialect = PRINTER_DIALECTS[family.name];
    if (!dialect) throw new Error(`no dialect ${family.name}`);
    let refused = 0;
    fc.assert(
      fc.property(bitmaps([...SPELLS, 0x00, 0xff]), (one) => {
        const bytes = family.graphic.encode(one);
        if (!bytes.ok) {
          refused += 1;
          return;
        }
        expect(family.graphic.decode(bytes.value)).toEqual({ ok: true, value: one });
        const jobs: Uint8Array[] = [];
        const never = (): never => {
          throw new Error('the picture was carried out as a command');
        };
        dialect().read(bytes.value, {
          state: never,
          answer: never,
          cancelAll: never,
          queue: (job) => jobs.push(job),
        });
        expect(jobs.map((job) => Buffer.compare(job, bytes.value))).toEqual([0]);
      }),
      { numRuns: 300 },
    );
    expect(refused).toBe(0);
  },
);

test('what a label says in GS1 elements is what a scanner of it reads', () => {
  const element = fc.oneof(
    gs1Text(20).map((value): Element => ['10', value]),
    gs1Text(20).map((value): Element => ['21', value]),
    gs1Text(30).map((value): Element => ['240', value]),
    fc.integer({ min: 0, max: 999_999 }).map((value): Element => ['3102', `${value}`.padStart(6, '0')]),
    gs1Text(90).map((value): Element => ['91', value]),
  );
  const elements = fc.uniqueArray(element, { selector: ([ai]) => ai, minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(elements, (list) => {
      const data = elementString(list);
      if (!data.ok) throw new Error(data.error.reason);
      expect(parseElementString(data.value, 2026)).toEqual({ ok: true, value: list });
    }),
  );
});

test('a net weight in a GS1 element is exactly the net weight', () => {
  const digits = fc.tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: 0, max: 4 }));
  const PLACES: Readonly<Record<MassUnit, number>> = { kg: 0, g: 3, mg: 6 };
  fc.assert(
    fc.property(digits, fc.constantFrom<MassUnit>('kg', 'g', 'mg'), ([whole, places], unit) => {
      const padded = `${whole}`.padStart(places + 1, '0');
      const text = places === 0 ? padded : `${padded.slice(0, -places)}.${padded.slice(-places)}`;
      const element = netWeightElement(text, unit);
      if (!element.ok) throw new Error(element.error.reason);
      const [ai, data] = element.value;
      if (ai === '92') {
        expect(data).toBe(`${text}${unit}`);
        return;
      }
      expect(data).toMatch(/^\d{6}$/);
      // data ÷ 10^n kg = whole ÷ 10^places in the unit, without a division
      const left = BigInt(data) * 10n ** BigInt(places + PLACES[unit]);
      expect(left).toBe(BigInt(whole) * 10n ** BigInt(Number(ai.slice(3))));
      expect(parseMass(text, unit).ok).toBe(true);
    }),
    { numRuns: 500 },
  );
});
