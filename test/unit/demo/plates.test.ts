import { expect, it } from 'vitest';
import { type Bench, openBench } from '../../../main/demo/bench.ts';
import { handsAt } from '../../../main/demo/hands.ts';
import type { Founding } from '../../../main/domain/plant/founding.ts';
import { BENCH, FLOOR, plated, WeighBooth } from '../../support/weigh-booth.ts';

const booth = WeighBooth.founded(plated);

it('a simulated scale that is known by its plate speaks a format that tells no serial number', async () => {
  const scales = [...booth.state.all('equipment')].filter(({ kind }) => kind === 'scale');
  const bench = await openBench(scales as unknown as Founding['equipment']);
  const spoken = Object.fromEntries(
    bench.declarations.flatMap((each) => (each.kind === 'scale' ? [[each.binding.id, each.family]] : [])),
  );
  await bench.close();
  expect([spoken[FLOOR], spoken[BENCH]]).toEqual(['st-gs', 'mt-sics']);
});

it('the hands of a demo hold its plate, and no plate of a scale that says who it is', () => {
  const shown: string[] = [];
  const scanner = { scan: (_aim: string, data: string) => shown.push(data) };
  const bench = { scales: new Map(), printers: new Map(), scanners: new Map([['SCN-01', scanner]]) };
  for (const label of [`EQP/${FLOOR}`, `EQP/${BENCH}`])
    handsAt(bench as unknown as Bench, booth.state, 'WS-01', [], { kind: 'scan', label });
  expect(shown).toEqual([`EQP/${FLOOR}`]);
});
