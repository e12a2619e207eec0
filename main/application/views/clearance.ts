import type { ClearanceScreen } from '../../contract/views.ts';
import { openCorrectionOf } from '../../domain/corrections/correction.ts';
import type { ItemAnswer } from '../../domain/execution/batch.ts';
import { type AskedItem, checklistOf } from '../../domain/execution/master-step.ts';
import type { ClearanceStep, ReworkStep } from '../../domain/recipe/recipe.ts';
import type { Draft } from './affordances.ts';
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
  const items = checklistOf(master);
  const open = items.filter(({ id }) => !answers[id]);
  const [next] = open;
  const doing = next
    ? task('answerItem', { done: items.length - open.length, of: items.length })
    : task('signStep', { step: step.id });
  return {
    kind: 'clearance',
    ...stepFrame(facts, doing, next ? [answering(next)] : []),
    rework: master.kind === 'rework',
    items: items.map((item) => ({
      ...item,
      answer: answers[item.id]?.text ?? null,
      answeredAt: answers[item.id]?.at ?? null,
      ...evidenceOf(facts, answers[item.id], item.id),
    })),
  };
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

/** An answer of the item's own kind; an item that is scanned can only be reported as found by hand. */
function answering({ id, evidence, expects }: AskedItem): Draft {
  const head = { type: 'AnswerItem', item: id } as const;
  switch (evidence) {
    case 'confirmed':
      return { ...head, answer: { kind: 'confirmed' } };
    case 'count':
      return { ...head, answer: { kind: 'count', value: Number(expects ?? 0) } };
    case 'reference':
      return { ...head, answer: { kind: 'reference', value: expects ?? '-' } };
    case 'mass':
      return { ...head, answer: { kind: 'mass', value: '0', unit: 'kg' } };
    case 'scan':
      return { ...head, answer: { kind: 'found', what: '-' } };
  }
}
