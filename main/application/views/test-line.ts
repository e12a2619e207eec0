import type { RecordId } from '../../contract/ids.ts';
import type { TestLine } from '../../contract/laboratory-views.ts';
import { type FinishedTest, limitsText, resultText } from '../../domain/laboratory/finished-test.ts';
import { type Sample, waitingResult } from '../../domain/laboratory/sample.ts';
import { oosOf } from '../../domain/laboratory/samples-of.ts';
import type { Preview } from './affordances.ts';
import { decider } from './decider.ts';
import { nameOf } from './people.ts';
import type { ViewInput } from './view-input.ts';

/** One test of a sample: its limits, every result in order, and what comes next. */
export function testLine(input: ViewInput, preview: Preview, sample: Sample, test: FinishedTest): TestLine {
  const { state } = input;
  return {
    test: test.id,
    name: test.name,
    limits: limitsText(test),
    entry:
      test.kind === 'expects'
        ? { kind: 'words', expected: test.text }
        : { kind: 'number', unit: test.unit, bound: test.kind === 'atMost' },
    results: sample.results
      .filter((each) => each.test === test.id)
      .map(({ value, verdict, retestOf, entered, verified }) => ({
        value: resultText(test, value),
        verdict,
        retest: retestOf !== null,
        enteredBy: nameOf(state, entered.by),
        verifiedBy: verified ? nameOf(state, verified.by) : null,
      })),
    action: actionOf(input, preview, sample, test.id),
  };
}

/** A result waits for its second person; no result was entered; or the one there is calls for a retest. */
function actionOf(input: ViewInput, preview: Preview, sample: Sample, test: string): TestLine['action'] {
  const waiting = waitingResult(sample, test);
  if (waiting)
    return {
      kind: 'verify',
      record: waiting.retestOf,
      affordance: preview.ask(
        { type: 'VerifyResult', sample: sample.id, test },
        decider(input, 'laboratory', [waiting.entered.by]),
      ),
    };
  const original = sample.results.find((each) => each.test === test && each.retestOf === null);
  if (original?.verdict === 'within') return null;
  const record: RecordId | null = original ? (oosOf(input.state, sample, test)?.id ?? null) : null;
  return {
    kind: original ? 'retest' : 'enter',
    record,
    affordance: preview.ask({ type: 'EnterResult', sample: sample.id, test, value: '-', retestOf: record }),
  };
}
