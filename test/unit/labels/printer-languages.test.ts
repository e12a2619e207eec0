import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { zplToBase64Async } from 'zpl-renderer-js';
import { PRINTER_FAMILIES } from '../../../main/adapters/devices/open-device.ts';
import { digestOf, isApproved } from '../../../main/adapters/labels/label-maker.ts';
import { toPng } from '../../../main/adapters/labels/png.ts';
import { renderLabel } from '../../../main/adapters/labels/render-label.ts';
import { PRINTER_DIALECTS } from '../../../main/adapters/simulators/printer-dialects/printer-dialects.ts';
import { bytesOf, printable } from '../../../main/application/devices/printable.ts';
import { provenBytes } from '../../../main/application/devices/prove-graphic.ts';
import type { PrinterFamily } from '../../../main/application/ports/device-family.ts';
import { type Bitmap, blankBitmap, type Dpmm } from '../../../main/domain/labels/bitmap.ts';
import type { LabelTemplate } from '../../../main/domain/labels/template.ts';
import {
  LABEL_TEMPLATES,
  type LabelTemplateId,
} from '../../../main/domain/labels/templates/label-templates.ts';
import { HOSTILE_LABELS } from './hostile-labels.ts';
import { allCodes } from './read-codes.ts';
import { readGreyPng } from './read-grey-png.ts';

const families = Object.values(PRINTER_FAMILIES);
/** Both questions of TSPL printers go with one graphic. */
const languages = families.filter(({ graphic }, at) =>
  families.slice(0, at).every((other) => other.graphic !== graphic),
);
const templates = Object.values(LABEL_TEMPLATES) as readonly (LabelTemplate & { id: LabelTemplateId })[];

function hostile({ id }: LabelTemplate, dpmm: Dpmm): Bitmap {
  const template: LabelTemplate = LABEL_TEMPLATES[id as LabelTemplateId];
  const rendered = renderLabel(template, HOSTILE_LABELS[id as LabelTemplateId].data, dpmm);
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.error));
  return rendered.value;
}

function sent(family: PrinterFamily, bitmap: Bitmap): Uint8Array {
  const bytes = family.graphic.encode(bitmap);
  if (!bytes.ok) throw new Error(bytes.error);
  return bytes.value;
}

const decoded = (family: PrinterFamily, bytes: Uint8Array): Bitmap => {
  const back = family.graphic.decode(bytes);
  if (!back.ok) throw new Error(back.error);
  return back.value;
};

/** Approval follows proof: with UPDATE_TEMPLATES=1 what was decoded just now is written down as approved. */
const proved = new Map<string, string>();
const APPROVED = join(import.meta.dirname, '../../../main/domain/labels/templates/approved-templates.ts');

afterAll(() => {
  if (!process.env.UPDATE_TEMPLATES || proved.size !== templates.length) return;
  const source = readFileSync(APPROVED, 'utf8');
  const lines = [...proved].map(([name, digest]) => `  '${name}': '${digest}',\n`).join('');
  writeFileSync(APPROVED, source.replace(/= \{[\s\S]*\};/, `= {\n${lines}};`));
});

describe.each(templates)('$id', (template) => {
  test('[S123] in every language its codes come back as exactly its data, and so it is approved', async () => {
    const { codes } = HOSTILE_LABELS[template.id];
    const bitmap = hostile(template, 8);
    for (const family of languages) {
      const back = decoded(family, sent(family, bitmap));
      expect(back).toEqual(bitmap);
      expect([family.name, ...(await allCodes(toPng(back))).toSorted()]).toEqual([
        family.name,
        ...[...codes].sort(),
      ]);
    }
    proved.set(`${template.id} v${template.version}`, digestOf(template));
    if (!process.env.UPDATE_TEMPLATES) expect(isApproved(template)).toBe(true);
  });

  test('at 300 dpi every language gives the same dots back', () => {
    const bitmap = hostile(template, 12);
    for (const family of languages) expect(decoded(family, sent(family, bitmap))).toEqual(bitmap);
  });

  test('another ZPL engine draws the same dots', async () => {
    const bitmap = hostile(template, 8);
    const zpl = Buffer.from(sent(PRINTER_FAMILIES['zpl'] as PrinterFamily, bitmap)).toString('latin1');
    const drawn = Buffer.from(await zplToBase64Async(zpl, 100, 150, 8), 'base64');
    expect(readGreyPng(drawn)).toEqual(bitmap);
  });

  test('is not approved with one number changed', () => {
    const changed = { ...template, size: { ...template.size, width: template.size.width + 1 } };
    expect(isApproved(changed)).toBe(false);
    expect(isApproved({ ...template, version: template.version + 1 })).toBe(false);
  });
});

const [NUL, GS] = ['\0', '\x1d'];

/** The bytes around the graphic: what is left when the data of its parts is taken out. */
function around(family: PrinterFamily, bytes: Uint8Array): string {
  let text = Buffer.from(bytes).toString('latin1');
  const heads: Readonly<Record<string, readonly [RegExp, (match: RegExpExecArray) => number]>> = {
    zpl: [
      /\^GFA,\d+,\d+,\d+,/g,
      (match) => text.indexOf('^', match.index + 1) - match.index - match[0].length,
    ],
    tspl: [/BITMAP \d+,\d+,(\d+),(\d+),0,/g, (match) => Number(match[1]) * Number(match[2])],
    epl: [/GW\d+,\d+,(\d+),(\d+),/g, (match) => Number(match[1]) * Number(match[2])],
    escpos: [
      new RegExp(`${GS}v0${NUL}([\\s\\S])${NUL}([\\s\\S])${NUL}`, 'g'),
      (match) => (match[1] ?? '').charCodeAt(0) * (match[2] ?? '').charCodeAt(0),
    ],
  };
  const [head, length] = heads[family.name] ?? [/$^/g, () => 0];
  for (let match = head.exec(text); match; match = head.exec(text)) {
    const from = match.index + match[0].length;
    text = text.slice(0, from) + text.slice(from + length(match));
    head.lastIndex = from;
  }
  return text;
}

describe('[S123] nothing of a label reaches a printer as text', () => {
  /** CR is `<` and LF `>`, other bytes that are no letters as `\\xHH`. */
  const AROUND: Readonly<Record<string, RegExp>> = {
    zpl: /^\^XA\^PW800\^LL1200\^PON\^PMN\^LRN\^LH0,0\^FO0,0\^GFA,120000,120000,100,\^FS\^PQ1,0,0,N\^XZ$/,
    tspl: /^SIZE 800 dot,1200 dot<>GAP 3 mm,0 mm<>DIRECTION 0,0<>REFERENCE 0,0<>CLS<>(BITMAP \d+,\d+,\d+,\d+,0,<>)+PRINT 1,1<>$/,
    epl: /^>N>q800>Q1200,24>R0,0>ZT>(GW\d+,\d+,\d+,\d+,>)+P1>$/,
    escpos:
      /^\\x1b@(\\x1dL\\x0[0-8]\\x00\\x1dW(.|\\x[0-9a-f]{2})\\x03\\x1dv0\\x00[de]\\x00(.|\\x[0-9a-f]{2})\\x00)+\\x1dVB\\x00$/,
  };

  test.each(languages)('$name: the bytes around the graphic are fixed but for sizes and places', (family) => {
    for (const template of templates) {
      const text = around(family, sent(family, hostile(template, 8)));
      const shown = printable(bytesOf(text)).replaceAll('\\x0d', '<').replaceAll('\\x0a', '>');
      expect(shown).toMatch(AROUND[family.name] ?? /$^/);
    }
  });

  /** Rows of bytes that each language would act upon, as the printer would receive them and turned over. */
  function spelling(): Bitmap {
    const spells = [
      '\x1b!?',
      '\x1b!S',
      '\x1b!R',
      '~!@',
      '\x10\x04\x04',
      '\x10\x05\x02',
      '\x10\x14\x08',
      '^@',
      '^ee',
    ];
    const bitmap = blankBitmap(160, spells.length * 4);
    const stride = 20;
    for (const [at, spell] of spells.entries()) {
      const row = Buffer.from(spell.repeat(stride), 'latin1').subarray(0, stride);
      for (const turned of [0x00, 0xff])
        for (const line of [0, 1]) {
          const y = at * 4 + line + (turned === 0 ? 0 : 2);
          bitmap.bits.set(
            row.map((byte) => byte ^ turned),
            y * stride,
          );
        }
    }
    return bitmap;
  }

  test.each(families)(
    '$name: a picture that spells commands is printed, and none is carried out',
    (family) => {
      const dialect = PRINTER_DIALECTS[family.name]?.();
      const bitmap = spelling();
      const bytes = provenBytes(family.graphic, bitmap);
      if (!dialect || !bytes.ok) throw new Error(bytes.ok ? 'no dialect' : bytes.error);
      const happened: unknown[] = [];
      const rest = dialect.read(bytes.value, {
        state: () => {
          throw new Error('it was asked');
        },
        answer: (answer) => happened.push(answer),
        cancelAll: () => happened.push('cancelled'),
        queue: (job, copies) => happened.push([dialect.decode(job), copies]),
      });
      expect(rest).toHaveLength(0);
      expect(happened).toEqual([[{ ok: true, value: bitmap }, 1]]);
    },
  );

  test('bytes that do not hold the label are not sent', () => {
    const bitmap = blankBitmap(16, 2);
    const { graphic } = PRINTER_FAMILIES['tspl'] as PrinterFamily;
    const wrong = { ...graphic, encode: () => graphic.encode(blankBitmap(16, 3)) };
    expect(provenBytes(wrong, bitmap)).toEqual({
      ok: false,
      error: 'the bytes for the printer do not hold this label',
    });
  });
});

describe.each(languages)('decoding $name', (family) => {
  const good = Buffer.from(sent(family, blankBitmap(24, 3)));

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['two labels', Buffer.concat([good, good])],
    ['a label cut short', good.subarray(0, -1)],
    ['something in front', Buffer.concat([Buffer.from('X'), good])],
    ['something behind', Buffer.concat([good, Buffer.from('X')])],
  ])('refuses %s', (_, bytes) => {
    expect(family.graphic.decode(bytes)).toMatchObject({ ok: false, error: expect.stringMatching(/\S/) });
  });
});
