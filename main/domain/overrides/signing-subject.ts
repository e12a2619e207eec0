import type { GateFacts } from '../facts.ts';
import type { OverrideCommand } from './override-row.ts';
import { overriding } from './overrides.ts';

/** What is signed when an override is granted: the rule, what is let pass or put right, and for which step alone (rules §4). */
export function overrideSubject(facts: GateFacts, command: OverrideCommand): readonly string[] | null {
  const { batch, step, recipeStep } = facts;
  const row = overriding(command)?.row;
  const subject = row?.subject(facts, command);
  if (!batch || !step || !recipeStep || !row || !subject) return null;
  const [rule, ...what] = subject;
  return [
    String(rule),
    `Batch ${batch.id}, step ${step.id}: ${recipeStep.title}`,
    ...what,
    ...row
      .answers(facts, command)
      .map((each) => `${each.during ? 'Refused' : 'Reported'} before: ${each.id} (${each.severity})`),
    `Reason: ${command.reason}`,
    `Note: ${command.narrative}`,
  ];
}
