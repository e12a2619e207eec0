import type { LabelIssueScreen } from '../../contract/views.ts';
import { issuedTo, issuesOf } from '../../domain/label-ledger/issued-to.ts';
import type { LabelIssueStep } from '../../domain/recipe/recipe.ts';
import { nameOf } from './people.ts';
import type { StepFacts } from './step-facts.ts';
import { stepFrame } from './step-frame.ts';
import { type Task, task } from './tasks.ts';

/** The label cage: which artwork is asked for, which roll is in the hand, and what was issued already. */
export function labelIssueScreen(facts: StepFacts<LabelIssueStep>): LabelIssueScreen {
  const { input, batch, step, master } = facts;
  const { state } = input;
  const roll = step.work.kind === 'labelIssue' ? step.work.roll : null;
  const issued = issuedTo(state, batch.id, master.id);
  return {
    kind: 'labelIssue',
    ...stepFrame(
      facts,
      doing(facts, issued),
      roll
        ? [{ type: 'IssueLabels', roll: roll.id, counted: state.get('labelRolls', roll.id)?.quantity ?? 0 }]
        : [],
    ),
    item:
      state.get('labelRolls', issuesOf(state, batch.id, master.id)[0]?.roll ?? roll?.id ?? '')?.name ??
      master.item,
    artwork: master.artwork,
    revision: master.revision,
    needed: master.quantity,
    issued,
    rolls: issuesOf(state, batch.id, master.id).map((each) => ({
      roll: each.roll,
      labels: each.quantity,
      by: nameOf(state, each.by),
      at: each.at,
    })),
    inHand: roll && { roll: roll.id, artworkSeen: roll.artworkSeen },
  };
}

function doing({ step, master }: StepFacts<LabelIssueStep>, issued: number): Task {
  const roll = step.work.kind === 'labelIssue' ? step.work.roll : null;
  if (roll)
    return roll.artworkSeen ? task('countRoll', { roll: roll.id }) : task('scanArtwork', { roll: roll.id });
  return issued < master.quantity
    ? task('scanRoll', { item: master.item, revision: master.revision })
    : task('signStep', { step: step.id });
}
