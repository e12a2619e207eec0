import { describe, expect, it } from 'vitest';
import { labelMaker } from '../../../main/adapters/labels/label-maker.ts';
import { layoutTools } from '../../../main/adapters/labels/render-label.ts';
import { plantCalendar } from '../../../main/adapters/system/plant-calendar.ts';
import { labelFor } from '../../../main/application/station/labels.ts';
import { outputLabel } from '../../../main/application/station/output-label.ts';
import { identityOf } from '../../../main/application/station/scan-identity.ts';
import { decodeGs1Scan } from '../../../main/domain/identity/gs1/decode-scan.ts';
import { layOut } from '../../../main/domain/labels/layout.ts';
import { outputContainer } from '../../../main/domain/labels/templates/output-container.ts';
import { plantFacts } from '../../../main/domain/state.ts';
import { cap, drum, FedRun } from '../../support/fed-run.ts';
import { BATCH, certain } from '../../support/weigh-booth.ts';
import { CHECKPOINT, NOTE } from './label-data.ts';
import { readCodes } from './read-codes.ts';

const calendarOf = (run: FedRun) => {
  const { timeZone, dayStart } = plantFacts(run.state).site;
  return plantCalendar(timeZone, dayStart);
};
const labelOf = (run: FedRun, id = cap(1)) => outputLabel(run.state, id, null, calendarOf(run));
const changed = () => FedRun.running().time('11:10').feed(2).time('11:25').change();

describe('the label of a container that a run filled', () => {
  it('[S50][S103] says of which batch it is, from when to when it was filled, and out of which drums', () => {
    expect(labelOf(changed())).toMatchObject({
      container: cap(1),
      lot: BATCH,
      step: '150',
      madeOf: 'BD-1, BD-2',
      from: '2026-03-10 11:00',
      to: '11:25',
      by: 'L. Tran (OP-203)',
      demo: true,
      reprint: null,
    });
  });

  it('[S50] there is none while it stands under the outlet, and none of anything else', () => {
    const run = changed();
    for (const id of [cap(2), drum(3), 'NONE']) expect(labelOf(run, id)).toBeNull();
  });

  it('[S50] is counted: a second one says that it is a reprint', () => {
    expect(labelOf(changed().labelOutput(1))?.reprint).toBe(1);
  });

  it('[S50][S123] comes out of the printer with one code, which reads as the container', async () => {
    const run = changed();
    const label = certain(labelFor('output', run.state, cap(1), NOTE, calendarOf(run)));
    const made = labelMaker(12, 'a1b2c3d4e5f60718').make(label);
    if (!made.ok) throw new Error(made.error);
    const codes = await readCodes(made.value.png);
    expect(codes).toEqual({ ']Q1': `OUT/${cap(1)}` });
    expect(identityOf(decodeGs1Scan(`]Q1${codes[']Q1']}`, 2026))).toEqual({
      kind: 'output',
      container: cap(1),
    });
  });

  it('holds the longest names, and more drums than anybody feeds', () => {
    const { note: _, ...label } = certain(labelOf(changed()));
    const values = {
      ...label,
      ...CHECKPOINT,
      demo: 'DEMO',
      reprint: '12',
      container: `${BATCH}/CAP-128`,
      madeOf: Array.from({ length: 8 }, (_each, index) => `BD-${index + 121}`).join(', '),
    };
    for (const dpmm of [8, 12] as const)
      expect(layOut(outputContainer, values as never, dpmm, layoutTools)).toMatchObject({ ok: true });
  });
});
