import type { EquipmentId } from '../../contract/ids.ts';
import type { Machine } from '../equipment/equipment.ts';
import type { Instant } from '../moment.ts';
import type { PlantDraft } from '../state.ts';
import type { Folds } from './evolve.ts';
import { noteSignature } from './identity-folds.ts';
import { must, patchWork } from './rows.ts';

export const PROCESS_FOLDS: Folds<
  'MachineCleaned' | 'ProcessStarted' | 'ProcessStopped' | 'ParameterRecorded'
> = {
  MachineCleaned: (draft, { equipment, agent, record, person, verifier }, recorded) => {
    patchMachine(draft, equipment, {
      cleaned: { at: recorded.at as Instant, agent, record, by: person, verifier },
      batch: null,
    });
    noteSignature(draft, recorded, verifier);
  },
  ProcessStarted: (draft, { batch, step }, { at }) =>
    patchWork(draft, batch, step, 'process', () => ({ since: at as Instant })),
  ProcessStopped: (draft, { batch, step, reason }, { at }) =>
    patchWork(draft, batch, step, 'process', ({ since, runs }) => {
      if (since === null) throw new Error(`broken invariant: step ${step} does not run`);
      return { since: null, runs: [...runs, { from: since, to: at as Instant, reason }] };
    }),
  ParameterRecorded: (draft, { batch, step, parameter, value, person }, { at }) =>
    patchWork(draft, batch, step, 'process', ({ values }) => ({
      values: { ...values, [parameter]: { value, by: person, at: at as Instant } },
    })),
};

export function patchMachine(draft: PlantDraft, id: EquipmentId, change: Partial<Machine>): void {
  const machine = must(draft, 'equipment', id);
  if (machine.kind !== 'machine') throw new Error(`broken invariant: ${id} is no machine`);
  draft.put('equipment', id, { ...machine, ...change });
}
