import type { PersonId } from '../../contract/ids.ts';
import { type DomainEvent, type EventData, event } from '../events.ts';
import type { GateFacts } from '../facts.ts';
import { routeFact } from '../quality/open-exception.ts';

/**
 * A verified result out of specification is an exception, an OOS with that result, and a hold on the batch, at once
 * and by rule (S14, S49, S50). A retest belongs to the OOS it was made under and opens no other.
 */
export function outOfSpecification(
  facts: GateFacts,
  { sample: id, test }: EventData['ResultVerified'],
): readonly DomainEvent[] {
  const sample = facts.state.get('samples', id);
  const result = sample?.results.findLast((each) => each.test === test);
  if (!sample || result?.verdict !== 'outside' || result.retestOf !== null) return [];
  const batch = facts.state.get('batches', sample.batch) ?? null;
  const inBatch: GateFacts = { ...facts, batch, step: null, recipeStep: null, dispense: null, scale: null };
  const hands = [result.entered.by, ...(result.verified ? [result.verified.by] : [])];
  const withHands = <Row extends { readonly performers: readonly PersonId[] }>(row: Row): Row => ({
    ...row,
    performers: [...new Set([...row.performers, ...hands])],
  });
  return routeFact(inBatch, 'laboratoryOos', `sample:${id}`).map((each) => {
    if (each.type === 'ExceptionOpened')
      return event('ExceptionOpened', { ...each.data, exception: withHands(each.data.exception) });
    if (each.type !== 'RecordOpened' || each.data.record.kind !== 'oos') return each;
    const record = { ...each.data.record, result: { sample: id, test, value: result.value } };
    return event('RecordOpened', { ...each.data, record: withHands(record) });
  });
}
