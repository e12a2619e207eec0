import { describe, expect, it } from 'vitest';
import { identityOf } from '../../../main/application/station/scan-identity.ts';
import type { Bench } from '../../../main/demo/bench.ts';
import { handsAt } from '../../../main/demo/hands.ts';
import { decodeGs1Scan } from '../../../main/domain/identity/gs1/decode-scan.ts';
import { CODE, LabelledLine } from '../../support/labelled-line.ts';
import { LINE, PACKED, PackagingLine } from '../../support/packaging-line.ts';

/** What the hands at the line show its scanner under one label. */
function scanned(line: PackagingLine, label: string): string | null {
  let shown: string | null = null;
  const scanner = {
    scan: (aim: string, data: string) => {
      shown = `]${aim}${data}`;
    },
  };
  const bench = { scales: new Map(), printers: new Map(), scanners: new Map([['SCN-03', scanner]]) };
  handsAt(bench as unknown as Bench, line.state, LINE, [], { kind: 'scan', label });
  return shown;
}

describe('the hands at a line that labels', () => {
  it('hold a pack with the code of its batch, and one of a coder that was set wrongly', () => {
    const line = LabelledLine.mounted();
    const read = (label: string) => identityOf(decodeGs1Scan(scanned(line, label) ?? '', 2026));
    expect(read(`pack:${PACKED}`)).toEqual({ kind: 'packCode', code: CODE });
    expect(read(`pack:${PACKED}:wrong`)).toEqual({ kind: 'packCode', code: 'VC5260147A 02/2028' });
  });

  it('hold none of a batch that codes nothing', () => {
    expect(scanned(PackagingLine.issued(), `pack:${PACKED}`)).toBeNull();
  });
});
