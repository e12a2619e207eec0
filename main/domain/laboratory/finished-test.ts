import { compareDecimals, isDecimal } from './decimal.ts';

/** A test of the finished batch with its limits, as the recipe writes them (21 CFR 111.70(e), 111.75). */
export type FinishedTest = { readonly id: string; readonly name: string } & (
  | { readonly kind: 'range'; readonly lowest: string; readonly highest: string; readonly unit: string }
  | { readonly kind: 'atMost'; readonly highest: string; readonly unit: string }
  | { readonly kind: 'expects'; readonly text: string }
);

export type Verdict = 'within' | 'outside';

/** `<10`: the method finds nothing under ten. */
const BELOW = /^<\s?(.+)$/;

/**
 * What a result says about its test, compared as exact decimals or as words without regard to capitals. null: it
 * says nothing about it, being no number, or a bound that lies over the limit.
 */
export function verdictOf(test: FinishedTest, value: string): Verdict | null {
  switch (test.kind) {
    case 'expects':
      return value.toLowerCase() === test.text.toLowerCase() ? 'within' : 'outside';
    case 'range':
      if (!isDecimal(value)) return null;
      return within(compareDecimals(value, test.lowest) >= 0 && compareDecimals(value, test.highest) <= 0);
    case 'atMost': {
      const bound = BELOW.exec(value)?.[1];
      if (bound !== undefined)
        return isDecimal(bound) && compareDecimals(bound, test.highest) <= 0 ? 'within' : null;
      return isDecimal(value) ? within(compareDecimals(value, test.highest) <= 0) : null;
    }
  }
}

const within = (isSo: boolean): Verdict => (isSo ? 'within' : 'outside');

/** The limits in one line: `500 to 575 mg`, `at most 30 min`, `absent`. */
export function limitsText(test: FinishedTest): string {
  switch (test.kind) {
    case 'expects':
      return test.text;
    case 'range':
      return `${test.lowest} to ${test.highest} ${test.unit}`;
    case 'atMost':
      return `at most ${test.highest} ${test.unit}`;
  }
}

/** A result with the unit of its test. */
export const resultText = (test: FinishedTest, value: string): string =>
  test.kind === 'expects' ? value : `${value} ${test.unit}`;
