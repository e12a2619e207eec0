import type { ExceptionCard, ManualReadingCard } from '../../main/contract/views.ts';
import { dc07, dispense, live, lost, verifying } from './dispense-parts.ts';
import { type Fixture, inStep, PASSES, stepParts, titleOf } from './fixture.ts';
import { EX_04 } from './fixtures-work.ts';

const CONTAINER = 'VC5-26-0147/DC-07';
const NOTHING = {
  ...live,
  state: 'lost',
  gross: null,
  net: null,
  displayed: null,
  stable: false,
  zone: 'none',
  difference: null,
  fill: 0,
} as const;

const card: ManualReadingCard = {
  container: CONTAINER,
  scale: 'SCL-01',
  unit: 'kg',
  state: 'first',
  gross: null,
  net: null,
  readBy: [],
};
const both: ManualReadingCard = {
  ...card,
  state: 'confirmed',
  gross: '5.32',
  net: '5.00',
  readBy: ['M. Alvarez', 'D. Price'],
};

/** A person reported that the scale sends nothing, and QA is asked whether its display may be read. */
const reported: ExceptionCard = {
  ...EX_04,
  id: 'EX-13',
  trigger: 'reported',
  step: '70',
  stepTitle: titleOf('70'),
  object: null,
  count: 1,
  owner: 'qaReviewer',
  ownerNames: ['P. Raman'],
  late: false,
  refusal: null,
  narrative: 'SCL-01 shows the weight, but nothing arrives here.',
  alternatives: [],
  next: { code: 'take', data: { role: 'qaReviewer' } },
  override: {
    override: 'manualWeight',
    batch: 'VC5-26-0147',
    step: '70',
    data: { container: CONTAINER, scale: 'SCL-01' },
    objects: [{ id: CONTAINER, text: CONTAINER }],
    mayGrant: ['qaReviewer'],
    reasons: ['readings-do-not-arrive', 'other-see-narrative'],
    grant: PASSES,
  },
};

const reading = (manual: ManualReadingCard): Pick<Fixture, 'frame' | 'screen' | 'live'> => ({
  frame: lost('70'),
  screen: {
    ...dispense,
    ...(manual.state === 'second' && { task: { code: 'secondReads', data: { scale: 'SCL-01' } } }),
    manual,
    affordances: { ...dispense.affordances, EnterReading: PASSES, ConfirmReading: PASSES },
  },
  live: [NOTHING],
});

/** A scale that sends nothing is read off its display by two people. */
export const READ_OFF: readonly Fixture[] = [
  {
    id: 'override-manual-weight',
    frame: inStep('70', 'exception'),
    screen: {
      ...dispense,
      ...stepParts('70', 'exception', {
        code: 'callOwner',
        data: { exception: 'EX-13', role: 'qaReviewer' },
      }),
      exceptions: [reported],
    },
    live: [NOTHING],
    overlay: { kind: 'override', exception: 'EX-13' },
  },
  { id: 'dispense-read-first', ...reading(card) },
  { id: 'dispense-read-differed', ...reading({ ...card, state: 'differed' }) },
  { id: 'dispense-read-second', ...reading({ ...card, state: 'second', readBy: ['M. Alvarez'] }) },
  {
    id: 'dispense-read-sheet',
    ...reading({ ...card, state: 'second', readBy: ['M. Alvarez'] }),
    overlay: { kind: 'readDisplay', photo: null },
  },
  { id: 'dispense-read-confirmed', ...reading(both) },
  {
    id: 'verify-read-off',
    frame: lost('70'),
    screen: {
      ...verifying,
      manual: both,
      containers: [{ ...dc07, phase: 'labelled' }],
      task: { code: 'verifierScans', data: { verifier: 'D. Price', open: 1 } },
    },
    live: [NOTHING],
  },
];
