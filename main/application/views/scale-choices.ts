import type { DispenseScreen } from '../../contract/views.ts';
import { minimumWeight } from '../../domain/equipment/equipment.ts';
import { plateText } from './amounts-text.ts';
import type { DispensingFacts } from './dispense.ts';

/** Every scale of the station with its range for this material, and what stands against choosing it. */
export function scaleChoices({
  gate,
  preview,
  input,
  master,
  dispense,
}: DispensingFacts): DispenseScreen['scales'] {
  return gate.station.equipment.flatMap((id) => {
    const scale = input.state.get('equipment', id);
    if (scale?.kind !== 'scale') return [];
    const smallest = minimumWeight(scale, master.tolerance.percent, gate.site.minimumWeightFactor);
    return [
      {
        id: scale.id,
        name: scale.name,
        note: plateText(scale, smallest),
        selected: dispense.work.scale === scale.id,
        select: preview.ask({ type: 'SelectScale', scale: scale.id }),
      },
    ];
  });
}
