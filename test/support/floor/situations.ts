import type { Situation } from './situation.ts';
import { BULK } from './situations-of-bulk.ts';
import { CHECKS } from './situations-of-checks.ts';
import { CLEARANCE } from './situations-of-clearance.ts';
import { COMPONENTS_OF_RUN } from './situations-of-components.ts';
import { CONTAINERS } from './situations-of-containers.ts';
import { DISPENSING } from './situations-of-dispensing.ts';
import { EXCEPTIONS } from './situations-of-exceptions.ts';
import { LABELLING } from './situations-of-labelling.ts';
import { LABELS } from './situations-of-labels.ts';
import { LABORATORY } from './situations-of-laboratory.ts';
import { PACKAGING } from './situations-of-packaging.ts';
import { PAPERS } from './situations-of-papers.ts';
import { PROCEDURES_TOLD } from './situations-of-procedures.ts';
import { PROCESS } from './situations-of-process.ts';
import { READING } from './situations-of-reading.ts';
import { RECORDS } from './situations-of-records.ts';
import { RELEASE } from './situations-of-release.ts';
import { RUNS } from './situations-of-runs.ts';
import { SERVICE } from './situations-of-service.ts';

export * from './hands.ts';

const TOLD = {
  ...CLEARANCE,
  ...CHECKS,
  ...DISPENSING,
  ...CONTAINERS,
  ...EXCEPTIONS,
  ...LABORATORY,
  ...LABELS,
  ...RECORDS,
  ...RELEASE,
  ...PAPERS,
  ...READING,
  ...SERVICE,
  ...PROCEDURES_TOLD,
  ...PACKAGING,
  ...PROCESS,
  ...LABELLING,
  ...COMPONENTS_OF_RUN,
  ...RUNS,
  ...BULK,
};

export type SituationName = keyof typeof TOLD;
/** Every floor that a test can begin on, by its name. */
export const SITUATIONS = TOLD as Readonly<Record<SituationName, Situation<SituationName>>>;
