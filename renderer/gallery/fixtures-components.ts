import type { CasesView, CaseView, ComponentView } from '../../main/contract/component-views.ts';
import type { PackagingScreen } from '../../main/contract/views.ts';
import { type Fixture, PASSES } from './fixture.ts';
import { atMachine, ended as machineEnded, ready as machineReady } from './fixtures-checked-run.ts';
import { ended, onLine, ready } from './fixtures-packaging.ts';

const AT = '2026-03-11T08:24:00.000Z';
const issue = (id: string, lot: string, quantity: number): ComponentView['issues'][number] => ({
  id,
  lot,
  quantity,
  by: 'R. Delgado',
  verifier: 'T. Becker',
  at: AT,
  invalid: false,
});

const BOTTLES: ComponentView = {
  id: 'bottle',
  item: 'PK-4010',
  itemName: 'HDPE bottle, 250 cc',
  pieces: 'bottles',
  limitPercent: '0',
  shown: null,
  issues: [issue('K-1', 'BT-2601-14', 2_550)],
  issued: 2_550,
  lots: ['BT-2601-14'],
  standing: 'uncounted',
  counted: 0,
  accounting: null,
};
const CLOSURES: ComponentView = {
  ...BOTTLES,
  id: 'closure',
  item: 'PK-4022',
  itemName: 'Child-resistant cap with liner and desiccant',
  pieces: 'closures',
  issues: [issue('K-2', 'CP-2512-55', 2_600)],
  issued: 2_600,
  lots: ['CP-2512-55'],
};
const UNISSUED = { issues: [], issued: 0, lots: [], standing: 'unissued' } as const;
const accounted = (of: ComponentView, setUp: number, returned: number): ComponentView => ({
  ...of,
  standing: 'accounted',
  counted: 1,
  accounting: {
    issued: of.issued,
    used: { packed: 2_451 },
    counted: { setUp, damaged: 0, sampled: 0, returned },
    unaccounted: 0,
    percent: '0.00',
    within: true,
  },
});
const SETTLED = [accounted(BOTTLES, 18, 81), accounted(CLOSURES, 22, 127)];

const MAY = {
  IssueComponent: PASSES,
  CountComponent: PASSES,
  PackCases: PASSES,
  PrintCases: PASSES,
  StopCases: PASSES,
  ReprintCase: PASSES,
} as const;
const counting = (
  screen: PackagingScreen,
  components: readonly ComponentView[],
  task: PackagingScreen['task'],
): PackagingScreen => ({
  ...screen,
  task,
  components,
  affordances: { ...screen.affordances, ...MAY },
});

const numbered = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `00614141${String(index + 1).padStart(9, '0')}2`);
const CASES: CasesView = {
  packs: 12,
  due: 2_432,
  packed: 2_432,
  printing: false,
  cases: numbered(203),
  labelled: 203,
  open: [],
  last: {
    id: '006141410000002030',
    number: 203,
    packs: 8,
    printed: 1,
    outcome: 'confirmed',
    detail: '',
  },
};
const caseAt = (number: number, outcome: CaseView['outcome'], detail = ''): CaseView => ({
  id: `00614141${String(number).padStart(9, '0')}2`,
  number,
  packs: 12,
  printed: outcome === 'confirmed' ? 1 : 0,
  outcome,
  detail,
});
const packing = (change: Partial<CasesView>, task: PackagingScreen['task']): PackagingScreen => ({
  ...counting(ended, SETTLED, task),
  cases: { ...CASES, ...change },
});

const SHELLS: ComponentView = {
  ...BOTTLES,
  id: 'shell',
  item: 'PK-3001',
  itemName: 'HPMC capsule, size 00',
  pieces: 'shells',
  limitPercent: '0.5',
  issues: [issue('K-1', 'HC-00-25117', 252_000)],
  issued: 252_000,
  lots: ['HC-00-25117'],
};
const SHELLS_SETTLED: ComponentView = {
  ...SHELLS,
  standing: 'accounted',
  counted: 1,
  accounting: {
    issued: 252_000,
    used: { good: 245_760, rejected: 1_490, inProcess: 420 },
    counted: { setUp: 0, damaged: 0, sampled: 0, returned: 4_250 },
    unaccounted: 80,
    percent: '0.03',
    within: true,
  },
};

/** What is issued to a run and what it left, and the cases of its packs. */
export const COMPONENTS: readonly Fixture[] = [
  {
    id: 'components-wanted',
    frame: onLine('190'),
    screen: counting(
      ready,
      [
        { ...BOTTLES, ...UNISSUED },
        { ...CLOSURES, ...UNISSUED },
      ],
      {
        code: 'scanComponent',
        data: { item: 'PK-4010', pieces: 'bottles' },
      },
    ),
  },
  {
    id: 'components-shown',
    frame: onLine('190'),
    screen: counting(ready, [BOTTLES, { ...CLOSURES, ...UNISSUED, shown: 'CP-2512-55' }], {
      code: 'countIssue',
      data: { pieces: 'closures', lot: 'CP-2512-55' },
    }),
  },
  {
    id: 'components-issue',
    frame: onLine('190'),
    screen: counting(ready, [BOTTLES, { ...CLOSURES, ...UNISSUED, shown: 'CP-2512-55' }], {
      code: 'countIssue',
      data: { pieces: 'closures', lot: 'CP-2512-55' },
    }),
    press: [['component.countIssue']],
  },
  {
    id: 'components-left',
    frame: onLine('190'),
    screen: counting(ended, [BOTTLES, accounted(CLOSURES, 22, 127)], {
      code: 'countComponent',
      data: { pieces: 'bottles' },
    }),
    press: [['component.count']],
  },
  {
    id: 'components-outside',
    frame: onLine('190'),
    screen: counting(ended, [{ ...BOTTLES, standing: 'outside', counted: 1 }, accounted(CLOSURES, 22, 127)], {
      code: 'recountComponent',
      data: { pieces: 'bottles' },
    }),
  },
  {
    id: 'components-accounted',
    frame: onLine('190'),
    screen: counting(ended, SETTLED, { code: 'signStep', data: { step: '190' } }),
    press: [['packaging.panel.components']],
  },
  {
    id: 'components-shells',
    frame: atMachine(),
    screen: {
      ...machineReady,
      task: { code: 'scanComponent', data: { item: 'PK-3001', pieces: 'shells' } },
      components: [{ ...SHELLS, ...UNISSUED }],
      affordances: { ...machineReady.affordances, ...MAY },
    },
  },
  {
    id: 'components-shells-settled',
    frame: atMachine(),
    screen: {
      ...machineEnded,
      task: { code: 'signStep', data: { step: '150' } },
      components: [SHELLS_SETTLED],
      affordances: { ...machineEnded.affordances, ...MAY },
    },
    press: [['packaging.panel.components']],
  },
  {
    id: 'cases-pack',
    frame: onLine('190'),
    screen: packing(
      { packed: 0, cases: [], labelled: 0, last: null },
      { code: 'packCases', data: { count: 2_432 } },
    ),
    press: [['case.pack']],
  },
  {
    id: 'cases-printing',
    frame: onLine('190'),
    screen: packing(
      { printing: true, labelled: 117, open: [caseAt(118, 'printing')], last: caseAt(117, 'confirmed') },
      { code: 'waitForCases', data: {} },
    ),
  },
  {
    id: 'cases-paper',
    frame: onLine('190'),
    screen: packing(
      { labelled: 117, open: [caseAt(118, 'failed', 'Media out')], last: caseAt(117, 'confirmed') },
      { code: 'printCases', data: { count: 86 } },
    ),
  },
  {
    id: 'cases-unknown',
    frame: onLine('190'),
    screen: packing(
      {
        labelled: 117,
        open: [caseAt(118, 'indeterminate', 'The station stopped while printing.')],
        last: caseAt(117, 'confirmed'),
      },
      { code: 'scanCase', data: { number: 118 } },
    ),
  },
  {
    id: 'cases-done',
    frame: onLine('190'),
    screen: packing({}, { code: 'signStep', data: { step: '190' } }),
    press: [['packaging.panel.cases']],
  },
];
