import type { ReconciliationScreen } from '../../contract/views.ts';
import { type CountStanding, countStanding } from '../../domain/label-ledger/count-standing.ts';
import { issuesOf, unreadRolls } from '../../domain/label-ledger/issued-to.ts';
import { isLabelledAtLine } from '../../domain/label-ledger/labelled-packs.ts';
import type { ReconciliationStep } from '../../domain/recipe/recipe.ts';
import type { Draft } from './affordances.ts';
import { labelBalance } from './label-balance.ts';
import { nameOf, secondPerson } from './people.ts';
import type { StepFacts } from './step-facts.ts';
import { stepFrame } from './step-frame.ts';
import { type Task, task } from './tasks.ts';

/** Labels are counted here blind: who counted is shown, and what came of it only when nothing is left to count. */
export function reconciliationScreen(facts: StepFacts<ReconciliationStep>): ReconciliationScreen {
  const { input, batch, step, master, gate } = facts;
  const { state } = input;
  const standing = countStanding(state, batch, master);
  const counts = step.work.kind === 'reconciliation' ? step.work.counts : [];
  const rolls = issuesOf(state, batch.id, master.of).map(({ roll }) => roll);
  const unread = unreadRolls(state, batch.id, master.of);
  const count: Draft = {
    type: 'CountLabels',
    rolls: rolls.map((roll) => ({ roll, setUp: 0, damaged: 0, specimen: 0, returned: 0, coded: false })),
  };
  return {
    kind: 'reconciliation',
    ...stepFrame(facts, doing(facts, standing, unread[0]), [
      [count, counter(facts)],
      ...(unread[0] ? [{ type: 'ReadApplicator', roll: unread[0], counter: 0, onRejects: 0 } as const] : []),
    ]),
    rolls: rolls.map((roll) => ({
      roll,
      applicatorRead: !unread.includes(roll),
      atLine: gate.recipe !== null && isLabelledAtLine(gate.recipe, master),
    })),
    counts: counts.map(({ by, at }) => ({ by: nameOf(state, by), at })),
    standing,
    balance: standing === 'reconciled' ? labelBalance(state, batch, master) : null,
  };
}

/** Somebody who could make the next count. */
function counter({ input, batch, step, master }: StepFacts<ReconciliationStep>) {
  const counts = step.work.kind === 'reconciliation' ? step.work.counts : [];
  const issuers = batch.steps[master.of]?.performers ?? [];
  const codes = [...master.performers, ...(master.verifiers ?? [])];
  return secondPerson(input.state, codes, input.moment.day, [...issuers, ...counts.map(({ by }) => by)]);
}

function doing(
  { step, master }: StepFacts<ReconciliationStep>,
  standing: CountStanding,
  unread: string | undefined,
): Task {
  if (unread) return task('readApplicator', { roll: unread });
  switch (standing) {
    case 'uncounted':
      return task('countLabels', { step: master.of });
    case 'recount':
      return task('recountLabels', { step: master.of });
    case 'outside':
    case 'disagree':
      return task('recountAgain', { step: master.of });
    case 'reconciled':
      return task('signStep', { step: step.id });
  }
}
