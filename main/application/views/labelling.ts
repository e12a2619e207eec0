import type { AttachmentId } from '../../contract/ids.ts';
import type { LabellingView } from '../../contract/views.ts';
import type { SpecimenOf } from '../../contract/vocabulary.ts';
import type { Labelling, Packaging } from '../../domain/execution/batch.ts';
import { checklistOf } from '../../domain/execution/master-step.ts';
import { codeDue, ENDS_THE_RUN, lastVerified, packCode, rollOn } from '../../domain/execution/pack-code.ts';
import { openPhoto } from '../../domain/execution/photo-answer.ts';
import { isKept, KEPT_IN_RECORD, specimenDue } from '../../domain/execution/specimens.ts';
import { minutesAfter } from '../../domain/moment.ts';
import { type PackagingStep, type PackLabels, recipeStep } from '../../domain/recipe/recipe.ts';
import type { Draft } from './affordances.ts';
import { attaching, attachmentNamed } from './attachments.ts';
import type { StepFacts } from './step-facts.ts';
import { type Task, task } from './tasks.ts';

/** What a line that labels has on its applicator and on its packs; null where it labels nothing. */
export function labellingView(facts: StepFacts<PackagingStep>, work: Packaging): LabellingView | null {
  const { input, batch, step, master, gate } = facts;
  const { labelling } = work;
  const { labels } = master;
  if (!labelling || !labels) return null;
  const issue = gate.recipe ? recipeStep(gate.recipe, labels.of) : undefined;
  const { artwork = '', revision = '' } = issue?.kind === 'labelIssue' ? issue : {};
  const on = rollOn(labelling);
  const photo = openPhoto(input.state, batch.id, step, checklistOf(master));
  const { code } = labelling;
  return {
    artwork,
    revision,
    brought: labelling.brought,
    on: on && { roll: on.roll, since: on.from },
    code: {
      expected: packCode(batch) ?? '',
      read: labels.codeRead,
      due: dueNow(facts, work, labels),
      verifiedAt: lastVerified(labelling),
      until: code.kind === 'verified' ? minutesAfter(code.at, labels.checkMinutes) : null,
    },
    specimens: specimensOf(labelling),
    photo: photo && attachmentNamed(input.state, photo.id),
  };
}

/** A line that stands between two runs waits for its start; after the last pack nothing grows old. */
function dueNow({ gate }: StepFacts, work: Packaging, labels: PackLabels) {
  const ends = work.line.kind === 'stopped' && work.line.reason === ENDS_THE_RUN;
  return codeDue(work, labels, gate.observed.moment.at, ends ? 'anything' : 'start');
}

/** The first and the last label; while that of a new roll is due, it stands in the place of the last. */
function specimensOf(labelling: Labelling): LabellingView['specimens'] {
  const rollOf = (of: SpecimenOf) => labelling.specimens.find(({ which }) => which === of)?.roll ?? null;
  const next = specimenDue(labelling) === 'rollChange' ? 'rollChange' : 'last';
  return [
    { which: 'first', roll: rollOf('first') },
    { which: next, roll: next === 'last' ? rollOf('last') : null },
  ];
}

/** What the roll, the code or a specimen asks for before the line itself is the task; null where none of them does. */
export function labellingTask(facts: StepFacts<PackagingStep>, work: Packaging): Task | null {
  const { labelling, line } = work;
  const { labels, pack } = facts.master;
  if (!labelling || !labels) return null;
  const on = rollOn(labelling);
  const ends = line.kind === 'stopped' && line.reason === ENDS_THE_RUN;
  if (!on && !ends) {
    const revision = labellingView(facts, work)?.revision ?? '';
    return labelling.brought
      ? task('scanArtwork', { roll: labelling.brought })
      : task('mountRoll', { revision });
  }
  if (dueNow(facts, work, labels))
    return task(labels.codeRead === 'scan' ? 'scanCode' : 'readCode', { pack });
  const which = specimenWanted(labelling, ends, line.kind === 'running');
  if (which === 'rollChange') return task('keepRollFirst', { roll: on?.roll ?? '' });
  if (which) return task(which === 'first' ? 'keepFirst' : 'keepLast', {});
  return on && ends ? task('takeOffRoll', { roll: on.roll }) : null;
}

/** The first label of a roll is shown before the line starts with it, and the last one when it has ended. */
function specimenWanted(labelling: Labelling, ends: boolean, runs: boolean): SpecimenOf | null {
  if (runs) return null;
  return ends ? (KEPT_IN_RECORD.find((which) => !isKept(labelling, which)) ?? null) : specimenDue(labelling);
}

/** Its commands, each as its button would send it. */
export function labellingDrafts(
  facts: StepFacts<PackagingStep>,
  work: Packaging,
): readonly (Draft | readonly [Draft, StepFacts['second']])[] {
  const view = labellingView(facts, work);
  if (!view) return [];
  const { batch, step, second } = facts;
  const open = view.specimens.find(({ roll }) => roll === null);
  return [
    { type: 'TakeOffRoll', roll: (view.on?.roll ?? '') as never, splice: 0, usedUp: false },
    [{ type: 'VerifyCode', shown: view.code.expected }, second],
    attaching({ kind: 'step', batch: batch.id, step: step.id }),
    ...(open && view.photo
      ? [{ type: 'KeepSpecimen', which: open.which, attachment: view.photo.id as AttachmentId } as const]
      : []),
  ];
}
