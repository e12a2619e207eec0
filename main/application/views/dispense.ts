import { micrograms, subtract } from '../../contract/quantity.ts';
import type { DispenseScreen } from '../../contract/views.ts';
import type { DispensedContainer } from '../../domain/execution/batch.ts';
import type { DispenseFacts } from '../../domain/facts.ts';
import { usableThrough } from '../../domain/material/material.ts';
import type { DispenseStep } from '../../domain/recipe/recipe.ts';
import { amount, decimal, type MassStyle, plainStyle } from './amounts-text.ts';
import { candidatesOf } from './candidates.ts';
import { dispenseDrafts } from './dispense-drafts.ts';
import { type DispenseProgress, dispensePhase, isWhole, mustCloseSource } from './dispense-phase.ts';
import { dispenseTask, newLabelTask } from './dispense-task.ts';
import { holdLabelIfHeld } from './hold-label.ts';
import { manualReading } from './manual-reading.ts';
import { newLabelOf } from './new-label.ts';
import { nameOf } from './people.ts';
import { scaleChoices } from './scale-choices.ts';
import type { StepFacts } from './step-facts.ts';
import { stepFrame } from './step-frame.ts';

export type DispensingFacts = StepFacts<DispenseStep> & { readonly dispense: DispenseFacts };

const ENDED: ReadonlySet<string> = new Set(['complete', 'verified', 'notExecuted']);

/** Weighing out one material, container by container (rules §5). */
export function dispenseScreen(facts: StepFacts<DispenseStep>): DispenseScreen {
  const { dispense, gate, step, batch } = facts;
  if (!dispense) throw new Error(`broken invariant: step ${step.id} of ${batch.id} weighs nothing`);
  const weighing = { ...facts, dispense };
  const progress: DispenseProgress = {
    work: dispense.work,
    mode: facts.master.mode,
    missing: missingEvidence(facts),
  };
  const phase = ENDED.has(step.state) ? 'done' : dispensePhase(progress);
  const style: MassStyle = gate.scale ?? plainStyle(dispense.item.unit);
  const newLabel = newLabelOf(facts);
  const { item, lot, work } = dispense;
  return {
    kind: 'dispense',
    ...stepFrame(
      facts,
      newLabelTask(newLabel) ?? dispenseTask(phase, weighing, progress),
      dispenseDrafts(weighing),
    ),
    phase,
    item: { id: item.id, name: item.name, hazards: item.hazards },
    lot: { id: lot.id, expiry: usableThrough(lot), assay: lot.assay },
    candidates: candidatesOf(weighing, style, mustCloseSource(progress)),
    scales: scaleChoices(weighing),
    scale: work.scale,
    amounts: amountsOf(weighing, isWhole(progress)),
    source: sourceOf(dispense, style),
    current: currentOf(dispense, style),
    containers: work.containers.map((each) => dispensedView(facts, each, style)),
    verification: verificationOf(facts, dispense, style),
    manual: manualReading(weighing),
    newLabel,
    label: labelOf(weighing),
  };
}

/** What the gate of evidence names as missing: the same gate decides when the step is signed. */
function missingEvidence({ preview }: StepFacts): ReadonlySet<string> {
  const { refusals } = preview.ask({ type: 'CompleteStep' });
  const found = refusals.find(({ gate }) => gate === 'requireEvidence');
  const missing = found?.data['missing'];
  return new Set(typeof missing === 'string' ? missing.split(', ') : []);
}

/** Target and limits of the container in work, or of the next; of the last one when all is dispensed. */
function amountsOf({ dispense, gate }: DispensingFacts, allDone: boolean): DispenseScreen['amounts'] {
  const { limits } = dispense;
  const { scale } = gate;
  if (!limits || !scale) return null;
  return {
    unit: scale.unit,
    target: decimal(limits.target, scale),
    lowest: limits.lowest === null ? null : decimal(limits.lowest, scale),
    highest: decimal(limits.highest, scale),
    scaleStep: decimal(scale.division, scale),
    stepTarget: decimal(limits.stepTarget, scale),
    stepDone: decimal(limits.done, scale),
    part: allDone ? limits.part - 1 : limits.part,
    parts: allDone ? limits.part - 1 : limits.parts,
  };
}

function sourceOf({ work: { source } }: DispenseFacts, style: MassStyle): DispenseScreen['source'] {
  if (!source) return null;
  // A full container may give a little more than its label says; it never holds less than nothing.
  const remaining = micrograms(Math.max(0, subtract(source.onHandAtOpening, source.taken)));
  return {
    container: source.container,
    lot: source.lot,
    remaining: amount(remaining, style),
    scannedForClose: source.scannedForClose,
  };
}

function currentOf({ work: { current } }: DispenseFacts, style: MassStyle): DispenseScreen['current'] {
  if (!current) return null;
  const { overshoot } = current;
  return {
    container: current.id,
    tare: decimal(current.tare, style),
    overshoot: overshoot && {
      peak: decimal(overshoot.peakNet, style),
      count: current.overshoots,
      waste: overshoot.waste,
    },
  };
}

function dispensedView({ input }: StepFacts, each: DispensedContainer, style: MassStyle) {
  return {
    container: each.id,
    gross: decimal(each.gross, style),
    tare: decimal(each.tare, style),
    net: decimal(each.net, style),
    unit: style.unit,
    sources: [...new Set(each.portions.map(({ container }) => container))],
    phase: each.phase,
    by: nameOf(input.state, each.by),
    verifiedBy: each.verifiedBy && nameOf(input.state, each.verifiedBy),
  };
}

function verificationOf(
  { input }: StepFacts,
  { work }: DispenseFacts,
  style: MassStyle,
): DispenseScreen['verification'] {
  const { verification } = work;
  const checked = work.containers.find(({ id }) => id === verification?.container);
  if (!verification || !checked) return null;
  const sources = new Set(checked.portions.map(({ container }) => container));
  return {
    container: checked.id,
    verifier: nameOf(input.state, verification.verifier),
    sources: [...sources].map((container) => ({
      container,
      scanned: verification.sourcesScanned.includes(container),
    })),
    labelScanned: verification.labelScanned,
    recordedGross: decimal(checked.gross, style),
    weighedAgain: checked.leftPan,
  };
}

function labelOf({
  dispense: { last },
  input: { state },
  preview,
}: DispensingFacts): DispenseScreen['label'] {
  return last && last.phase !== 'void'
    ? { container: last.id, ...last.label, hold: holdLabelIfHeld(state, preview, last.id) }
    : null;
}
