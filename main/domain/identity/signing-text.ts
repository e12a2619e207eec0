import { formatMass, type Micrograms } from '../../contract/quantity.ts';
import { changeSubject } from '../corrections/signing-subject.ts';
import type { CheckedRun, Packaging } from '../execution/batch.ts';
import { kitContainers } from '../execution/kit.ts';
import { expiryOf, occasionOf } from '../execution/pack-code.ts';
import { outputOf, yieldOf } from '../execution/packaging.ts';
import type { GateFacts } from '../facts.ts';
import type { KernelCommandOf } from '../kernel-command.ts';
import { missingIn, type OpenGap } from '../log/log-gap.ts';
import { holdsBeside } from '../material/genealogy.ts';
import { overrideSubject } from '../overrides/signing-subject.ts';
import type { Hold } from '../quality/exception.ts';
import type { CheckedRunStep, PackagingStep } from '../recipe/recipe.ts';
import { isReviewCommand } from '../release/review-commands.ts';
import { batchSubject } from '../release/signed-review.ts';
import type { PlantReader } from '../state.ts';
import { bulkLines, challengeLines } from './bulk-text.ts';
import { componentCountSubject, componentIssueSubject, componentLines } from './component-text.ts';
import { exceptionSubject } from './exception-text.ts';
import { checkLines, placementSubject, recheckSubject } from './in-process-text.ts';
import { countSubject, destructionSubject, issueLines, reconciliationLines } from './label-text.ts';
import { laboratorySubject, lotSubject } from './laboratory-text.ts';
import { lateSubjectText } from './late-text.ts';
import { procedureSubject } from './procedure-text.ts';
import {
  additionSubject,
  chargeLines,
  cleaningSubject,
  dischargeLines,
  processLines,
} from './process-text.ts';
import { recordSubject } from './record-signing-text.ts';
import { serviceSubject } from './service-text.ts';
import { meaningOf } from './signing-meaning.ts';

const ACCOUNTABILITY =
  'My electronic signature is the legally binding equivalent of my handwritten signature. ' +
  'I keep my secret to myself, and I answer for everything signed with it.';

/**
 * The exact text of one signature: what is signed as facts, then the meaning. Built here and nowhere else; a screen
 * shows it and sends back its hash (rules §6, 21 CFR 11.50, 11.70). null when the command is not signed or names
 * nothing that exists.
 */
export function signingText(facts: GateFacts): string | null {
  const { command } = facts;
  if (!('signature' in command)) return null;
  const subject = subjectOf(facts);
  return subject && [`Meaning: ${meaningOf(facts, command.type)}`, ...subject].join('\n');
}

function subjectOf(facts: GateFacts): readonly string[] | null {
  const { command, state } = facts;
  switch (command.type) {
    case 'AcknowledgeAccountability':
      return [ACCOUNTABILITY];
    case 'UnlockPerson': {
      const person = state.get('people', command.person);
      return person ? [`Unlock: ${person.name} (${person.id})`, `Reason: ${command.reason}`] : null;
    }
    case 'IssueBatch': {
      const recipe = state.get('recipes', `${command.recipe}@${command.version}`);
      if (!recipe) return null;
      const expires = expiryOf(recipe, facts.observed.moment.productionDay);
      return [
        `Issue batch: ${command.batch}`,
        `Master record: ${recipe.id} version ${recipe.version}, ${recipe.product.name}`,
        `Batch size: ${recipe.batchSize}`,
        ...(expires ? [`Lot and expiry on the packs: ${command.batch}, ${expires}`] : []),
        ...command.allocations.map(({ step, lot }) => `Step ${step}: lot ${lot}`),
      ];
    }
    case 'CompleteStep':
    case 'VerifyStep':
      return stepSubject(facts);
    case 'VerifyRestart':
      return restartSubject(facts);
    case 'VerifyCode':
      return codeSubject(facts, command);
    case 'IssueComponent':
      return componentIssueSubject(facts, command);
    case 'CountComponent':
      return componentCountSubject(facts, command);
    case 'InvalidatePlacement':
      return placementSubject(facts, command);
    case 'RestartRun':
      return recheckSubject(facts);
    case 'VerifyContainer':
      return containerSubject(facts);
    case 'ConfirmReading':
      return readingSubject(facts, command);
    case 'RecordCleaning':
      return cleaningSubject(facts, command);
    case 'VerifyAddition':
      return additionSubject(facts);
    case 'DestroyLabels':
      return destructionSubject(facts, command);
    case 'CountLabels':
      return countSubject(facts, command);
    case 'ReprintCase':
      return [`Reprint the label of case: ${command.case}`, `Reason: ${command.reason}`];
    case 'ReprintLabel':
      return [`Reprint label: ${command.container}`, `Reason: ${command.reason}`];
    case 'OverrideFefo':
    case 'ReidentifyContainer':
    case 'OverrideReweigh':
    case 'OverrideManualWeight':
    case 'OverrideCheckWindow':
      return overrideSubject(facts, command);
    case 'ReleaseHold': {
      const { hold } = facts;
      return (
        hold && [
          `Release hold: ${hold.id} on ${hold.object.kind} ${hold.object.id}`,
          `Placed for: ${hold.reason}`,
          `Reason: ${command.reason}`,
          ...otherHolds(state, hold),
        ]
      );
    }
    case 'TakeSample':
    case 'EnterResult':
    case 'VerifyResult':
      return laboratorySubject(facts, command);
    case 'JudgeLot':
    case 'ExtendRetest':
      return lotSubject(facts, command);
    case 'AdjustScale':
    case 'RequestReturn':
    case 'RecordCalibration':
    case 'ApproveReturn':
      return serviceSubject(facts, command);
    case 'VerifyProcedure':
      return procedureSubject(facts);
    case 'DeclareGap':
      return gapSubject(facts.observed.gap, command);
    case 'ConfirmGap': {
      const { gap } = facts.observed;
      const by = gap?.declared?.signature;
      const subject = gapSubject(gap, gap?.declared ?? null);
      return subject && by ? [...subject, `Declared by: ${by.name} (${by.person}), ${by.at}`] : null;
    }
    case 'EnterLate':
    case 'ConfirmLate':
      return lateSubjectText(facts);
    case 'ProposeCorrection':
    case 'ApproveCorrection':
    case 'RefuseCorrection':
    case 'InvalidateCapture':
      return changeSubject(facts);
    default:
      if (isReviewCommand(command)) return batchSubject(facts, command);
      return exceptionSubject(facts) ?? recordSubject(facts);
  }
}

/** Releasing one hold shows the others, because none of them ends with it (rules §2). */
function otherHolds(state: PlantReader, hold: Hold): readonly string[] {
  const others = holdsBeside(state, hold).map(({ id }) => id);
  return others.length > 0 ? [`Still on hold by: ${others.join(', ')}`] : [];
}

/** What is lost and what is left, as numbers that anybody can hold against the pin file. */
function gapSubject(
  gap: OpenGap | null,
  why: { readonly reason: string; readonly narrative: string | null } | null,
): readonly string[] | null {
  if (gap === null || why === null) return null;
  const { lastPin, restored } = gap;
  return [
    `Lost events: ${missingIn(gap)} or more, from ${restored.seq + 1}`,
    `Last pin: event ${lastPin.size}, hash ${lastPin.head}`,
    `Log goes on from: event ${restored.seq}, hash ${restored.hash}`,
    `Reason: ${why.reason}`,
    `Note: ${why.narrative ?? '-'}`,
  ];
}

function stepSubject({
  state,
  batch,
  step,
  recipeStep,
  dispense,
  scale,
}: GateFacts): readonly string[] | null {
  if (!batch || !step || !recipeStep) return null;
  const lines = [`Batch ${batch.id}, step ${step.id}: ${recipeStep.title}`];
  const { work } = step;
  switch (work.kind) {
    case 'issue':
      break;
    case 'labelIssue':
      if (recipeStep.kind === 'labelIssue') lines.push(...issueLines(state, batch, recipeStep));
      break;
    case 'reconciliation':
      if (recipeStep.kind === 'reconciliation') lines.push(...reconciliationLines(state, batch, recipeStep));
      break;
    case 'clearance':
    case 'rework':
      for (const [item, answer] of Object.entries(work.answers)) lines.push(`${item}: ${answer.text}`);
      break;
    case 'check':
      for (const [name, check] of Object.entries(work.scales))
        lines.push(`${name}: ${check.outcome}, attempt ${check.attempt}`);
      lines.push(...challengeLines(state, work));
      break;
    case 'dispense':
      for (const container of work.containers) {
        const net = scale ? show(container.net, scale) : String(container.net);
        lines.push(`${container.id}: ${net} net, ${container.phase}`);
      }
      if (dispense) lines.push(`Item ${dispense.item.id} ${dispense.item.name}, lot ${dispense.lot.id}`);
      break;
    case 'kit':
      if (recipeStep.kind === 'kit')
        lines.push(`Kit of ${kitContainers(batch, recipeStep).length} containers, all scanned`);
      break;
    case 'charge':
      if (recipeStep.kind === 'charge') lines.push(...chargeLines(state, work, recipeStep));
      break;
    case 'discharge':
      if (recipeStep.kind === 'discharge') lines.push(...dischargeLines(state, batch, work, recipeStep));
      break;
    case 'bulkWeigh':
      if (recipeStep.kind === 'bulkWeigh') lines.push(...bulkLines(state, batch, work, recipeStep));
      break;
    case 'process':
      if (recipeStep.kind === 'process') lines.push(...processLines(work, recipeStep));
      break;
    case 'checkedRun':
      if (recipeStep.kind === 'checkedRun')
        lines.push(
          ...fedLines(state, work, recipeStep),
          ...checkLines(work, recipeStep),
          ...componentLines(step, recipeStep),
        );
      break;
    case 'packaging':
      if (recipeStep.kind === 'packaging')
        lines.push(
          ...outputLines(work, recipeStep),
          ...labellingLines(work),
          ...componentLines(step, recipeStep),
        );
      break;
  }
  return lines;
}

function containerSubject({ batch, step, dispense, scale }: GateFacts): readonly string[] | null {
  const { verification, containers } = dispense?.work ?? {};
  const container = containers?.find(({ id }) => id === verification?.container);
  if (!batch || !step || !dispense || !container || !verification || !scale) return null;
  return [
    `Batch ${batch.id}, step ${step.id}: ${container.id}`,
    `Item ${dispense.item.id} ${dispense.item.name}`,
    ...container.portions.map(
      ({ container: from, lot, net }) => `From ${from}, lot ${lot}: ${show(net, scale)}`,
    ),
    `Gross ${show(container.gross, scale)}, tare ${show(container.tare, scale)}, net ${show(container.net, scale)}`,
    `Scanned by the verifier: ${[...verification.sourcesScanned, ...(verification.labelScanned ? [container.id] : [])].join(', ') || 'nothing yet'}`,
  ];
}

/** What the second person read, and nothing of what the first one did (rules §4). */
function readingSubject(
  { batch, step, dispense, scale }: GateFacts,
  { shown }: KernelCommandOf<'ConfirmReading'>,
): readonly string[] | null {
  const container = dispense?.work.current?.id;
  if (!batch || !step || !container || !scale) return null;
  return [
    `Batch ${batch.id}, step ${step.id}: ${container} on ${scale.id}, which sends no readings`,
    `Read off its display: ${shown} ${scale.unit} gross`,
  ];
}

/** What the line made, as it is signed. */
function outputLines(work: Packaging, master: PackagingStep): readonly string[] {
  const output = outputOf(work, master);
  const { percent } = yieldOf(output, master);
  const { unitsIn, unitsLeft, filled, rejected, sampled } = output.totals;
  return [
    `In: ${unitsIn} ${master.unit}, left over ${unitsLeft}`,
    `Out: ${filled} ${master.pack}, rejected ${rejected}, samples ${sampled}`,
    `Good: ${output.good} of ${master.target}, yield ${percent} % (${master.yield.lowest}–${master.yield.highest} %)`,
    `Not accounted for: ${output.lost} ${master.unit}`,
  ];
}

/** What a run was fed with, as what is charged. */
const fedLines = (
  state: PlantReader,
  { feeding }: CheckedRun,
  { feeds }: CheckedRunStep,
): readonly string[] => (feeding && feeds ? chargeLines(state, feeding, feeds) : []);

/** Which roll was on the applicator from when to when, and every reading of the code. */
const labellingLines = ({ labelling }: Packaging): readonly string[] => [
  ...(labelling?.rolls ?? []).map(
    ({ roll, from, off }) =>
      `Roll ${roll}: on from ${from} to ${off?.at ?? '-'}, splice and set-up ${off?.splice ?? '-'}`,
  ),
  ...(labelling?.readings ?? []).map(
    ({ at, occasion, code, matches }) =>
      `Code ${code} (${occasion}) at ${at}: ${matches ? 'right' : 'wrong'}`,
  ),
  ...(labelling?.specimens ?? []).map(({ which, roll }) => `Specimen: ${which} label, roll ${roll}`),
];

/** What two people looked at before a line that stood runs again (rules §8). */
function restartSubject({ batch, step, recipeStep, station }: GateFacts): readonly string[] | null {
  if (!batch || step?.work.kind !== 'packaging' || recipeStep?.kind !== 'packaging') return null;
  const { answers } = step.work;
  return [
    `Restart of ${station.id}: batch ${batch.id}, step ${step.id}`,
    ...recipeStep.restart.map(({ id, text }) => `${id}. ${text} ${answers[id]?.text ?? '-'}`),
  ];
}

/** What two people read on a pack, and why it was read (rules §8). */
function codeSubject(
  { batch, step, station }: GateFacts,
  { shown }: KernelCommandOf<'VerifyCode'>,
): readonly string[] | null {
  if (!batch || step?.work.kind !== 'packaging') return null;
  return [
    `Code on a pack of ${station.id}: batch ${batch.id}, step ${step.id}`,
    `Read by both: ${shown}`,
    `Occasion: ${occasionOf(step.work)}`,
  ];
}

const show = (mass: Micrograms, scale: NonNullable<GateFacts['scale']>): string =>
  `${formatMass(mass, scale.unit, scale.division)} ${scale.unit}`;
