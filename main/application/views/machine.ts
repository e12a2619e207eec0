import type { EquipmentId } from '../../contract/ids.ts';
import type { MachineView } from '../../contract/views.ts';
import { type CleanStatus, cleanStatus } from '../../domain/equipment/clean-status.ts';
import type { StepFacts } from './step-facts.ts';

/** The machine of a step, as its plate names it and as it stands for this batch. */
export function machineView({ input, batch, gate }: StepFacts, id: EquipmentId): MachineView {
  const machine = input.state.get('equipment', id);
  if (machine?.kind !== 'machine') throw new Error(`broken invariant: no machine ${id}`);
  const status = cleanStatus(machine, batch.id, gate.observed.moment.at);
  return {
    id,
    name: machine.name,
    clean: cleanView(status),
  };
}

export const cleanView = (status: CleanStatus): MachineView['clean'] => ({
  status: status.kind,
  until: 'until' in status ? status.until : null,
  batch: 'batch' in status ? status.batch : null,
});
