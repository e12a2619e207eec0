import { z } from 'zod';
import type { BatchId, ExceptionId, RecordId, StepId } from '../ids.ts';
import { named } from './words.ts';

/** What a photo or document can be attached to. */
export const attachmentObject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exception'), id: named<ExceptionId>() }),
  z.strictObject({ kind: z.literal('record'), id: named<RecordId>() }),
  z.strictObject({ kind: z.literal('step'), batch: named<BatchId>(), step: named<StepId>() }),
  z.strictObject({ kind: z.literal('batch'), id: named<BatchId>() }),
]);
export type AttachmentObject = z.infer<typeof attachmentObject>;
