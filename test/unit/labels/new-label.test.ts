import { describe, expect, it } from 'vitest';
import { decodeZplGraphic, toZpl } from '../../../main/adapters/devices/zpl-printer/graphic.ts';
import { labelMaker } from '../../../main/adapters/labels/label-maker.ts';
import { toPng } from '../../../main/adapters/labels/png.ts';
import { layoutTools } from '../../../main/adapters/labels/render-label.ts';
import { plantCalendar } from '../../../main/adapters/system/plant-calendar.ts';
import { labelFor } from '../../../main/application/station/labels.ts';
import { receivedContainerLabel } from '../../../main/application/station/received-label.ts';
import { identityOf } from '../../../main/application/station/scan-identity.ts';
import english from '../../../main/contract/text/en.json' with { type: 'json' };
import { REASON_CODES } from '../../../main/contract/vocabulary.ts';
import { decodeGs1Scan } from '../../../main/domain/identity/gs1/decode-scan.ts';
import { layOut } from '../../../main/domain/labels/layout.ts';
import { receivedContainer } from '../../../main/domain/labels/templates/received-container.ts';
import { plantFacts } from '../../../main/domain/state.ts';
import { BATCH, boothBefore, certain, FLOOR, type WeighBooth } from '../../support/weigh-booth.ts';
import { CHECKPOINT, NOTE } from './label-data.ts';
import { readCodes } from './read-codes.ts';

const SOURCE = 'CB-2508-009-01';

function reidentified(): WeighBooth {
  const booth = boothBefore('60').begin('60').given('SelectScale', { scale: FLOOR });
  booth.present({ kind: 'unreadable', why: 'damaged' });
  const why = { reason: 'label-smeared', narrative: 'The last drum of its lot.' };
  return booth.given(
    'ReidentifyContainer',
    { batch: BATCH, step: '60', container: SOURCE, ...why },
    { by: 'QA-01' },
  );
}
const calendarOf = (booth: WeighBooth) => {
  const { timeZone, dayStart } = plantFacts(booth.state).site;
  return plantCalendar(timeZone, dayStart);
};
const labelOf = (booth: WeighBooth, id = SOURCE) =>
  receivedContainerLabel(booth.state, id, null, calendarOf(booth));
const told = (booth: WeighBooth, outcome: string) =>
  booth.given('RecordPrint', { label: 'received', container: SOURCE, outcome, detail: '', bitmapHash: 'b' });

describe('the new label of a received container', () => {
  it('[S89] says what is in it, its number, who re-identified it, when and why, from the record alone', () => {
    expect(labelOf(reidentified())).toMatchObject({
      container: SOURCE,
      itemCode: 'RM-1014',
      lot: 'CB-2508-009',
      label: 1,
      exception: 'EX-02',
      reason: 'Label is smeared',
      by: expect.stringMatching(/\(QA-01\)$/),
      at: expect.stringMatching(/^2026-03-09 \d\d:\d\d$/),
      demo: true,
    });
  });

  it('[S89] has the number of the print: the next one while none counts, then the one that was asked for', () => {
    const booth = reidentified();
    booth.given('PrintReceivedLabel', { container: SOURCE });
    expect(labelOf(booth)?.label).toBe(1);
    told(booth, 'failed');
    expect(labelOf(booth)?.label).toBe(2);
    told(booth.given('PrintReceivedLabel', { container: SOURCE }), 'confirmed');
    expect(labelOf(booth)?.label).toBe(2);
  });

  it('[S89] there is none of what nobody re-identified', () => {
    for (const id of [SOURCE, 'NONE', 'W-0031']) expect(labelOf(boothBefore('60'), id)).toBeNull();
    expect(labelOf(reidentified(), 'MC-2510-201-01')).toBeNull();
  });

  it('holds the longest reason', () => {
    const texts = REASON_CODES.map((code) => english[`reason.${code}`]);
    const [longest = ''] = texts.sort((a, b) => b.length - a.length);
    const { note: _, ...label } = certain(labelOf(reidentified()));
    const values = { ...label, ...CHECKPOINT, label: '9999', demo: 'DEMO', reason: longest };
    expect(layOut(receivedContainer, values, 8, layoutTools)).toMatchObject({ ok: true });
  });

  it('[S89][S123] comes out of the printer with a code that reads as the container and its number', async () => {
    const booth = reidentified().given('PrintReceivedLabel', { container: SOURCE });
    const label = certain(labelFor('received', booth.state, SOURCE, NOTE, calendarOf(booth)));
    const made = labelMaker(8, 'a1b2c3d4e5f60718').make(label);
    if (!made.ok) throw new Error(made.error);
    const graphic = decodeZplGraphic(toZpl(made.value.bitmap));
    if (!graphic.ok) throw new Error(graphic.error);
    for (const png of [made.value.png, toPng(graphic.value)]) {
      const codes = await readCodes(png);
      expect(codes[']d2']).toBe(`240RM-1014\u001d10CB-2508-009\u001d21${SOURCE}\u001d931`);
      expect(identityOf(decodeGs1Scan(`]d2${codes[']d2']}`, 2026))).toEqual({
        kind: 'container',
        item: 'RM-1014',
        lot: 'CB-2508-009',
        container: SOURCE,
        label: 1,
      });
    }
  });

  it('[S123] is told from the label a container came with by its number alone, and a wrong number is no label', () => {
    const read = (more: string) =>
      identityOf(decodeGs1Scan(`]d2240RM-1014\u001d10CB-2508-009\u001d21${SOURCE}${more}`, 2026));
    expect(read('')).not.toHaveProperty('label');
    expect(read('\u001d9312')).toMatchObject({ kind: 'container', label: 12 });
    for (const wrong of ['0', '01', '1x', '-1', '12345'])
      expect(read(`\u001d93${wrong}`)).toEqual({ kind: 'unreadable', why: 'the label has no number' });
  });
});
