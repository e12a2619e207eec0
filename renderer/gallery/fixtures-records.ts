import type { RecordCard, RecordsDesk, WorkScreen } from '../../main/contract/views.ts';
import type { RecordAct } from '../screens/records/record-acts.ts';
import { type Fixture, fails, PASSES, RAMAN, REVIEW } from './fixture.ts';
import { EX_04, WORK } from './fixtures-work.ts';

type Move = RecordCard['next'][number]['move'];
const next = (...moves: readonly Move[]): RecordCard['next'] =>
  moves.map((move) => ({ move, by: 'qaReviewer', affordance: PASSES }));

const deviation: RecordCard = {
  id: 'DEV-02',
  kind: 'deviation',
  state: 'assessed',
  severity: 'critical',
  owner: 'qaReviewer',
  batch: 'VC5-26-0147',
  step: '30',
  objects: ['SCL-03'],
  exceptions: ['EX-10'],
  trigger: 'checkFailed',
  narrative: null,
  opened: '2026-03-02T06:05:00.000Z',
  openedBy: null,
  due: '2026-03-08T06:05:00.000Z',
  late: true,
  closed: null,
  extension: {
    due: '2026-03-18T06:05:00.000Z',
    by: 'G. Lin',
    reason: 'The maker of the scale comes next week.',
  },
  found: [
    { field: 'scope', word: null, text: 'One bench scale between two good checks, 2 to 5 March.' },
    { field: 'lots', word: null, text: 'SD-2506-077, MS-2511-020' },
    { field: 'releasedImpact', word: 'none', text: null },
    { field: 'assessment', word: 'noImpact', text: null },
  ],
  tasks: [
    {
      id: 'DEV-02-T1',
      what: 'Look at the pan and its frame.',
      owner: 'G. Lin',
      due: '2026-03-07T12:00:00.000Z',
      late: true,
      result: null,
    },
    {
      id: 'DEV-02-T2',
      what: 'Weigh the kept samples again on SCL-02.',
      owner: 'P. Raman',
      due: '2026-03-10T12:00:00.000Z',
      late: false,
      result: 'All four within 0.1 g.',
    },
    {
      id: 'DEV-02-T3',
      what: 'Ask the maker for the drift of this cell.',
      owner: 'O. Ivanov',
      due: '2026-03-12T12:00:00.000Z',
      late: false,
      result: null,
    },
  ],
  causes: [
    { code: 'calibration-drift', evidence: ['equipment:SCL-03', '3912'] },
    { code: 'instruction-unclear', evidence: ['exception:EX-10'] },
  ],
  causeBy: 'P. Raman',
  attachments: [],
  moves: [
    {
      move: 'investigate',
      by: 'P. Raman',
      at: '2026-03-05T09:12:00.000Z',
      note: 'One bench scale between two good checks, 2 to 5 March.',
    },
    { move: 'assess', by: 'P. Raman', at: '2026-03-06T14:40:00.000Z', note: null },
  ],
  next: [
    { move: 'investigate', by: 'qaReviewer', affordance: PASSES },
    {
      move: 'close',
      by: 'qaReviewer',
      affordance: fails({
        gate: 'requireRecord',
        code: 'record.incomplete',
        data: { record: 'DEV-02', missing: 'tasks' },
        clears: null,
      }),
    },
  ],
  holds: [{ id: 'HLD-0005', object: 'SCL-03' }],
  evidence: ['equipment:SCL-03', 'exception:EX-10', 'batch:VC5-26-0147', 'record:DEV-02'],
  cause: PASSES,
  assign: PASSES,
  extend: PASSES,
  extensionDays: 10,
};

const fresh: RecordCard = {
  ...deviation,
  severity: 'major',
  due: '2026-04-08T06:05:00.000Z',
  late: false,
  extension: null,
  extensionDays: null,
  found: [],
  tasks: [],
  causes: [],
  causeBy: null,
  moves: [],
};

const nonconformance: RecordCard = {
  ...fresh,
  id: 'NC-01',
  kind: 'nonconformance',
  state: 'disposed',
  step: '60',
  objects: ['CB-2508-009', 'CB-2508-009-01'],
  exceptions: [],
  trigger: null,
  narrative: 'The outer bag of the second drum is torn and powder lies on the pallet.',
  openedBy: 'G. Lin',
  found: [
    { field: 'holds', word: null, text: 'HLD-0006' },
    { field: 'as', word: 'scrap', text: null },
    { field: 'justification', word: null, text: 'The inner bag is torn as well.' },
    { field: 'decidedBy', word: null, text: 'G. Lin' },
  ],
  next: next('return', 'approve'),
  holds: [{ id: 'HLD-0004', object: 'MS-2510-011' }],
};
const oos: RecordCard = {
  ...fresh,
  id: 'OOS-01',
  kind: 'oos',
  state: 'laboratoryPhase',
  severity: 'critical',
  step: null,
  objects: ['MC-2510-201'],
  exceptions: [],
  trigger: null,
  narrative: 'Loss on drying 5.4 %, limit 5.0 %.',
  openedBy: 'P. Raman',
  found: [{ field: 'laboratory', word: 'noErrorFound', text: null }],
  next: next('production', 'conclude'),
};
const oot: RecordCard = {
  ...fresh,
  id: 'OOT-01',
  kind: 'oot',
  state: 'opened',
  batch: null,
  step: null,
  objects: ['AA-2503-042'],
  exceptions: [],
  trigger: null,
  narrative: 'Five nets in a row on the upper half of their tolerance.',
  openedBy: 'P. Raman',
  next: next('evaluate'),
};
const capa: RecordCard = {
  ...fresh,
  id: 'CAPA-01',
  kind: 'capa',
  state: 'proposed',
  batch: null,
  step: null,
  objects: ['RM-1022'],
  exceptions: ['EX-02', 'EX-07', 'EX-09'],
  trigger: 'outOfTolerance',
  next: next('decline', 'start'),
};
const lookBack: RecordCard = {
  ...fresh,
  id: 'LB-01',
  kind: 'lookBack',
  state: 'reviewed',
  severity: 'critical',
  objects: ['SCL-03', 'VC5-26-0147/DC-09', 'VC5-26-0147/DC-10'],
  found: [
    { field: 'equipment', word: null, text: 'SCL-03' },
    { field: 'containers', word: null, text: '2' },
    { field: 'conclusion', word: 'resultsStand', text: null },
  ],
  next: next('review', 'close'),
};

const CARDS = [deviation, nonconformance, oos, oot, capa, lookBack];
const desk = (cards: readonly RecordCard[]): RecordsDesk => ({
  cards,
  owners: [
    RAMAN,
    { id: 'SUP-01', name: 'G. Lin', roles: ['supervisor'] },
    { id: 'MET-01', name: 'O. Ivanov', roles: ['metrology'] },
  ],
  open: PASSES,
});

const review = WORK.find(({ id }) => id === 'review-exceptions')?.screen as WorkScreen;
const at = (id: string, cards: readonly RecordCard[], more: Partial<Fixture> = {}): Fixture => ({
  id: `records-${id}`,
  frame: REVIEW,
  screen: { ...review, exceptions: [EX_04], records: desk(cards) },
  ...more,
  press: [['work.tab.records', { n: cards.length }], ...(more.press ?? [])],
});
const sheet = (id: string, card: RecordCard, act: RecordAct, press: Fixture['press'] = []): Fixture => ({
  id,
  frame: REVIEW,
  screen: { ...review, exceptions: [EX_04], records: desk([card]) },
  overlay: { kind: 'record', act },
  press,
});
const moving = (card: RecordCard, move: Move): Fixture =>
  sheet(`recordmove-${move}`, card, { for: 'move', record: card.id, move });

/** The record that the gallery's station tells about when it is asked. */
export const RECORD_TOLD = deviation;

export const RECORDS: readonly Fixture[] = [
  at('none', []),
  at('all', CARDS),
  at('found', [deviation], { press: [['records.part.found']] }),
  at('tasks', [deviation], { press: [['records.part.tasks', { n: 3 }]] }),
  at('causes', [deviation], { press: [['records.part.causes']] }),
  at('moves', [deviation], { press: [['records.part.moves']] }),
  ...[nonconformance, oos, oot, capa, lookBack].map((card) => at(card.kind.toLowerCase(), [card])),
  at('disposal', [nonconformance], { press: [['records.part.found']] }),
  at('scrap', [deviation], { press: [['scrap.show']] }),
  at('closed', [deviation], { press: [['closed.show']] }),
  at('closed-record', [deviation], { press: [['closed.show'], ['recordKind.deviation']] }),
  at('closed-kind', [deviation], { press: [['closed.show'], ['closed.chip.kind']] }),
  at('closed-batch', [deviation], { press: [['closed.show'], ['closed.chip.batch']] }),
  at('closed-words', [deviation], { press: [['closed.show'], ['closed.chip.text']] }),
  sheet('recordact-open', deviation, { for: 'open' }),
  moving(deviation, 'investigate'),
  moving(deviation, 'assess'),
  moving(nonconformance, 'contain'),
  moving(nonconformance, 'dispose'),
  moving(nonconformance, 'return'),
  moving(oos, 'laboratory'),
  moving(oos, 'conclude'),
  moving(oot, 'evaluate'),
  moving(capa, 'start'),
  moving(capa, 'check'),
  moving(lookBack, 'review'),
  sheet('recordact-cause', deviation, { for: 'cause', record: 'DEV-02' }),
  sheet('recordact-cause-evidence', deviation, { for: 'cause', record: 'DEV-02' }, [
    ['rootCause.calibration-drift'],
    ['records.form.on'],
  ]),
  sheet('recordact-cause-exception', deviation, { for: 'causeOf', exception: 'EX-04' }),
  sheet('recordact-task', deviation, { for: 'task', record: 'DEV-02' }),
  sheet('recordact-done', deviation, { for: 'done', record: 'DEV-02', task: 'DEV-02-T1' }),
  sheet('recordact-extend', fresh, { for: 'extend', record: 'DEV-02' }),
  {
    id: 'recordact-history',
    frame: REVIEW,
    screen: { ...review, records: desk([deviation]) },
    overlay: { kind: 'history', of: { kind: 'record', id: 'DEV-02' } },
  },
];
