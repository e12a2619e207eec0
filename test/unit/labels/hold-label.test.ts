import { describe, expect, it } from 'vitest';
import { decodeZplGraphic, toZpl } from '../../../main/adapters/devices/zpl-printer/graphic.ts';
import { labelMaker } from '../../../main/adapters/labels/label-maker.ts';
import { toPng } from '../../../main/adapters/labels/png.ts';
import { layoutTools } from '../../../main/adapters/labels/render-label.ts';
import { plantCalendar } from '../../../main/adapters/system/plant-calendar.ts';
import { heldLabel } from '../../../main/application/station/held-label.ts';
import { labelFor } from '../../../main/application/station/labels.ts';
import english from '../../../main/contract/text/en.json' with { type: 'json' };
import { REASON_CODES } from '../../../main/contract/vocabulary.ts';
import { layOut } from '../../../main/domain/labels/layout.ts';
import { heldContainer } from '../../../main/domain/labels/templates/held-container.ts';
import { plantFacts } from '../../../main/domain/state.ts';
import { dataOf } from '../../support/given-when-then.ts';
import { BATCH, boothBefore, certain, type WeighBooth } from '../../support/weigh-booth.ts';
import { CHECKPOINT, NOTE } from './label-data.ts';
import { readCodes } from './read-codes.ts';

const SOURCE = 'CB-2508-009-01';
const DC06 = `${BATCH}/DC-06`;

function heldBooth(...objects: readonly { readonly kind: string; readonly id: string }[]): WeighBooth {
  const booth = boothBefore('70');
  for (const object of objects) booth.given('PlaceHold', { object, reason: 'coa-mismatch', narrative: null });
  return booth;
}
const LOT = { kind: 'lot', id: 'CB-2508-009' };
const labelOf = (booth: WeighBooth, id: string, note: string | null = null) => {
  const { timeZone, dayStart } = plantFacts(booth.state).site;
  return heldLabel(booth.state, id, note, plantCalendar(timeZone, dayStart));
};
const print = (booth: WeighBooth, container: string, sight = {}) =>
  booth.when('PrintHoldLabel', { container }, sight);
const told = (booth: WeighBooth, container: string, outcome: string) =>
  booth.given('RecordPrint', { label: 'hold', container, outcome, detail: '', bitmapHash: 'b' });

describe('the HOLD label of a container', () => {
  it('[S20] says what is held, by whom, why and since when, from the record alone', () => {
    const label = labelOf(heldBooth(LOT), SOURCE);
    expect(label).toMatchObject({
      container: SOURCE,
      itemCode: 'RM-1014',
      lot: 'CB-2508-009',
      batch: null,
      hold: 'H-2',
      demo: true,
      reprint: null,
    });
    expect(label?.reason).toBe(`H-2: Certificate does not match, ${label?.by}, ${label?.at}`);
    expect(label?.by).toMatch(/\(OP-101\)$/);
    expect(label?.at).toMatch(/^2026-03-09 \d\d:\d\d$/);
  });

  it('[S103] names every hold over a filled container, those of its lot and its batch too', () => {
    const booth = heldBooth(LOT, { kind: 'container', id: DC06 });
    const both = labelOf(booth, DC06);
    expect(both).toMatchObject({ batch: BATCH, hold: 'H-2, H-3' });
    expect(both?.reason).toMatch(/^H-2: .*; H-3: [^;]*$/);
    booth.given('PlaceHold', { object: { kind: 'batch', id: BATCH }, reason: 'spill', narrative: null });
    const label = labelOf(booth, DC06);
    expect(label?.hold).toBe('H-2, H-3, +1');
    expect(label?.reason).toMatch(/^H-2: .*; H-3: .*; \+1$/);
  });

  it('[S20] there is none of what nothing holds, and of what is no container of material', () => {
    const booth = heldBooth();
    for (const id of [SOURCE, DC06, 'NONE', 'WST-01']) expect(labelOf(booth, id)).toBeNull();
  });

  it('holds the longest words that a hold can have', () => {
    const wordsOf = (code: (typeof REASON_CODES)[number]) => english[`reason.${code}`];
    const [longest] = [...REASON_CODES].sort((a, b) => wordsOf(b).length - wordsOf(a).length);
    const booth = heldBooth();
    for (const object of [LOT, { kind: 'container', id: DC06 }, { kind: 'batch', id: BATCH }, LOT])
      booth.given('PlaceHold', { object, reason: longest, narrative: null });
    const { note: _, ...label } = certain(labelOf(booth, DC06));
    const reason = label.reason.replaceAll(/, [^,]* \(/g, ', Wilhelmina Featherstonehaugh (');
    const values = { ...label, ...CHECKPOINT, batch: BATCH, reason, demo: 'DEMO', reprint: '12' };
    expect(layOut(heldContainer, values, 8, layoutTools)).toMatchObject({ ok: true });
  });

  it.each([SOURCE, DC06])(
    '[S20] of %s comes out of the printer with codes that read as the container',
    async (id) => {
      const booth = heldBooth(LOT);
      const { timeZone, dayStart } = plantFacts(booth.state).site;
      const label = certain(labelFor('hold', booth.state, id, NOTE, plantCalendar(timeZone, dayStart)));
      const made = labelMaker(8, 'a1b2c3d4e5f60718').make(label);
      if (!made.ok) throw new Error(made.error);
      const graphic = decodeZplGraphic(toZpl(made.value.bitmap));
      if (!graphic.ok) throw new Error(graphic.error);
      const batch = id === DC06 ? `\u001d91${BATCH}` : '';
      for (const png of [made.value.png, toPng(graphic.value)])
        expect(await readCodes(png)).toMatchObject({
          ']d2': `240RM-1014\u001d10CB-2508-009\u001d21${id}${batch}`,
          ']C1': '240RM-1014\u001d10CB-2508-009',
        });
    },
  );
});

describe('printing a HOLD label', () => {
  it('[S20] is on record with the holds it names before the printer hears of it, and counted when the printer says so', () => {
    const booth = heldBooth(LOT);
    expect(dataOf(print(booth, SOURCE), 'HoldLabelReserved')).toEqual([
      { container: SOURCE, copy: 1, holds: ['H-2'], station: 'WS-01' },
    ]);
    expect(booth.state.get('holdLabels', SOURCE)).toMatchObject({ printed: 0, outcome: 'printing' });
    expect(print(booth, SOURCE).codes).toEqual(['label.printing']);
    told(booth, SOURCE, 'indeterminate');
    expect(dataOf(print(booth, SOURCE), 'HoldLabelReserved')).toMatchObject([{ copy: 2 }]);
    told(booth, SOURCE, 'confirmed');
    expect(booth.state.get('holdLabels', SOURCE)).toMatchObject({
      copies: 2,
      printed: 1,
      outcome: 'confirmed',
    });
    expect(labelOf(booth, SOURCE)).toMatchObject({ reprint: 1 });
  });

  it('[S20] says nothing about the label of the container itself', () => {
    const booth = heldBooth(LOT);
    const before = booth.work('60').containers;
    print(booth, DC06);
    told(booth, DC06, 'confirmed');
    expect(booth.work('60').containers).toEqual(before);
  });

  it('[S20] is refused for what nobody knows and for what nothing holds, also once the hold is released', () => {
    const booth = heldBooth(LOT);
    expect(print(booth, 'NONE').codes).toEqual(['holdLabel.unknown']);
    expect(print(booth, 'MS-2511-020-01').codes).toEqual(['holdLabel.notHeld']);
    booth.given('ReleaseHold', { hold: 'H-2', reason: 'coa-corrected' }, { by: 'QA-01' });
    expect(print(booth, SOURCE).codes).toEqual(['holdLabel.notHeld']);
  });

  it.each(['none', 'notReady'] as const)('needs a printer that is ready: %s', (printer) => {
    expect(print(heldBooth(LOT), SOURCE, { printer }).codes).toEqual([`printer.${printer}`]);
  });
});
