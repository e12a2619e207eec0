import type { KernelCommandType } from '../kernel-command.ts';
import { ATTACHMENT_HANDLERS } from './attachment-handlers.ts';
import { CASE_HANDLERS } from './case-handlers.ts';
import { CHALLENGE_HANDLERS } from './challenge-handlers.ts';
import { CHARGE_HANDLERS } from './charge-handlers.ts';
import { CHECK_HANDLERS } from './check-handlers.ts';
import { COMPONENT_HANDLERS } from './component-handlers.ts';
import { CORRECTION_HANDLERS } from './correction-handlers.ts';
import { DISPOSITION_HANDLERS } from './disposition-handlers.ts';
import { EXCEPTION_HANDLERS } from './exception-handlers.ts';
import { GAP_HANDLERS } from './gap-handlers.ts';
import type { Handlers } from './handler.ts';
import { HOLD_LABEL_HANDLERS } from './hold-label-handlers.ts';
import { IDENTITY_HANDLERS } from './identity-handlers.ts';
import { IN_PROCESS_HANDLERS } from './in-process-handlers.ts';
import { LABEL_HANDLERS } from './label-handlers.ts';
import { LABELLING_HANDLERS } from './labelling-handlers.ts';
import { LABORATORY_HANDLERS } from './laboratory-handlers.ts';
import { LATE_HANDLERS } from './late-handlers.ts';
import { LOAD_HANDLERS } from './load-handlers.ts';
import { LOT_HANDLERS } from './lot-handlers.ts';
import { MANUAL_READING_HANDLERS } from './manual-reading-handlers.ts';
import { MOVEMENT_HANDLERS } from './movement-handlers.ts';
import { OVERRIDE_HANDLERS } from './override-handlers.ts';
import { PACKAGING_HANDLERS } from './packaging-handlers.ts';
import { PLANT_HANDLERS } from './plant-handlers.ts';
import { PROCEDURE_HANDLERS } from './procedure-handlers.ts';
import { PROCESS_HANDLERS } from './process-handlers.ts';
import { QUALITY_HANDLERS } from './quality-handlers.ts';
import { RECEIVED_LABEL_HANDLERS } from './received-label-handlers.ts';
import { RECORD_HANDLERS } from './record-handlers.ts';
import { RELEASE_HANDLERS } from './release-handlers.ts';
import { SCAN_HANDLERS } from './scan-handler.ts';
import { SERVICE_HANDLERS } from './service-handlers.ts';
import { STEP_HANDLERS } from './step-handlers.ts';
import { WEIGHING_HANDLERS } from './weighing-handlers.ts';

/** One handler a command; a command without one does not compile. */
export const HANDLERS: Handlers<KernelCommandType> = {
  ...IDENTITY_HANDLERS,
  ...STEP_HANDLERS,
  ...CHARGE_HANDLERS,
  ...PROCESS_HANDLERS,
  ...PACKAGING_HANDLERS,
  ...COMPONENT_HANDLERS,
  ...CASE_HANDLERS,
  ...IN_PROCESS_HANDLERS,
  ...SCAN_HANDLERS,
  ...WEIGHING_HANDLERS,
  ...MANUAL_READING_HANDLERS,
  ...LOAD_HANDLERS,
  ...CHECK_HANDLERS,
  ...CHALLENGE_HANDLERS,
  ...SERVICE_HANDLERS,
  ...PROCEDURE_HANDLERS,
  ...QUALITY_HANDLERS,
  ...MOVEMENT_HANDLERS,
  ...HOLD_LABEL_HANDLERS,
  ...RECEIVED_LABEL_HANDLERS,
  ...RECORD_HANDLERS,
  ...CORRECTION_HANDLERS,
  ...EXCEPTION_HANDLERS,
  ...DISPOSITION_HANDLERS,
  ...OVERRIDE_HANDLERS,
  ...PLANT_HANDLERS,
  ...LABEL_HANDLERS,
  ...LABELLING_HANDLERS,
  ...LABORATORY_HANDLERS,
  ...LOT_HANDLERS,
  ...GAP_HANDLERS,
  ...RELEASE_HANDLERS,
  ...ATTACHMENT_HANDLERS,
  ...LATE_HANDLERS,
};
