import type { RecordValue } from '../../contract/record-view.ts';
import { detectorOf, pieceOf } from '../../domain/equipment/metal-detector.ts';
import { type Batch, type BulkWeighing, filledOf, type Work } from '../../domain/execution/batch.ts';
import { countOf } from '../../domain/execution/bulk-weighing.ts';
import { challengesOf } from '../../domain/execution/challenge.ts';
import type { BulkWeighStep } from '../../domain/recipe/recipe.ts';
import type { PlantReader } from '../../domain/state.ts';
import { amount, plainStyle } from './amounts-text.ts';
import { EMPTY, invalidOf } from './batch-record.ts';
import { nameOf } from './people.ts';

/** Every attempt of a challenge, and under it what the detector did with each piece (rules §5). */
export const challengeValues = (state: PlantReader, work: Work): readonly RecordValue[] =>
  challengesOf(work).flatMap(({ detector: id, attempt, outcome, results, at }, index) => {
    const detector = detectorOf(state, id);
    const name = `${id} ${index + 1}`;
    const by = results.at(-1)?.by;
    return [
      {
        ...EMPTY,
        id: name,
        what: `${id}, attempt ${attempt}`,
        value: outcome,
        by: by ? nameOf(state, by) : '',
        at,
        source: 'person' as const,
      },
      ...results.map((each) => ({
        ...EMPTY,
        id: `${name} ${each.piece}`,
        what: (detector && pieceOf(detector, each.piece)?.text) ?? each.piece,
        value: each.result,
        by: nameOf(state, each.by),
        at: each.at,
        source: 'person' as const,
      })),
    ];
  });

/** What went in, how the detector was proved, what was weighed, and what that counts. */
export function bulkValues(
  state: PlantReader,
  batch: Batch,
  master: BulkWeighStep,
  work: BulkWeighing,
): readonly RecordValue[] {
  const style = plainStyle(state.get('items', master.item)?.unit ?? 'kg');
  const { units, percent } = countOf(batch, work, master);
  const last = filledOf(work).at(-1);
  return [
    ...work.taken.map(({ id, by, at }) => ({
      ...EMPTY,
      id,
      what: id,
      value: 'in',
      by: nameOf(state, by),
      at,
      source: 'scan' as const,
    })),
    ...challengeValues(state, work),
    ...filledOf(work).map(({ id, net, by, at }) => ({
      ...EMPTY,
      id,
      what: id,
      value: amount(net, style),
      by: nameOf(state, by),
      at,
      source: 'scale' as const,
    })),
    ...(last && units !== null
      ? [
          {
            ...EMPTY,
            id: 'units',
            what: 'units',
            value: `${units} (${percent} %)`,
            by: '',
            at: last.at,
            source: 'scale' as const,
          },
        ]
      : []),
    ...work.counts.map(({ id, quantity, by, at, invalid }) => ({
      ...EMPTY,
      id,
      what: 'sampled',
      value: String(quantity),
      by: nameOf(state, by),
      at,
      source: 'person' as const,
      invalid: invalid && invalidOf(state, invalid),
      change: invalid ? null : ({ kind: 'invalidate', capture: { kind: 'count', id } } as const),
    })),
  ];
}
