import type { PersonId } from '../../contract/ids.ts';
import type {
  LoadView,
  ProcedureRunView,
  ProceduresView,
  SpreadView,
} from '../../contract/procedure-views.ts';
import { type Micrograms, micrograms } from '../../contract/quantity.ts';
import { PROCEDURES } from '../../contract/vocabulary.ts';
import { minimumWeight, type Scale } from '../../domain/equipment/equipment.ts';
import {
  type CapturedLoad,
  fitnessOf,
  lastGood,
  limitsOfLoad,
  nextLoad,
  type ProcedureRun,
  waitsForZero,
} from '../../domain/equipment/fitness.ts';
import { hasPlan, planOf } from '../../domain/equipment/procedures.ts';
import { plantFacts } from '../../domain/state.ts';
import type { Preview } from './affordances.ts';
import { decimal } from './amounts-text.ts';
import { decider } from './decider.ts';
import { nameOf } from './people.ts';
import type { ViewInput } from './view-input.ts';

/** Tolerances for which the smallest amount is shown, in percent: what recipes ask of what they weigh. */
const SHOWN_PERCENT = ['0.1', '0.5', '1'] as const;
const SHOWN_RESULTS = 6;

/** The procedures of a scale; null where its data has none. */
export function proceduresOf(input: ViewInput, preview: Preview, scale: Scale): ProceduresView | null {
  const { state } = input;
  const names = PROCEDURES.filter((each) => hasPlan(state, scale, each));
  if (names.length === 0) return null;
  const fitness = fitnessOf(state, scale.id);
  const run = fitness?.run ?? null;
  return {
    offered: names.map((procedure) => {
      const good = lastGood(state, scale.id, procedure);
      return {
        procedure,
        last: good
          ? {
              at: good.at,
              by: good.performers.map((each) => nameOf(state, each)).join(', '),
              verifiedBy: good.verifiedBy === null ? '' : nameOf(state, good.verifiedBy),
            }
          : null,
        begin: preview.ask({ type: 'BeginProcedure', scale: scale.id, procedure }),
      };
    }),
    repeatability: spreadOf(input, scale, scale.repeatability),
    run: run && runOf(input, preview, scale, run),
    results: (fitness?.results ?? [])
      .slice(-SHOWN_RESULTS)
      .toReversed()
      .map(({ number, procedure, outcome, at, performers, verifiedBy, loads, spread, former }) => ({
        number,
        procedure,
        outcome,
        at,
        by: performers.map((each) => nameOf(state, each)).join(', '),
        verifiedBy: verifiedBy === null ? null : nameOf(state, verifiedBy),
        loads: loads.length,
        spread: spread === null ? null : spreadText(spread, scale),
        former: former === null ? null : spreadText(former, scale),
      })),
  };
}

function runOf(input: ViewInput, preview: Preview, scale: Scale, run: ProcedureRun): ProcedureRunView {
  const { state } = input;
  const { id } = scale;
  const { number, procedure, state: at, failed, loads, spread, former, performers } = run;
  const next = nextLoad(state, scale, run);
  const limits = next ? limitsOfLoad(scale, run, next) : null;
  return {
    procedure,
    number,
    state: at,
    failed,
    of: planOf(state, scale, procedure)?.loads.length ?? 0,
    loads: loads.map((each, index) => ({ load: index + 1, ...loadOf(each, scale) })),
    next: next
      ? {
          load: loads.length + 1,
          position: next.position,
          direction: next.direction,
          nominal: decimal(next.nominal, scale),
          weights: next.weights,
          limits: limits && {
            lowest: decimal(limits.lowest, scale),
            highest: decimal(limits.highest, scale),
          },
          waitsForZero: waitsForZero(state, scale, run),
        }
      : null,
    result: spread === null ? null : spreadOf(input, scale, spread),
    former: former === null ? null : spreadOf(input, scale, former),
    performers: performers.map((each) => nameOf(state, each)),
    capture: preview.ask({ type: 'CaptureLoad', scale: id, load: loads.length + 1, displayed: '0' }),
    breakOff: preview.ask({ type: 'BreakOffProcedure', scale: id, reason: 'instrument-disturbed' }),
    verify: preview.ask({ type: 'VerifyProcedure', scale: id }, verifier(input, performers)),
  };
}

/** Another metrologist where there is one, else quality. */
const verifier = (input: ViewInput, performers: readonly PersonId[]): PersonId | null =>
  decider(input, 'metrology', performers) ?? decider(input, 'qaReviewer', performers);

const loadOf = (
  { position, direction, nominal, shown, reference, passed }: CapturedLoad,
  scale: Scale,
): Omit<LoadView, 'load'> => ({
  position,
  direction,
  nominal: decimal(nominal, scale),
  shown: decimal(shown, scale),
  reference: reference === null ? null : decimal(reference, scale),
  passed,
});

const spreadOf = ({ state }: ViewInput, scale: Scale, spread: Micrograms): SpreadView => ({
  spread: spreadText(spread, scale),
  minimum: SHOWN_PERCENT.map((percent) => ({
    percent,
    mass: decimal(
      minimumWeight({ ...scale, repeatability: spread }, percent, plantFacts(state).site.minimumWeightFactor),
      scale,
    ),
  })),
});

/** A spread lies between the divisions of its scale: two more places, rounded up, are enough to read it. */
function spreadText(spread: Micrograms, scale: Scale): string {
  const step = Math.max(1, scale.division / 100);
  return decimal(micrograms(Math.ceil(spread / step) * step), {
    unit: scale.unit,
    division: micrograms(step),
  });
}
