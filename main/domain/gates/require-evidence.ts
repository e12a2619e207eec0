import type { ContainerId } from '../../contract/ids.ts';
import type { Limits } from '../execution/amounts.ts';
import {
  type Batch,
  type CheckedRun,
  type Filling,
  filledOf,
  HEEL,
  type Labelling,
  netOf,
} from '../execution/batch.ts';
import { countOf, leftOutside, samplesOf } from '../execution/bulk-weighing.ts';
import { detectorsIn, lastChallenge } from '../execution/challenge.ts';
import { toCharge } from '../execution/charging.ts';
import { openCheck } from '../execution/checked-run.ts';
import { toTakeIn } from '../execution/intake.ts';
import { kitContainers } from '../execution/kit.ts';
import { checklistOf } from '../execution/master-step.ts';
import { rollOn } from '../execution/pack-code.ts';
import { COUNTED_ALWAYS, isCounted } from '../execution/packaging.ts';
import { isKept, KEPT_IN_RECORD } from '../execution/specimens.ts';
import type { GateFacts } from '../facts.ts';
import { underOutlet } from '../in-process/output.ts';
import { countStanding } from '../label-ledger/count-standing.ts';
import { issuedTo } from '../label-ledger/issued-to.ts';
import type { CheckedRunStep, DispenseStep } from '../recipe/recipe.ts';
import type { PlantReader } from '../state.ts';
import { finding, type Gate } from './gate.ts';

/** A step completes only with every scan, weight, answer and check it asks for (S111, S117, R2 111.260). */
export const requireEvidence: Gate = {
  id: 'requireEvidence',
  when: 'always',
  check: (facts) => {
    const { step, recipeStep: master } = facts;
    if (!step || !master) return null;
    const missing = missingEvidence(facts);
    return missing.length > 0
      ? finding('evidence.missing', { step: step.id, count: missing.length, missing: missing.join(', ') })
      : null;
  },
};

function missingEvidence({ state, step, recipeStep: master, dispense, batch }: GateFacts): readonly string[] {
  const work = step?.work;
  if (work?.kind === 'clearance' && master?.kind === 'clearance') {
    return master.items.filter(({ id }) => !work.answers[id] || work.answers[id]?.found).map(({ id }) => id);
  }
  if (work?.kind === 'rework' && master)
    return checklistOf(master)
      .filter(({ id }) => !work.answers[id])
      .map(({ id }) => id);
  if (work?.kind === 'check' && master?.kind === 'check') {
    return [
      ...master.scales.filter((scale) => work.scales[scale]?.outcome !== 'passed'),
      ...detectorsIn(master).filter((id) => lastChallenge(work, id)?.outcome !== 'passed'),
    ];
  }
  if (work?.kind === 'kit' && master?.kind === 'kit' && batch) {
    return [
      ...kitContainers(batch, master).filter((container) => !work.scanned.includes(container)),
      // A step of it that is dispensed again will bring another container.
      ...master.of.filter((id) => !ENDED.has(batch.steps[id]?.state ?? '')),
    ];
  }
  if (work?.kind === 'charge' && master?.kind === 'charge' && batch) {
    const charged: readonly string[] = work.charged.map(({ id }) => id);
    return toCharge(batch, master).filter((container) => !charged.includes(container));
  }
  if (work?.kind === 'process' && master?.kind === 'process') {
    return [
      ...(work.since === null && work.runs.length > 0 ? [] : ['process']),
      ...master.parameters.filter(({ id }) => !work.values[id]).map(({ name }) => name),
    ];
  }
  if (work?.kind === 'bulkWeigh' && master?.kind === 'bulkWeigh' && batch)
    return [
      ...leftOutside(state, batch, work, master),
      ...unfilled(work),
      ...(countOf(batch, work, master).mean ? [] : ['mean']),
      ...(samplesOf(work) < master.samples.lowest ? ['samples'] : []),
    ];
  if (work?.kind === 'discharge') return unfilled(work);
  if (work?.kind === 'labelIssue' && master?.kind === 'labelIssue' && batch) {
    const isShort = issuedTo(state, batch.id, master.id) < master.quantity;
    return [...(work.roll ? [work.roll.id] : []), ...(isShort ? ['labels'] : [])];
  }
  if (master?.kind === 'reconciliation' && batch) {
    const standing = countStanding(state, batch, master);
    return standing === 'uncounted' ? ['count', 'recount'] : standing === 'recount' ? ['recount'] : [];
  }
  if (work?.kind === 'packaging' && master?.kind === 'packaging') {
    return [
      ...(work.line.kind === 'stopped' ? [] : ['line']),
      ...COUNTED_ALWAYS.filter((what) => !isCounted(work, what)),
      ...(work.labelling ? unlabelled(work.labelling) : []),
    ];
  }
  if (work?.kind === 'checkedRun') {
    return [
      ...(work.line.kind === 'stopped' ? [] : ['line']),
      ...(openCheck(work) ? [openCheck(work)?.id ?? ''] : []),
      // What lies under the outlet is spoken for by no check yet.
      ...(underOutlet(work.output) ? ['check'] : []),
      ...(master?.kind === 'checkedRun' && batch ? unaccounted(state, batch, work, master) : []),
    ];
  }
  if (!dispense) return [];
  const { work: weighing, limits } = dispense;
  const open: string[] = [];
  if (netOf(weighing).length === 0) open.push('container');
  if (weighing.current) open.push(weighing.current.id);
  for (const { id, phase } of weighing.containers)
    if (phase !== 'verified' && phase !== 'void') open.push(id);
  if (weighing.source) open.push(weighing.source.container);
  if (limits && !isWhole(dispense.step.mode, limits)) open.push('amount');
  if (weighing.pan !== 'empty') open.push('pan');
  return open;
}

/** A run that is fed ends with everything in, its containers labelled, its units counted and its powder accounted for. */
function unaccounted(
  state: PlantReader,
  batch: Batch,
  { feeding, output, counts, heel }: CheckedRun,
  master: CheckedRunStep,
): readonly string[] {
  if (!feeding) return [];
  const { pending } = feeding;
  const isOnHand = (id: ContainerId): boolean => {
    const container = state.get('containers', id);
    return container?.kind === 'dispensed' && container.physical === 'onHand';
  };
  return [
    ...(pending ? [pending.container] : []),
    ...toTakeIn(batch, master).filter((id) => isOnHand(id) && id !== pending?.container),
    ...output.filter(({ label }) => label.printed === 0).map(({ id }) => id),
    ...(master.powder && !counts.some(({ what, invalid }) => what === 'good' && !invalid) ? ['good'] : []),
    ...(master.powder && !heel ? [HEEL] : []),
  ];
}

/** A container at least, none on the scale, and every label printed. */
const unfilled = (work: Filling): readonly string[] => [
  ...(filledOf(work).length > 0 ? [] : ['container']),
  ...(work.current ? [work.current.id] : []),
  ...filledOf(work)
    .filter(({ label }) => label.printed === 0)
    .map(({ id }) => id),
];

/** The roll is off the applicator, and the specimens are in the record with their photos (rules §8). */
const unlabelled = (labelling: Labelling): readonly string[] => [
  ...(rollOn(labelling) ? ['roll'] : []),
  ...KEPT_IN_RECORD.filter((which) => !isKept(labelling, which)).map((which) => `${which} specimen`),
];

const ENDED: ReadonlySet<string> = new Set(['verified', 'notExecuted']);

/** The whole amount of the step is dispensed: within its limits, or nothing left of the lot. */
const isWhole = (mode: DispenseStep['mode'], limits: Limits): boolean =>
  mode === 'fullContainer'
    ? limits.parts < limits.part
    : limits.done >= limits.stepLowest && limits.done <= limits.stepHighest;
