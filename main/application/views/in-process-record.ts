import { micrograms } from '../../contract/quantity.ts';
import type { RecordValue } from '../../contract/record-view.ts';
import type { CheckedRun } from '../../domain/execution/batch.ts';
import type { InProcessCheck, Sampled } from '../../domain/in-process/check.ts';
import { meanText } from '../../domain/in-process/mean-text.ts';
import type { CheckedRunStep } from '../../domain/recipe/recipe.ts';
import type { PlantReader } from '../../domain/state.ts';
import { amount, type MassStyle, plainStyle } from './amounts-text.ts';
import { EMPTY, invalidOf } from './batch-record.ts';
import { nameOf } from './people.ts';

/**
 * Every check of a run, and under it every placement in its order; one that does not count is struck through, and none is
 * left out (rules §7).
 */
export function checkValues(
  state: PlantReader,
  { plan }: CheckedRunStep,
  { checks }: CheckedRun,
): readonly RecordValue[] {
  const scale = state.get('equipment', plan.balance);
  const division = scale?.kind === 'scale' ? scale.division : micrograms(1);
  const style = { ...plainStyle(plan.shownIn), division };
  return checks.flatMap((check) => valuesOf(state, style, check));
}

function valuesOf(state: PlantReader, style: MassStyle, check: InProcessCheck): readonly RecordValue[] {
  const { id } = check;
  if (check.kind === 'missed')
    return [{ ...EMPTY, id, what: id, value: 'missed', by: '', at: check.at, source: 'scale' }];
  const { openedBy, openedAt: at, placements } = check;
  const own = { ...EMPTY, by: nameOf(state, openedBy), source: 'scale' as const };
  return [
    { ...own, id, what: id, value: outcomeText(check, style), at },
    ...placements.map((each, index) => ({
      ...own,
      id: `${id} ${index + 1}`,
      what: `${id} ${index + 1}`,
      value: amount(each.mass, style),
      at: each.at,
      invalid: each.invalid && invalidOf(state, each.invalid),
    })),
  ];
}

const outcomeText = ({ outcome }: Sampled, { unit, division }: MassStyle): string =>
  outcome.kind === 'judged'
    ? `${outcome.verdict} ${meanText(outcome.mean, unit, division)} ${unit}`
    : outcome.kind;
