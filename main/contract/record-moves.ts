import { z } from 'zod';
import type { BatchId, ContainerId, EquipmentId, HoldId, LotId, PersonId } from './ids.ts';
import { ROOT_CAUSES } from './vocabulary.ts';
import { named, sentence } from './words.ts';

/** Closed lists of what is found, decided and concluded about a record of quality (S12–S15, rules §10). */
export const RELEASED_IMPACTS = ['none', 'possible', 'confirmed'] as const;
export const ASSESSMENTS = ['noImpact', 'impactAccepted', 'batchRejected'] as const;
export const DISPOSALS = ['useAsIs', 'rework', 'scrap'] as const;
export const LABORATORY_FINDINGS = ['errorFound', 'noErrorFound'] as const;
export const OOS_CONCLUSIONS = ['confirmed', 'laboratoryError'] as const;
export const EVALUATIONS = ['noAction', 'deviation', 'capa'] as const;
export const LOOK_BACK_CONCLUSIONS = ['resultsStand', 'weighAgain', 'reject'] as const;

/** Kinds that a person may open; a CAPA is proposed by repeats, a look-back by a failed scale. */
export const OPENED_BY_PERSONS = ['deviation', 'nonconformance', 'oos', 'oot'] as const;

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
          /^(\d{1,12}|(lot|container|equipment|batch|exception|record):[A-Za-z0-9][A-Za-z0-9._/-]{0,39})$/,
        ),
    )
    .min(1)
    .max(10),
});
