import type { EventData, EventType, RecordedEvent } from '../events.ts';
import { actOf } from '../identity/acts.ts';
import type { PlantDraft } from '../state.ts';
import { ATTACHMENT_FOLDS } from './attachment-folds.ts';
import { BULK_FOLDS } from './bulk-folds.ts';
import { CASE_FOLDS } from './case-folds.ts';
import { CHARGE_FOLDS } from './charge-folds.ts';
import { COMPONENT_FOLDS } from './component-folds.ts';
import { CORRECTION_FOLDS } from './correction-folds.ts';
import { DISCHARGE_FOLDS } from './discharge-folds.ts';
import { DISPOSITION_FOLDS } from './disposition-folds.ts';
import { EQUIPMENT_FOLDS } from './equipment-folds.ts';
import { GAP_FOLDS } from './gap-folds.ts';
import { HOLD_LABEL_FOLDS } from './hold-label-folds.ts';
import { IDENTITY_FOLDS } from './identity-folds.ts';
import { IN_PROCESS_FOLDS } from './in-process-folds.ts';
import { LABEL_FOLDS } from './label-folds.ts';
import { LABELLING_FOLDS } from './labelling-folds.ts';
import { LABORATORY_FOLDS } from './laboratory-folds.ts';
import { LATE_FOLDS } from './late-folds.ts';
import { MOVEMENT_FOLDS } from './movement-folds.ts';
import { OVERRIDE_FOLDS } from './override-folds.ts';
import { PACKAGING_FOLDS } from './packaging-folds.ts';
import { PLANT_FOLDS } from './plant-folds.ts';
import { PROCEDURE_FOLDS } from './procedure-folds.ts';
import { PROCESS_FOLDS } from './process-folds.ts';
import { QUALITY_FOLDS } from './quality-folds.ts';
import { RECEIVED_LABEL_FOLDS } from './received-label-folds.ts';
import { RECORD_FOLDS } from './record-folds.ts';
import { RELEASE_FOLDS } from './release-folds.ts';
import { must, patch } from './rows.ts';
import { SERVICE_FOLDS } from './service-folds.ts';
import { STEP_FOLDS } from './step-folds.ts';
import { WEIGHING_FOLDS } from './weighing-folds.ts';

/** How one kind of event changes the tables. A fold that meets an impossible state throws: the log would not replay. */
export type Fold<Type extends EventType> = (
  draft: PlantDraft,
  data: EventData[Type],
  recorded: RecordedEvent,
) => void;
export type Folds<Types extends EventType> = { readonly [Type in Types]: Fold<Type> };

const FOLDS: Folds<EventType> = {
  ...PLANT_FOLDS,
  ...IDENTITY_FOLDS,
  ...STEP_FOLDS,
  ...CHARGE_FOLDS,
  ...PROCESS_FOLDS,
  ...DISCHARGE_FOLDS,
  ...BULK_FOLDS,
  ...PACKAGING_FOLDS,
  ...COMPONENT_FOLDS,
  ...CASE_FOLDS,
  ...IN_PROCESS_FOLDS,
  ...EQUIPMENT_FOLDS,
  ...SERVICE_FOLDS,
  ...PROCEDURE_FOLDS,
  ...WEIGHING_FOLDS,
  ...QUALITY_FOLDS,
  ...LABEL_FOLDS,
  ...LABELLING_FOLDS,
  ...LABORATORY_FOLDS,
  ...MOVEMENT_FOLDS,
  ...HOLD_LABEL_FOLDS,
  ...RECEIVED_LABEL_FOLDS,
  ...GAP_FOLDS,
  ...RECORD_FOLDS,
  ...CORRECTION_FOLDS,
  ...RELEASE_FOLDS,
  ...DISPOSITION_FOLDS,
  ...OVERRIDE_FOLDS,
  ...ATTACHMENT_FOLDS,
  ...LATE_FOLDS,
};

/** Folds one recorded event into the draft. */
export function evolve(draft: PlantDraft, recorded: RecordedEvent): void {
  const fold = FOLDS[recorded.event.type] as Fold<EventType> | undefined;
  if (!fold) throw new Error(`broken invariant: no fold for ${recorded.event.type}`);
  fold(draft, recorded.event.data as never, recorded);
  noteAct(draft, recorded);
}

function noteAct(draft: PlantDraft, recorded: RecordedEvent): void {
  const done = actOf(draft, recorded);
  if (!done?.batch || !done.person) return;
  const { acts } = must(draft, 'batches', done.batch);
  const before = acts[done.person] ?? [];
  if (before.includes(done.act)) return;
  patch(draft, 'batches', done.batch, { acts: { ...acts, [done.person]: [...before, done.act] } });
}
