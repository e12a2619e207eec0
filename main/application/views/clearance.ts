import type { AttachmentId } from '../../contract/ids.ts';
import type { ChecklistAnswer } from '../../contract/parse-command.ts';
import type { ChecklistItemView, ClearanceScreen } from '../../contract/views.ts';
import { openCorrectionOf } from '../../domain/corrections/correction.ts';
import type { ItemAnswer } from '../../domain/execution/batch.ts';
import { checklistOf } from '../../domain/execution/master-step.ts';
import { openPhoto } from '../../domain/execution/photo-answer.ts';
import type { ClearanceStep, ReworkStep } from '../../domain/recipe/recipe.ts';
import type { Draft } from './affordances.ts';
import { attaching, attachmentNamed } from './attachments.ts';
import { earlierOf } from './batch-record.ts';
import { nameOf } from './people.ts';
import type { StepFacts } from './step-facts.ts';
import { stepFrame } from './step-frame.ts';
import { task } from './tasks.ts';

/** What is answered one by one, each with the kind of proof it asks for: a clearance or a rework (rules §8, S56). */
export function clearanceScreen(facts: StepFacts<ClearanceStep | ReworkStep>): ClearanceScreen {
  const { master, step } = facts;
  const { work } = step;
  const answers = work.kind === 'clearance' || work.kind === 'rework' ? work.answers : {};
  const items = checklistView(facts, answers);
  const open = items.filter(({ answer }) => answer === null);
  const [next] = open;
  const doing = next
    ? task('answerItem', { done: items.length - open.length, of: items.length })
    : task('signStep', { step: step.id });
  return {
    kind: 'clearance',
    ...stepFrame(facts, doing, [
      ...(next ? answering(facts, next) : []),
      ...(master.kind === 'clearance' ? [{ type: 'RepeatClearance' } as const] : []),
    ]),
    rework: master.kind === 'rework',
    document: (master.kind === 'clearance' && master.document) || null,
    leaves: master.kind === 'clearance' ? leavesOf(facts) : null,
    items,
  };
}

/** What a step asks item by item, each with its answer so far. */
export const checklistView = (
  facts: StepFacts,
  answers: Readonly<Record<string, ItemAnswer>>,
): readonly ChecklistItemView[] =>
  checklistOf(facts.master).map((item) => ({
    ...item,
    photo: item.evidence === 'photo' ? photoOf(facts, answers[item.id]) : null,
    answer: answers[item.id]?.text ?? null,
    answeredAt: answers[item.id]?.at ?? null,
    ...evidenceOf(facts, answers[item.id], item.id),
  }));

function photoOf({ input, batch, step, master }: StepFacts, answer: ItemAnswer | undefined) {
  const { state } = input;
  if (answer) return answer.found ? null : attachmentNamed(state, answer.text);
  const photo = openPhoto(state, batch.id, step, checklistOf(master));
  return photo && attachmentNamed(state, photo.id);
}

/** The batch that was here before this one; null where none was, and for the second clearance of the same batch. */
function leavesOf({ gate, batch }: StepFacts): string | null {
  const { booth, clearance } = gate.station;
  const here = clearance?.batch === batch.id ? clearance.previous : booth.batch;
  return here && here !== batch.id ? here : null;
}

/** Who answered, what stood there before, and the correction that waits (S38). */
function evidenceOf({ input, batch, step }: StepFacts, answer: ItemAnswer | undefined, item: string) {
  const { state } = input;
  return {
    answeredBy: answer ? nameOf(state, answer.by) : null,
    earlier: answer ? earlierOf(state, answer) : [],
    waits: openCorrectionOf(state, batch.id, step.id, item)?.id ?? null,
  };
}

/** What can be done about the next item: its answer, and for a photo the way to bring one. */
export function answering({ batch, step }: StepFacts, item: ChecklistItemView): readonly Draft[] {
  const answer: Draft = { type: 'AnswerItem', item: item.id, answer: answerTo(item) };
  return item.evidence === 'photo'
    ? [answer, attaching({ kind: 'step', batch: batch.id, step: step.id })]
    : [answer];
}

/** An answer of the item's own kind; what is scanned, and what no photo shows yet, can only be reported as found by hand. */
function answerTo({ evidence, expects, photo }: ChecklistItemView): ChecklistAnswer {
  switch (evidence) {
    case 'confirmed':
      return { kind: 'confirmed' };
    case 'count':
      return { kind: 'count', value: Number(expects ?? 0) };
    case 'reference':
      return { kind: 'reference', value: expects ?? '-' };
    case 'mass':
      return { kind: 'mass', value: '0', unit: 'kg' };
    case 'photo':
      return photo ? { kind: 'photo', attachment: photo.id as AttachmentId } : FOUND;
    case 'scan':
      return FOUND;
  }
}

const FOUND: ChecklistAnswer = { kind: 'found', what: '-' };
