import type { RecordMoveKind } from '../../../main/contract/grammar/record-moves.ts';
import {
  ASSESSMENTS,
  DISPOSALS,
  EVALUATIONS,
  LABORATORY_FINDINGS,
  LOOK_BACK_CONCLUSIONS,
  OOS_CONCLUSIONS,
  RELEASED_IMPACTS,
} from '../../../main/contract/record-words.ts';
import type { RecordCard, WorkScreen } from '../../../main/contract/views.ts';
import type { Draft } from '../../store/draft.ts';
import {
  chosenOf,
  days,
  type FormField,
  holds,
  listOf,
  lots,
  oneOf,
  person,
  textOf,
  type Values,
  words,
} from './form-fields.ts';

type Move = Extract<Draft, { type: 'MoveRecord' }>['move'];

interface MoveForm {
  readonly fields: (card: RecordCard, screen: WorkScreen) => readonly FormField[];
  readonly move: (values: Values) => Move;
}

const reachFields = (_card: RecordCard, screen: WorkScreen): readonly FormField[] => [
  words('scope'),
  lots(screen.lots),
  oneOf('releasedImpact', RELEASED_IMPACTS),
];
const reach = (values: Values) => ({
  scope: textOf(values, 'scope'),
  lots: listOf(values, 'lots'),
  releasedImpact: chosenOf(values, 'releasedImpact', RELEASED_IMPACTS),
});
const none = (): readonly FormField[] => [];

/** What each move asks for, and the move that the answers make. */
export const MOVE_FORMS: Readonly<Record<RecordMoveKind, MoveForm>> = {
  investigate: { fields: reachFields, move: (values) => ({ kind: 'investigate', ...reach(values) }) },
  production: { fields: reachFields, move: (values) => ({ kind: 'production', ...reach(values) }) },
  assess: {
    fields: () => [oneOf('assessment', ASSESSMENTS)],
    move: (values) => ({ kind: 'assess', assessment: chosenOf(values, 'assessment', ASSESSMENTS) }),
  },
  contain: {
    fields: (card, screen) => [holds(card, screen.holds)],
    move: (values) => ({ kind: 'contain', holds: listOf(values, 'holds') }),
  },
  dispose: {
    fields: () => [oneOf('as', DISPOSALS), words('justification')],
    move: (values) => ({
      kind: 'dispose',
      as: chosenOf(values, 'as', DISPOSALS),
      justification: textOf(values, 'justification'),
    }),
  },
  return: {
    fields: () => [words('reason')],
    move: (values) => ({ kind: 'return', reason: textOf(values, 'reason') }),
  },
  approve: { fields: none, move: () => ({ kind: 'approve' }) },
  laboratory: {
    fields: () => [oneOf('finding', LABORATORY_FINDINGS)],
    move: (values) => ({ kind: 'laboratory', finding: chosenOf(values, 'finding', LABORATORY_FINDINGS) }),
  },
  conclude: {
    fields: () => [oneOf('conclusion', OOS_CONCLUSIONS)],
    move: (values) => ({ kind: 'conclude', conclusion: chosenOf(values, 'conclusion', OOS_CONCLUSIONS) }),
  },
  evaluate: {
    fields: () => [oneOf('evaluation', EVALUATIONS)],
    move: (values) => ({ kind: 'evaluate', evaluation: chosenOf(values, 'evaluation', EVALUATIONS) }),
  },
  decline: {
    fields: () => [words('reason')],
    move: (values) => ({ kind: 'decline', reason: textOf(values, 'reason') }),
  },
  start: {
    fields: (_card, screen) => [words('what'), person(screen.records?.owners ?? []), days()],
    move: (values) => ({
      kind: 'start',
      what: textOf(values, 'what'),
      owner: textOf(values, 'owner'),
      dueDays: Number(textOf(values, 'dueDays')),
    }),
  },
  implement: {
    fields: () => [words('result', 'implemented')],
    move: (values) => ({ kind: 'implement', result: textOf(values, 'result') }),
  },
  check: {
    fields: () => [oneOf('effective', ['yes', 'no'])],
    move: (values) => ({ kind: 'check', effective: textOf(values, 'effective') === 'yes' }),
  },
  review: {
    fields: () => [oneOf('conclusion', LOOK_BACK_CONCLUSIONS), words('narrative', 'reviewed')],
    move: (values) => ({
      kind: 'review',
      conclusion: chosenOf(values, 'conclusion', LOOK_BACK_CONCLUSIONS),
      narrative: textOf(values, 'narrative'),
    }),
  },
  close: { fields: none, move: () => ({ kind: 'close' }) },
};
