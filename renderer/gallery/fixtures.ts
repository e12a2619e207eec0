import type { Fixture } from './fixture.ts';
import { ATTACHMENTS } from './fixtures-attachments.ts';
import { BATCHES } from './fixtures-batches.ts';
import { BULK } from './fixtures-bulk.ts';
import { CHECKS } from './fixtures-check.ts';
import { CHECKED_RUN, FED_RUN } from './fixtures-checked-run.ts';
import { COMPONENTS } from './fixtures-components.ts';
import { DEVICE_DESK } from './fixtures-devices.ts';
import { DISPENSING } from './fixtures-dispense.ts';
import { EQUIPMENT } from './fixtures-equipment.ts';
import { EXCEPTIONS } from './fixtures-exceptions.ts';
import { GAPS } from './fixtures-gap.ts';
import { LABELS } from './fixtures-labels.ts';
import { LABORATORY } from './fixtures-laboratory.ts';
import { LEDGERS } from './fixtures-ledger.ts';
import { READ_OFF } from './fixtures-manual.ts';
import { OVERLAYS } from './fixtures-overlay.ts';
import { OVERRIDDEN } from './fixtures-override.ts';
import { PACKAGING } from './fixtures-packaging.ts';
import { PLATES } from './fixtures-plate.ts';
import { PROCESSING } from './fixtures-process.ts';
import { BATCH_RECORD } from './fixtures-record.ts';
import { RECORDS } from './fixtures-records.ts';
import { RELABELLED } from './fixtures-relabel.ts';
import { REWEIGHED } from './fixtures-reweigh.ts';
import { SESSIONS } from './fixtures-session.ts';
import { WORK } from './fixtures-work.ts';

/** Every screen in every state a person can meet, with the figures of the reference batch. */
export const FIXTURES: readonly Fixture[] = [
  ...SESSIONS,
  ...WORK,
  ...BATCHES,
  ...CHECKS,
  ...DISPENSING,
  ...PROCESSING,
  ...PACKAGING,
  ...COMPONENTS,
  ...CHECKED_RUN,
  ...FED_RUN,
  ...BULK,
  ...OVERLAYS,
  ...DEVICE_DESK,
  ...OVERRIDDEN,
  ...RELABELLED,
  ...REWEIGHED,
  ...READ_OFF,
  ...PLATES,
  ...LABORATORY,
  ...EQUIPMENT,
  ...GAPS,
  ...LABELS,
  ...LEDGERS,
  ...BATCH_RECORD,
  ...RECORDS,
  ...EXCEPTIONS,
  ...ATTACHMENTS,
];
