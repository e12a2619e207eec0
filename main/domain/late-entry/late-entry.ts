import type { LateSubject } from '../../contract/grammar/late-entry.ts';
import type { AttachmentId, ExceptionId, LateEntryId, PersonId } from '../../contract/ids.ts';
import type { ReasonCode } from '../../contract/vocabulary.ts';
import type { Instant } from '../moment.ts';
import type { ExceptionRecord } from '../quality/exception.ts';
import type { PlantReader } from '../state.ts';

/**
 * A note of what was done on paper, entered afterwards by one person and confirmed by another from the scan of the
 * paper (rules §6). It moves no step, clears no line and changes no instrument: quality judges it by its exception.
 */
export interface LateEntry {
  readonly id: LateEntryId;
  readonly about: LateSubject;
  /** When it was done, as the paper says; the event carries the time at which it was entered. */
  readonly doneAt: Instant;
  readonly enteredBy: PersonId;
  readonly enteredAt: Instant;
  readonly reason: ReasonCode;
  readonly narrative: string;
  /** The scan of the paper. */
  readonly scan: AttachmentId;
  readonly exception: ExceptionId;
  readonly confirmed: { readonly by: PersonId; readonly at: Instant } | null;
}

/** `LE-01`, `LE-02`, … */
export const lateEntryId = (number: number): LateEntryId =>
  `LE-${String(number).padStart(2, '0')}` as LateEntryId;

/** The late entry that an exception stands for. */
export const lateEntryOf = (state: PlantReader, { object }: ExceptionRecord): LateEntry | undefined =>
  object?.startsWith('late:') ? state.get('lateEntries', object.slice('late:'.length)) : undefined;
