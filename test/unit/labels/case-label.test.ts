import { describe, expect, it } from 'vitest';
import { decodeZplGraphic, toZpl } from '../../../main/adapters/devices/zpl-printer/graphic.ts';
import { labelMaker } from '../../../main/adapters/labels/label-maker.ts';
import { toPng } from '../../../main/adapters/labels/png.ts';
import { layoutTools } from '../../../main/adapters/labels/render-label.ts';
import { plantCalendar } from '../../../main/adapters/system/plant-calendar.ts';
import { caseLabel } from '../../../main/application/station/case-label.ts';
import { labelFor } from '../../../main/application/station/labels.ts';
import { identityOf } from '../../../main/application/station/scan-identity.ts';
import { decodeGs1Scan } from '../../../main/domain/identity/gs1/decode-scan.ts';
import { layOut } from '../../../main/domain/labels/layout.ts';
import { packedCase } from '../../../main/domain/labels/templates/packed-case.ts';
import { plantFacts } from '../../../main/domain/state.ts';
import { CasedLine } from '../../support/cased-line.ts';
import { certain } from '../../support/packaging-line.ts';
import { CHECKPOINT, NOTE } from './label-data.ts';
import { allCodes } from './read-codes.ts';

const GS = '\u001d';
const calendarOf = (line: CasedLine) => {
  const { timeZone, dayStart } = plantFacts(line.state).site;
  return plantCalendar(timeZone, dayStart);
};

function packed(full: number, rest: number): CasedLine {
  const line = CasedLine.filled();
  line.pack(full, rest);
  return line;
}

describe('the label of a case', () => {
  it('[R2 111.415] says what it holds and under which number, from the record alone', () => {
    const line = packed(1, 8);
    const [whole, part] = line.cases.map(({ id }) => caseLabel(line.state, id, null, calendarOf(line)));
    expect(whole).toMatchObject({
      container: 'Case 1',
      sscc: '006141410000000012',
      gtin: '00614141999996',
      lot: 'VC5260147A',
      expiry: '2028-03',
      count: 12,
      packs: 'bottles',
      partial: null,
      packSymbol: '(01)00614141999996 (17)280300 (10)VC5260147A',
      reprint: null,
      demo: true,
    });
    expect(part).toMatchObject({ container: 'Case 2', count: 8, partial: 'Part case' });
  });

  it.each([8, 12] as const)(
    '[S123] comes out at %i dots/mm with codes that read as the case and its content',
    async (dpmm) => {
      const line = packed(0, 8);
      const { id } = certain(line.cases[0]);
      const label = certain(labelFor('case', line.state, id, NOTE, calendarOf(line)));
      const made = labelMaker(dpmm, 'a1b2c3d4e5f60718').make(label);
      if (!made.ok) throw new Error(made.error);
      const graphic = decodeZplGraphic(toZpl(made.value.bitmap));
      if (!graphic.ok) throw new Error(graphic.error);
      for (const png of [made.value.png, toPng(graphic.value)]) {
        const codes = await allCodes(png);
        const bars = codes.flatMap(([aim, data]) => (aim === ']C1' ? [data] : [])).sort();
        expect(bars).toEqual([`00${id}`, `02006141419999961728030037${8}${GS}10VC5260147A`]);
        expect(codes.some(([aim]) => aim === ']Q1')).toBe(true);
      }
    },
  );

  it('[S42] is told from a pack by its symbols: its number names the case, its content names nothing', () => {
    expect(identityOf(decodeGs1Scan(']C100006141410000000012', 2026))).toEqual({
      kind: 'case',
      case: '006141410000000012',
    });
    expect(identityOf(decodeGs1Scan(`]C10200614141999996172803003712${GS}10VC5260147A`, 2026))).toEqual({
      kind: 'unreadable',
      why: 'this symbol tells what a case holds, not which case it is',
    });
  });

  it.each([8, 12, 24] as const)('has room for a long lot at %i dots/mm', (dpmm) => {
    const line = packed(1, 0);
    const {
      note: _,
      demo: __,
      count,
      ...label
    } = certain(caseLabel(line.state, certain(line.cases[0]).id, null, calendarOf(line)));
    const values = { ...label, partial: 'Part case', reprint: '2', count: String(count), demo: 'DEMO' };
    expect(
      layOut(packedCase, { ...values, ...CHECKPOINT, lot: 'VC5260147A-LONG' }, dpmm, layoutTools),
    ).toMatchObject({
      ok: true,
    });
  });
});
