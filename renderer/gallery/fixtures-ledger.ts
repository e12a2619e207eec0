import { type Fixture, REVIEW } from './fixture.ts';
import { REVIEW_DESK } from './fixtures-work.ts';

/** Genealogy and refusals at the review desk. */
export const LEDGERS: readonly Fixture[] = [
  { id: 'trace', press: [['work.tab.trace']], frame: REVIEW, screen: REVIEW_DESK },
  {
    id: 'trace-batch',
    press: [['work.tab.trace'], ['trace.ask.batch']],
    frame: REVIEW,
    screen: REVIEW_DESK,
  },
  {
    id: 'trace-lot',
    press: [['work.tab.trace'], ['trace.ask.lot']],
    frame: REVIEW,
    screen: { ...REVIEW_DESK, cards: [], lots: REVIEW_DESK.lots.filter(({ lot }) => lot === 'AA-2503-042') },
  },
  {
    id: 'trace-many',
    press: [['work.tab.trace'], ['trace.ask.lot']],
    frame: REVIEW,
    screen: { ...REVIEW_DESK, cards: [], lots: REVIEW_DESK.lots.filter(({ lot }) => lot === 'CB-2508-009') },
  },
  {
    id: 'trace-unused',
    press: [['work.tab.trace'], ['trace.ask.lot']],
    frame: REVIEW,
    screen: { ...REVIEW_DESK, cards: [], lots: REVIEW_DESK.lots.filter(({ lot }) => lot === 'RH-2507-033') },
  },
  {
    id: 'trace-typing',
    press: [['work.tab.trace'], ['trace.type']],
    frame: REVIEW,
    screen: REVIEW_DESK,
  },
  { id: 'denials', press: [['work.tab.denials']], frame: REVIEW, screen: REVIEW_DESK },
  {
    id: 'denials-filter',
    press: [['work.tab.denials'], ['denials.chip.gate']],
    frame: REVIEW,
    screen: REVIEW_DESK,
  },
];
