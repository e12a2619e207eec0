import { minimumWeight } from '../equipment/equipment.ts';
import { fitnessOf } from '../equipment/fitness.ts';
import type { GateFacts } from '../facts.ts';
import { massText } from '../gates/show.ts';

/** What is verified of a procedure: every reading, and what they come to; null when nothing waits. */
export function procedureSubject({ state, scale, site }: GateFacts): readonly string[] | null {
  const run = scale && fitnessOf(state, scale.id)?.run;
  if (!scale || run?.state !== 'toVerify') return null;
  const nameOf = (id: string): string => state.get('people', id)?.name ?? id;
  const { procedure, number, weightSet, certificate, loads, spread, former, performers } = run;
  return [
    `Scale: ${scale.id} ${scale.name}, serial ${scale.serial}`,
    `Procedure: ${procedure}, run ${number}`,
    `Weights: ${weightSet}, certificate ${certificate}`,
    ...loads.map(({ position, direction, nominal, reference, shown }, index) => {
      const against = reference === null ? '' : ` against ${massText(reference, scale)}`;
      return `${index + 1}. ${massText(nominal, scale)}, ${position}, ${direction}: ${massText(shown, scale)}${against}`;
    }),
    ...(spread === null
      ? ['Result: within its limits']
      : [
          `Repeatability: ${massText(spread, scale)}, before ${massText(former ?? scale.repeatability, scale)}`,
          `Minimum weight at 1 %: ${massText(
            minimumWeight({ ...scale, repeatability: spread }, '1', site.minimumWeightFactor),
            scale,
          )}`,
        ]),
    `Performed by: ${performers.map(nameOf).join(', ')}`,
  ];
}
