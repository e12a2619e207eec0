import type { BenchLabel, BenchReply, BenchRequest } from '../contract/bench.ts';
import { formatMass, parseMass } from '../contract/quantity.ts';
import type { Scale } from '../domain/equipment/equipment.ts';
import type { Batch } from '../domain/execution/batch.ts';
import { packCode } from '../domain/execution/pack-code.ts';
import { monthAfter, type PlantDay } from '../domain/moment.ts';
import type { PlantReader } from '../domain/state.ts';
import { type Bench, containerCode, packSymbol } from './bench.ts';

interface Symbol extends BenchLabel {
  readonly aim: string;
  readonly data: string;
}

/** The hands at one station of a demo plant; they can do what hands can do, and nothing else. */
export function handsAt(
  bench: Bench,
  state: PlantReader,
  station: string,
  badges: readonly { readonly person: string; readonly badge: string }[],
  request: BenchRequest,
): BenchReply {
  const equipment = state.get('stations', station)?.equipment ?? [];
  const symbols = symbolsOf(state, badges);
  const problem = act(bench, state, equipment, symbols, request);
  return { ...look(bench, state, equipment), labels: symbols, problem };
}

function act(
  bench: Bench,
  state: PlantReader,
  equipment: readonly string[],
  symbols: readonly Symbol[],
  request: BenchRequest,
): string | null {
  switch (request.kind) {
    case 'look':
      return null;
    case 'put': {
      const scale = scaleAt(state, equipment, request.scale);
      const simulated = bench.scales.get(request.scale);
      if (!scale || !simulated) return 'There is no such scale at this station.';
      const mass = parseMass(request.mass, scale.unit);
      if (!mass.ok) return `This is not a mass in ${scale.unit}.`;
      simulated.pan.put(mass.value);
      return null;
    }
    case 'scan': {
      const symbol = symbols.find(({ label }) => label === request.label);
      const scanner = equipment.map((id) => bench.scanners.get(id)).find((each) => each !== undefined);
      if (!symbol || !scanner) return 'There is no such label, or no scanner at this station.';
      scanner.scan(symbol.aim, symbol.data);
      return null;
    }
    case 'cable': {
      const simulated = equipment.includes(request.scale as never)
        ? bench.scales.get(request.scale)
        : undefined;
      if (!simulated) return 'There is no such scale at this station.';
      simulated.wire.silence = request.out;
      return null;
    }
    case 'paper': {
      const printer = equipment.includes(request.printer as never)
        ? bench.printers.get(request.printer)
        : undefined;
      if (!printer) return 'There is no such printer at this station.';
      printer.faults.paperOut = request.out;
      return null;
    }
  }
}

const scaleAt = (state: PlantReader, equipment: readonly string[], id: string): Scale | null => {
  const device = equipment.includes(id) ? state.get('equipment', id) : undefined;
  return device?.kind === 'scale' ? device : null;
};

function look(
  bench: Bench,
  state: PlantReader,
  equipment: readonly string[],
): Pick<BenchReply, 'scales' | 'printers'> {
  return {
    scales: equipment.flatMap((id) => {
      const scale = scaleAt(state, equipment, id);
      const simulated = bench.scales.get(id);
      return scale && simulated
        ? [
            {
              id,
              name: scale.name,
              unit: scale.unit,
              load: formatMass(simulated.pan.truth, scale.unit, scale.division),
              cableOut: simulated.wire.silence,
            },
          ]
        : [];
    }),
    printers: equipment.flatMap((id) => {
      const printer = bench.printers.get(id);
      return printer ? [{ id, printed: printer.printed.length, paperOut: printer.faults.paperOut }] : [];
    }),
  };
}

/** A pack of a batch that is coded, and one whose coder was set to the month before. */
function packsOf(batch: Batch): readonly Symbol[] {
  const { id, expires } = batch;
  if (expires === null) return [];
  const before = monthAfter(`${expires}-01` as PlantDay, -1);
  return [expires, before].map((month) => ({
    label: month === expires ? `pack:${id}` : `pack:${id}:wrong`,
    group: 'rolls',
    text: `Pack of ${packCode({ ...batch, expires: month })}`,
    aim: 'd2',
    data: packSymbol(id, month),
  }));
}

/** Every label that lies around in the demo plant, and two that do not read. */
function symbolsOf(
  state: PlantReader,
  badges: readonly { readonly person: string; readonly badge: string }[],
): Symbol[] {
  const symbols: Symbol[] = [];
  for (const container of state.all('containers')) {
    const { id } = container;
    if (container.kind === 'waste') symbols.push(plain('waste', `WST/${id}`, id));
    if (container.kind === 'output') symbols.push(plain('dispensed', `OUT/${id}`, id));
    if (container.kind === 'source') {
      const lot = state.get('lots', container.lot);
      const item = lot && state.get('items', lot.item);
      if (lot && item) {
        const came = material('sources', item.id, lot.id, id, `${id} · ${item.name}`);
        symbols.push(came);
        const label = state.get('receivedLabels', id)?.copies ?? 0;
        if (label > 0)
          symbols.push({
            ...came,
            label: `${id} #${label}`,
            text: `${id} · new label ${label}`,
            data: containerCode(item.id, lot.id, id, label),
          });
      }
    }
    if (container.kind === 'dispensed') {
      const lot = container.lot ?? container.from[0]?.lot ?? '';
      const item = state.get('items', container.item);
      symbols.push(material('dispensed', container.item, lot, id, `${id} · ${item?.name ?? ''}`));
    }
  }
  for (const { id, name } of state.all('locations')) symbols.push(plain('places', `LOC/${id}`, name));
  for (const { id, certificate } of state.all('weightSets'))
    symbols.push(plain('weights', `WGT/${id}`, `${id} · ${certificate}`));
  for (const each of state.all('equipment')) {
    if (each.kind === 'scale' && each.plate !== undefined)
      symbols.push(plain('places', `EQP/${each.id}`, each.name));
    if (each.kind === 'metalDetector')
      for (const { id, text } of each.testPieces)
        symbols.push(plain('weights', `TST/${id}`, `${id} · ${text}`));
  }
  const artworks = new Set<string>();
  for (const { id, name, artwork, revision } of state.all('labelRolls')) {
    symbols.push(plain('rolls', `ROL/${id}`, `${id} · ${name}, ${revision}`));
    artworks.add(artwork);
  }
  for (const artwork of artworks) symbols.push(plain('rolls', `ART/${artwork}`, artwork));
  for (const batch of state.all('batches')) symbols.push(...packsOf(batch));
  for (const { person, badge } of badges) {
    const name = state.get('people', person)?.name ?? person;
    symbols.push({ ...plain('badges', `BDG/${badge}`, name), label: `badge:${person}` });
  }
  symbols.push({
    label: 'broken:stranger',
    group: 'broken',
    text: 'A label of another plant',
    aim: 'd2',
    data: containerCode('ZZ-1', 'ZZ-LOT', 'ZZ-01'),
  });
  symbols.push({ label: 'broken:torn', group: 'broken', text: 'A torn label', aim: 'C0', data: 'AA-2503-0' });
  return symbols;
}

const plain = (group: BenchLabel['group'], data: string, text: string): Symbol => ({
  label: data,
  group,
  text,
  aim: 'C0',
  data,
});

const material = (
  group: BenchLabel['group'],
  item: string,
  lot: string,
  container: string,
  text: string,
): Symbol => ({
  label: container,
  group,
  text,
  aim: 'd2',
  data: containerCode(item, lot, container),
});
