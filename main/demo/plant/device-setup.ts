import type { ScaleModel } from '../../adapters/simulators/simulated-scale.ts';
import type { EquipmentId, StationId } from '../../contract/ids.ts';
import type { Equipment, Machine } from '../../domain/equipment/equipment.ts';
import type { MetalDetector } from '../../domain/equipment/metal-detector.ts';
import type { Dpmm } from '../../domain/labels/bitmap.ts';
import type { Founding } from '../../domain/plant/founding.ts';
import simulation from './northfield/simulation.json' with { type: 'json' };

/** One simulated device of a station, with everything its simulator and its supervisor are started with. */
export type DeviceSetup =
  | {
      readonly kind: 'scale';
      readonly id: EquipmentId;
      readonly station: StationId;
      /** Serial number, capacity, division and unit are those of the plant's own record. */
      readonly model: ScaleModel;
    }
  | {
      readonly kind: 'scanner';
      readonly id: EquipmentId;
      readonly station: StationId;
      readonly serial: string;
    }
  | {
      readonly kind: 'printer';
      readonly id: EquipmentId;
      readonly station: StationId;
      readonly serial: string;
      /** Dots per millimetre of the head. */
      readonly dpmm: Dpmm;
    };

/** The devices of every station, in the order in which the stations name them. */
export function deviceSetups({ stations, equipment }: Founding): readonly DeviceSetup[] {
  const known = new Map(equipment.map((each) => [each.id, each]));
  return stations.flatMap((station) =>
    station.equipment.flatMap((id) => {
      const each = known.get(id);
      // A machine has no wire to the station, and neither has a metal detector.
      return each && each.kind !== 'machine' && each.kind !== 'metalDetector'
        ? [setupOf(each, station.id)]
        : [];
    }),
  );
}

const MODELS: Readonly<Record<string, string>> = simulation.models;
const HEADS = simulation.dpmm as Readonly<Record<string, Dpmm>>;

function setupOf(each: Exclude<Equipment, Machine | MetalDetector>, station: StationId): DeviceSetup {
  const { id, serial } = each;
  switch (each.kind) {
    case 'scale': {
      const { unit, capacity, division } = each;
      const model = simulated(MODELS[id], id);
      return { kind: 'scale', id, station, model: { serial, model, unit, capacity, division } };
    }
    case 'printer':
      return { kind: 'printer', id, station, serial, dpmm: simulated(HEADS[id], id) };
    case 'scanner':
      return { kind: 'scanner', id, station, serial };
  }
}

function simulated<Value>(value: Value | undefined, device: EquipmentId): Value {
  if (value === undefined) throw new Error(`broken invariant: ${device} is not described for the simulators`);
  return value;
}
