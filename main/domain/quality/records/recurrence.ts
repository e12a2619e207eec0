import type { ExceptionId, PersonId } from '../../../contract/ids.ts';
import { type DomainEvent, event } from '../../events.ts';
import type { GateFacts } from '../../facts.ts';
import { minutesAfter } from '../../moment.ts';
import { recipeStep } from '../../recipe/recipe.ts';
import type { PlantReader } from '../../state.ts';
import type { ExceptionRecord } from '../exception.ts';
import { numbersOf, openedFor } from './open-record.ts';
import { isOpenRecord } from './record.ts';

/** So many exceptions of one pattern within so many days are a repeat (S61, S105). */
const REPEATS = 3;
const WITHIN_DAYS = 30;

/**
 * A CAPA is proposed when an exception is the third of its pattern: the same trigger, and the same instrument or item
 * where it has one. It is a proposal and stops no batch; exceptions that a CAPA has named count no second time.
 */
export function proposedByRepeats(facts: GateFacts, opened: ExceptionRecord): readonly DomainEvent[] {
  const { state } = facts;
  const subject = subjectOf(state, opened);
  const named = new Set<ExceptionId>();
  for (const record of state.all('records')) {
    const pattern = record.kind === 'capa' ? record.pattern : null;
    if (pattern?.trigger !== opened.trigger || pattern.subject !== subject) continue;
    if (isOpenRecord(record)) return [];
    for (const id of pattern.exceptions) named.add(id);
  }
  const since = minutesAfter(opened.openedAt, -WITHIN_DAYS * 24 * 60);
  const earlier = [...state.all('exceptions')].filter(
    (each) =>
      each.id !== opened.id &&
      each.trigger === opened.trigger &&
      each.openedAt >= since &&
      !named.has(each.id) &&
      subjectOf(state, each) === subject,
  );
  if (earlier.length < REPEATS - 1) return [];
  const all = [...earlier, opened];
  const performers = [...new Set(all.flatMap((each): readonly PersonId[] => each.performers))];
  return [
    event('RecordOpened', {
      record: {
        ...openedFor(opened),
        id: numbersOf(facts)('capa'),
        kind: 'capa',
        state: 'proposed',
        batch: null,
        step: null,
        objects: subject === null ? [] : [subject],
        narrative: null,
        openedBy: null,
        performers,
        pattern: { trigger: opened.trigger, subject, exceptions: all.map(({ id }) => id) },
        action: null,
        effective: null,
      },
      signature: null,
    }),
  ];
}

/** The instrument an exception is about, or the item of its step, as `kind:id`. */
function subjectOf(state: PlantReader, { object, batch: id, step }: ExceptionRecord): string | null {
  if (object?.startsWith('equipment:')) return object;
  const batch = id ? state.get('batches', id) : undefined;
  const recipe = batch && state.get('recipes', `${batch.recipe}@${batch.version}`);
  const master = recipe && step ? recipeStep(recipe, step) : undefined;
  return master?.kind === 'dispense' ? `item:${master.item}` : null;
}
