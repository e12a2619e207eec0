import { z } from 'zod';
import type { BatchId, EquipmentId, StepId } from '../ids.ts';
import { LATE_FACTS_OF_EQUIPMENT, LATE_FACTS_OF_STEP } from '../vocabulary.ts';
import { named } from './words.ts';

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
