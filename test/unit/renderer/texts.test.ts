import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { TASKS } from '../../../main/application/views/tasks.ts';
import { SUMMARY_CLASSES } from '../../../main/contract/batch-views.ts';
import {
  ASSESSMENTS,
  DISPOSALS,
  EVALUATIONS,
  LABORATORY_FINDINGS,
  LOOK_BACK_CONCLUSIONS,
  OOS_CONCLUSIONS,
  RELEASED_IMPACTS,
} from '../../../main/contract/record-words.ts';
import {
  EXCEPTION_CATEGORIES,
  MEANINGS,
  REASON_CODES,
  RECORD_KINDS,
  ROLES,
  ROOT_CAUSES,
  SEVERITIES,
  STATION_FUNCTIONS,
} from '../../../main/contract/vocabulary.ts';
import { SERVICE_STATES } from '../../../main/domain/equipment/service-machine.ts';
import { BATCH_STATES } from '../../../main/domain/execution/batch-machine.ts';
import { STEP_STATES } from '../../../main/domain/execution/step-machine.ts';
import { ACTS } from '../../../main/domain/identity/acts.ts';
import { EXCEPTION_STATES } from '../../../main/domain/quality/exception-machine.ts';
import { RECORD_MACHINES } from '../../../main/domain/quality/records/record.ts';
import { TRIGGER_TABLE } from '../../../main/domain/quality/trigger-table.ts';
import { LINE_IDS } from '../../../main/domain/release/readiness.ts';
import { ENGLISH, isTextKey } from '../../../renderer/text/catalogue.ts';
import { eventTypes, readinessItems, refusalCodes } from './kernel-words.ts';

type Elements = ReturnType<IntlMessageFormat['getAst']>;

/** The names in braces that a message asks for. */
function placeholders(elements: Elements): readonly string[] {
  return elements.flatMap((element) => {
    if (element.type === 0 || element.type === 7 || element.type === 8) return [];
    const inner =
      'options' in element ? Object.values(element.options).flatMap(({ value }) => placeholders(value)) : [];
    return [element.value, ...inner];
  });
}

const asked = (text: string): readonly string[] => placeholders(new IntlMessageFormat(text, 'en').getAst());
const missing = (prefix: string, words: readonly string[]) =>
  words.filter((word) => !isTextKey(`${prefix}.${word}`));
const REFUSALS = Object.entries(ENGLISH).filter(([key]) => key.startsWith('refusal.'));
const bare = (text: string) => text.replace(/\{[^{}]*\}/g, '');

describe('the English catalogue', () => {
  test('parses in every message', () => {
    for (const text of Object.values(ENGLISH)) expect(() => asked(text)).not.toThrow();
  });

  test('[S142] has the title, the reason and the next act of every refusal a gate can find', () => {
    const untold = refusalCodes().flatMap(({ code, file }) =>
      ['title', 'why', 'now']
        .filter((line) => !isTextKey(`refusal.${code}.${line}`))
        .map((line) => `${file}: ${code}.${line}`),
    );
    expect(untold).toEqual([]);
  });

  test('asks of a refusal only for what its gate sends', () => {
    const unsent = refusalCodes().flatMap(({ code, file, data }) =>
      ['title', 'why', 'now'].flatMap((line) => {
        const key = `refusal.${code}.${line}`;
        if (data === null || !isTextKey(key)) return [];
        return asked(ENGLISH[key])
          .filter((name) => !data.has(name))
          .map((name) => `${file}: ${code}.${line} {${name}}`);
      }),
    );
    expect(unsent).toEqual([]);
  });

  test('has a word for everything people read, sign and count', () => {
    expect(missing('role', ROLES)).toEqual([]);
    expect(missing('reason', REASON_CODES)).toEqual([]);
    expect(missing('category', EXCEPTION_CATEGORIES)).toEqual([]);
    expect(missing('severity', SEVERITIES)).toEqual([]);
    expect(missing('meaning', MEANINGS)).toEqual([]);
    expect(missing('function', STATION_FUNCTIONS)).toEqual([]);
    expect(missing('step', STEP_STATES)).toEqual([]);
    expect(missing('state', [...STEP_STATES, ...BATCH_STATES, ...EXCEPTION_STATES])).toEqual([]);
    expect(missing('exceptionState', EXCEPTION_STATES)).toEqual([]);
    expect(missing('event', eventTypes())).toEqual([]);
    expect(missing('recordKind', RECORD_KINDS)).toEqual([]);
    expect(missing('rootCause', ROOT_CAUSES)).toEqual([]);
    const rows = Object.values(RECORD_MACHINES).flat();
    for (const prefix of ['recordMove', 'recordDid'])
      expect(
        missing(
          prefix,
          rows.map(({ move }) => move),
        ),
      ).toEqual([]);
    expect(
      missing(
        'recordState',
        rows.flatMap(({ from, to }) => [from, to]),
      ),
    ).toEqual([]);
    const words = [RELEASED_IMPACTS, ASSESSMENTS, DISPOSALS, LABORATORY_FINDINGS, OOS_CONCLUSIONS];
    expect(missing('recordWord', [...words, EVALUATIONS, LOOK_BACK_CONCLUSIONS].flat())).toEqual([]);
    expect(missing('readiness', LINE_IDS)).toEqual([]);
    expect(missing('readinessItem', readinessItems())).toEqual([]);
    expect(missing('summaryClass', SUMMARY_CLASSES)).toEqual([]);
    expect(missing('act', ACTS)).toEqual([]);
    expect(missing('serviceState', SERVICE_STATES)).toEqual([]);
    expect(
      missing(
        'trigger',
        TRIGGER_TABLE.map(({ id }) => id),
      ),
    ).toEqual([]);
  });

  test('has the line of every task, made of the data of that task and at most 60 letters long', () => {
    for (const [code, data] of Object.entries(TASKS)) {
      const key = `task.${code}`;
      expect(isTextKey(key), key).toBe(true);
      if (!isTextKey(key)) continue;
      expect(
        asked(ENGLISH[key]).filter((name) => !(data as readonly string[]).includes(name)),
        key,
      ).toEqual([]);
      expect(bare(ENGLISH[key]).length, key).toBeLessThanOrEqual(60);
    }
  });

  test('refuses in plain words: no "error", no pleading, no maybe, and buttons that are verbs', () => {
    for (const [key, text] of REFUSALS) {
      expect(text, key).not.toMatch(/\b(error|please|sorry|may|might|could|invalid|failed to)\b/i);
    }
    const buttons = Object.entries(ENGLISH).filter(
      ([key]) => /\.(do|button)$/.test(key) || key.startsWith('button.'),
    );
    for (const [key, text] of buttons) expect(text, key).not.toMatch(/^(OK|Okay|Submit|Yes|No)$/i);
  });

  test('gives each refusal a short title and one act that ends in a full stop', () => {
    for (const [key, text] of REFUSALS) {
      if (key.endsWith('.title')) expect(bare(text).length, key).toBeLessThanOrEqual(60);
      if (key.endsWith('.title')) expect(text, key).not.toMatch(/\.$/);
      if (!key.endsWith('.title')) expect(text, key).toMatch(/[.}]$/);
    }
  });

  test('keeps a number and its unit together', () => {
    for (const [key, text] of Object.entries(ENGLISH)) expect(text, key).not.toMatch(/\d (kg|g|mg|ms|%)\b/);
  });
});
