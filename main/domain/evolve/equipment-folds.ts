import type { PersonId } from '../../contract/ids.ts';
import type { StepRef } from '../events.ts';
import type { ScaleCheck } from '../execution/batch.ts';
import type { Instant, PlantDay } from '../moment.ts';
import type { PlantDraft } from '../state.ts';
import type { Folds } from './evolve.ts';
import { must, patchWork, stepOf } from './rows.ts';
import { failScale, patchScale } from './service-folds.ts';

export const EQUIPMENT_FOLDS: Folds<
  | 'CheckPrepared'
  | 'WeightSetPresented'
  | 'CheckPointCaptured'
  | 'CheckRepeated'
  | 'CheckVoided'
  | 'RoutineCheckPassed'
  | 'RoutineCheckFailed'
  | 'InstrumentConnected'
  | 'DeviceObserved'
  | 'InstrumentIdentified'
> = {
  CheckPrepared: (draft, data) => patchCheck(draft, data, () => ({ prepared: true })),
  WeightSetPresented: (draft, data) => patchCheck(draft, data, () => ({ weightSet: data.weightSet })),
  CheckPointCaptured: (draft, data) =>
    patchCheck(draft, data, (check) => ({
      results: [...check.results, { nominal: data.nominal, shown: data.evidence.mass, passed: data.passed }],
    })),
  CheckRepeated: (draft, data) =>
    patchCheck(draft, data, () => ({ attempt: 2, results: [], outcome: 'open', prepared: true })),
  CheckVoided: (draft, { equipment, reason }, { at }) => {
    const scale = must(draft, 'equipment', equipment);
    if (scale.kind !== 'scale') return;
    const lostPower = reason === 'power-failure';
    if (lostPower && scale.warmUpMinutes != null) patchScale(draft, equipment, { onSince: at as Instant });
    if (scale.recheck === null)
      patchScale(draft, equipment, { recheck: lostPower ? 'restarted' : 'disturbed' });
  },
  RoutineCheckPassed: (draft, data, { at }) => {
    const scale = must(draft, 'equipment', data.scale);
    const before = scale.kind === 'scale' ? scale.lastGoodCheck : null;
    patchCheck(draft, data, () => ({ outcome: 'passed', before }));
    patchScale(draft, data.scale, {
      lastGoodCheck: { productionDay: data.productionDay as PlantDay, at: at as Instant },
      recheck: null,
    });
  },
  RoutineCheckFailed: (draft, data, { at }) => {
    patchCheck(draft, data, () => ({ outcome: data.final ? 'failed' : 'failedOnce' }));
    patchScale(draft, data.scale, { recheck: 'failed' });
    if (data.final) {
      const { performers } = stepOf(must(draft, 'batches', data.batch), data.step);
      failScale(draft, data.scale, at as Instant, performers);
    }
  },
  InstrumentConnected: (draft, { equipment }, { at }) =>
    patchScale(draft, equipment, { onSince: at as Instant }),
  DeviceObserved: (draft, { equipment, what, detail }, { at }) => {
    const device = must(draft, 'equipment', equipment);
    if (device.kind !== 'scale') return;
    // Another instrument may be on the cable by now, and what cannot say who it is has lost its name with that.
    if (what === 'softwareChanged') patchScale(draft, equipment, { software: detail });
    if (device.plate && !OF_THE_SAME.has(what)) patchScale(draft, equipment, { plate: null });
    if (RECHECK_AFTER[what] === 'restarted' && device.warmUpMinutes != null)
      patchScale(draft, equipment, { onSince: at as Instant });
    // Power loss, another instrument on the cable, a changed unit: the check of the day no longer speaks for it.
    if (device.recheck === null) patchScale(draft, equipment, { recheck: RECHECK_AFTER[what] });
  },
  InstrumentIdentified: (draft, { equipment, connection }, { at, person }) =>
    patchScale(draft, equipment, { plate: { at: at as Instant, by: person as PersonId, connection } }),
};

/** What is known of an instrument that is still the same. */
const OF_THE_SAME: ReadonlySet<string> = new Set(['unitChanged', 'softwareChanged']);

/** Where a connection broke nobody can know whether the instrument lost its power (rules §5). */
const RECHECK_AFTER = {
  restarted: 'restarted',
  reconnected: 'restarted',
  foreign: 'disturbed',
  unitChanged: 'disturbed',
  softwareChanged: 'disturbed',
} as const;

function patchCheck(
  draft: PlantDraft,
  ref: StepRef & { readonly scale: string },
  change: (check: ScaleCheck) => Partial<ScaleCheck>,
): void {
  patchWork(draft, ref.batch, ref.step, 'check', (work) => {
    const check = work.scales[ref.scale];
    if (!check)
      throw new Error(`broken invariant: scale ${ref.scale} is not in the check of step ${ref.step}`);
    return { scales: { ...work.scales, [ref.scale]: { ...check, ...change(check) } } };
  });
}
