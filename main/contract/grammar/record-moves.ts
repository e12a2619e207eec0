import { z } from 'zod';
import type { BatchId, ContainerId, EquipmentId, HoldId, LotId, PersonId } from '../ids.ts';
import {
  ASSESSMENTS,
  DISPOSALS,
  EVALUATIONS,
  LABORATORY_FINDINGS,
  LOOK_BACK_CONCLUSIONS,
  OOS_CONCLUSIONS,
  RELEASED_IMPACTS,
} from '../record-words.ts';
import { ROOT_CAUSES } from '../vocabulary.ts';
import { named, sentence } from './words.ts';

const reach = {
  scope: sentence,
  lots: z.array(named<LotId>()).max(20),
  releasedImpact: z.enum(RELEASED_IMPACTS),
};
const of = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ kind: z.literal(kind), ...shape });

/** Days from now in which something is to be done. */
export const dueDays = z.number().int().min(1).max(365);

/** One move of a record with all that it says; which kind takes which stands in the machine of the kind. */
export const recordMove = z.discriminatedUnion('kind', [
  of('investigate', reach),
  of('assess', { assessment: z.enum(ASSESSMENTS) }),
  of('contain', { holds: z.array(named<HoldId>()).min(1).max(20) }),
  of('dispose', { as: z.enum(DISPOSALS), justification: sentence }),
  of('return', { reason: sentence }),
  of('approve', {}),
  of('laboratory', { finding: z.enum(LABORATORY_FINDINGS) }),
  of('production', reach),
  of('conclude', { conclusion: z.enum(OOS_CONCLUSIONS) }),
  of('evaluate', { evaluation: z.enum(EVALUATIONS) }),
  of('decline', { reason: sentence }),
  of('start', { what: sentence, owner: named<PersonId>(), dueDays }),
  of('implement', { result: sentence }),
  of('check', { effective: z.boolean() }),
  of('review', { conclusion: z.enum(LOOK_BACK_CONCLUSIONS), narrative: sentence }),
  of('close', {}),
]);
export type RecordMove = z.infer<typeof recordMove>;
export type RecordMoveKind = RecordMove['kind'];
export type MoveOf<Kind extends RecordMoveKind> = Extract<RecordMove, { kind: Kind }>;

/** What a record can be about. */
export const recordObject = z.discriminatedUnion('kind', [
  of('lot', { id: named<LotId>() }),
  of('container', { id: named<ContainerId>() }),
  of('equipment', { id: named<EquipmentId>() }),
  of('batch', { id: named<BatchId>() }),
]);
export type RecordObject = z.infer<typeof recordObject>;

/** A coded cause with what it rests on: numbers of events in the log, or objects as `kind:id` (S60). */
export const codedCause = z.strictObject({
  code: z.enum(ROOT_CAUSES),
  evidence: z
    .array(
      z
        .string()
        .regex(
          /^(\d{1,12}|(lot|container|equipment|batch|exception|record|attachment):[A-Za-z0-9][A-Za-z0-9._/-]{0,39})$/,
        ),
    )
    .min(1)
    .max(10),
});
