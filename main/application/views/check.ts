import { add, subtract } from '../../contract/quantity.ts';
import type { CheckScaleView, CheckScreen } from '../../contract/views.ts';
import type { Scale } from '../../domain/equipment/equipment.ts';
import type { ScaleCheck } from '../../domain/execution/batch.ts';
import type { CheckStep } from '../../domain/recipe/recipe.ts';
import type { Draft, Preview } from './affordances.ts';
import { decimal } from './amounts-text.ts';
import { challengeTask, detectorView } from './detector.ts';
import { plateTask } from './plate-task.ts';
import type { StepFacts } from './step-facts.ts';
import { stepFrame } from './step-frame.ts';
import { type Task, task } from './tasks.ts';

interface Checked {
  readonly scale: Scale;
  readonly check: ScaleCheck;
}

/** The check of the day: scale by scale, point by point, each with its limits (21 CFR 111.27, rules §5). */
export function checkScreen(facts: StepFacts<CheckStep>): CheckScreen {
  const { preview } = facts;
  const checked = checkedScales(facts);
  const open = checked.find(({ check }) => check.outcome !== 'passed');
  const detectors = (facts.master.detectors ?? []).map((id) => detectorView(facts, id));
  const challenged = detectors.map(challengeTask).find((each) => each !== null);
  return {
    kind: 'check',
    ...stepFrame(
      facts,
      open ? taskOf(open) : (challenged ?? task('signStep', { step: facts.step.id })),
      open ? draftsFor(open) : [],
    ),
    scales: checked.map((each) => scaleView(preview, each)),
    detectors,
  };
}

function checkedScales({ master, step, input }: StepFacts<CheckStep>): readonly Checked[] {
  const { work } = step;
  return master.scales.flatMap((id) => {
    const scale = input.state.get('equipment', id);
    const check = work.kind === 'check' ? work.scales[id] : undefined;
    return scale?.kind === 'scale' && check ? [{ scale, check }] : [];
  });
}

const nextPoint = ({ scale, check }: Checked) =>
  check.outcome === 'open' ? scale.check.points[check.results.length] : undefined;

function taskOf(checked: Checked): Task {
  const { scale, check } = checked;
  const next = nextPoint(checked);
  if (check.outcome === 'failedOnce' || check.outcome === 'failed')
    return plateTask(scale) ?? task('repeatCheck', { scale: scale.id });
  if (!check.prepared || !next) return task('prepareCheck', { scale: scale.id });
  return check.weightSet === null
    ? task('scanWeights', { set: scale.check.weightSet, scale: scale.id })
    : (plateTask(scale) ??
        task('putWeight', { nominal: decimal(next.nominal, scale), unit: scale.unit, scale: scale.id }));
}

const capture = (checked: Checked): Draft => ({
  type: 'CaptureCheck',
  scale: checked.scale.id,
  nominal: decimal((nextPoint(checked) ?? NO_POINT).nominal, checked.scale),
  displayed: '0',
});
const NO_POINT = { nominal: 0 as Scale['division'] };

const draftsFor = (checked: Checked): readonly Draft[] => [
  { type: 'PrepareCheck', scale: checked.scale.id, clean: true, level: true },
  { type: 'RepeatCheck', scale: checked.scale.id, cleaned: true, leveled: true },
  capture(checked),
];

function scaleView(preview: Preview, checked: Checked): CheckScaleView {
  const { scale, check } = checked;
  const next = nextPoint(checked);
  return {
    scale: scale.id,
    name: scale.name,
    unit: scale.unit,
    weightSet: scale.check.weightSet,
    weightSetScanned: check.weightSet !== null,
    prepared: check.prepared,
    attempt: check.attempt,
    status: statusOf(check),
    points: scale.check.points.map((point, index) => {
      const result = check.results[index];
      return {
        nominal: decimal(point.nominal, scale),
        lowest: decimal(subtract(point.nominal, point.tolerance), scale),
        highest: decimal(add(point.nominal, point.tolerance), scale),
        result: result ? decimal(result.shown, scale) : null,
        passed: result?.passed ?? null,
        next: point === next,
      };
    }),
    capture: preview.ask(capture(checked)),
  };
}

function statusOf({ outcome, prepared }: ScaleCheck): CheckScaleView['status'] {
  switch (outcome) {
    case 'passed':
      return 'passed';
    case 'failed':
    case 'failedOnce':
      return 'failed';
    case 'open':
      return prepared ? 'running' : 'due';
  }
}
