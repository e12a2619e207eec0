import { z } from 'zod';
import type { BatchId, EquipmentId, StepId } from '../ids.ts';
import { named } from './words.ts';

/** What was done on paper while the station could not be used. Nothing an instrument or a scanner would have told. */
export const LATE_FACTS_OF_STEP = ['work', 'clearance'] as const;
export const LATE_FACTS_OF_EQUIPMENT = ['use', 'cleaning', 'maintenance'] as const;
export type LateFact = (typeof LATE_FACTS_OF_STEP)[number] | (typeof LATE_FACTS_OF_EQUIPMENT)[number];

export const lateSubject = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('step'),
    batch: named<BatchId>(),
    step: named<StepId>(),
    fact: z.enum(LATE_FACTS_OF_STEP),
  }),
  z.strictObject({
    kind: z.literal('equipment'),
    id: named<EquipmentId>(),
    fact: z.enum(LATE_FACTS_OF_EQUIPMENT),
  }),
]);
export type LateSubject = z.infer<typeof lateSubject>;
