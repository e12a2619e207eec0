import type { CommandOf } from '../../contract/parse-command.ts';
import type { GateFacts } from '../facts.ts';
import { limitsText, resultText } from '../laboratory/finished-test.ts';
import { waitingResult } from '../laboratory/sample.ts';
import { namedSample, namedTest } from '../laboratory/samples-of.ts';

/** What is signed about a sample or a result; null when it names nothing that exists. */
export function laboratorySubject(
  { state }: GateFacts,
  command: CommandOf<'TakeSample' | 'EnterResult' | 'VerifyResult'>,
): readonly string[] | null {
  if (command.type === 'TakeSample')
    return [
      `Take a sample of batch: ${command.batch}`,
      `From: ${command.container ?? 'the batch, no numbered container'}`,
      `Quantity: ${command.quantity} ${command.unit}`,
      `Purpose: ${command.purpose}`,
    ];
  const sample = namedSample(state, command);
  const test = namedTest(state, command);
  if (!sample || !test) return null;
  const head = [
    `Sample: ${sample.id} of batch ${sample.batch}`,
    `Test: ${test.name}`,
    `Limits: ${limitsText(test)}`,
  ];
  if (command.type === 'EnterResult')
    return [
      ...head,
      `Result: ${resultText(test, command.value)}`,
      ...(command.retestOf ? [`Retest under: ${command.retestOf}`] : []),
    ];
  const result = waitingResult(sample, test.id);
  return (
    (result && [
      ...head,
      `Result: ${resultText(test, result.value)}`,
      `Entered by: ${state.get('people', result.entered.by)?.name ?? result.entered.by}`,
    ]) ??
    null
  );
}

/** What is signed about a lot; null when there is no such lot. */
export function lotSubject(
  { state }: GateFacts,
  command: CommandOf<'JudgeLot' | 'ExtendRetest'>,
): readonly string[] | null {
  const lot = state.get('lots', command.lot);
  if (!lot) return null;
  const head = `Lot: ${lot.id} of ${lot.item} ${state.get('items', lot.item)?.name ?? ''}`;
  return command.type === 'JudgeLot'
    ? [
        head,
        `Quality: from ${lot.quality} to ${command.quality}`,
        `Reason: ${command.reason}`,
        ...(command.narrative ? [`Note: ${command.narrative}`] : []),
      ]
    : [head, `Retest: from ${lot.retest ?? '-'} to ${command.retest}`, `Certificate: ${command.certificate}`];
}
