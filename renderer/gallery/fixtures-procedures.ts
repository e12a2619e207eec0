import type {
  LoadView,
  ProcedureRunView,
  ProceduresView,
  SpreadView,
} from '../../main/contract/procedure-views.ts';
import type { LiveWeight } from '../../main/contract/views.ts';
import type { PanPosition } from '../../main/contract/vocabulary.ts';
import { type Fixture, PASSES } from './fixture.ts';

const FIFTY: LiveWeight = {
  scale: 'SCL-01',
  state: 'ready',
  unit: 'kg',
  gross: '50.02',
  net: null,
  stable: true,
  zone: 'none',
  difference: null,
  fill: 0,
  displayed: '50.02',
};
const EMPTY: LiveWeight = { ...FIFTY, gross: '0.00', displayed: '0.00' };

const BEFORE: SpreadView = {
  spread: '0.0080',
  minimum: [
    { percent: '0.1', mass: '16.40' },
    { percent: '0.5', mass: '3.28' },
    { percent: '1', mass: '1.64' },
  ],
};
const WORSE: SpreadView = {
  spread: '0.0528',
  minimum: [
    { percent: '0.1', mass: '105.42' },
    { percent: '0.5', mass: '21.10' },
    { percent: '1', mass: '10.56' },
  ],
};

const LAST = { at: '2026-02-02T14:10:00.000Z', by: 'O. Ivanov', verifiedBy: 'P. Raman' };
const procedures = (more: Partial<ProceduresView> = {}): ProceduresView => ({
  offered: [
    { procedure: 'repeatability', last: LAST, begin: PASSES },
    { procedure: 'eccentricity', last: LAST, begin: PASSES },
    { procedure: 'linearity', last: null, begin: PASSES },
  ],
  repeatability: BEFORE,
  run: null,
  results: [
    {
      number: 2,
      procedure: 'repeatability',
      outcome: 'passed',
      at: LAST.at,
      by: LAST.by,
      verifiedBy: LAST.verifiedBy,
      loads: 10,
      spread: '0.0080',
      former: '0.0075',
    },
  ],
  ...more,
});

const load = (shown: string, position: PanPosition = 'centre', passed = true) => ({
  position,
  direction: 'up' as const,
  nominal: '50.00',
  shown,
  reference: '50.00',
  passed,
});
const CORNERS = [load('50.00'), load('50.02', 'frontLeft'), load('49.98', 'backLeft')];
const next = (
  position: PanPosition,
  number: number,
  more: Partial<NonNullable<ProcedureRunView['next']>> = {},
): ProcedureRunView['next'] => ({
  load: number,
  position,
  direction: 'up',
  nominal: '50.00',
  weights: ['K1-50'],
  limits: { lowest: '49.96', highest: '50.04' },
  waitsForZero: false,
  ...more,
});
interface Shown extends Partial<Omit<ProcedureRunView, 'loads'>> {
  readonly loads?: readonly Omit<LoadView, 'load'>[];
}
const run = ({ loads = CORNERS, ...more }: Shown): ProceduresView =>
  procedures({
    run: {
      procedure: 'eccentricity',
      number: 3,
      state: 'open',
      failed: false,
      of: 5,
      loads: loads.map((each, index) => ({ load: index + 1, ...each })),
      next: next('backRight', 4),
      result: null,
      former: null,
      performers: ['O. Ivanov'],
      capture: PASSES,
      breakOff: PASSES,
      verify: PASSES,
      ...more,
    },
  });

type Make = (id: string, procedures: ProceduresView, more?: Partial<Fixture>) => Fixture;

/** The procedures of metrology: what is offered, each load with its place on the pan, and what they came to. */
export const procedureFixtures = (booth: Make): readonly Fixture[] => [
  booth('procedures', procedures()),
  booth('procedure-load', run({}), { live: [FIFTY] }),
  booth('procedure-zero', run({ next: next('backRight', 4, { waitsForZero: true }) }), { live: [EMPTY] }),
  booth(
    'procedure-failed',
    run({
      failed: true,
      loads: [...CORNERS, load('50.20', 'backRight', false)],
      next: next('frontRight', 5),
    }),
    { live: [FIFTY] },
  ),
  booth(
    'procedure-repeats',
    run({
      procedure: 'repeatability',
      of: 10,
      loads: ['50.00', '50.00', '50.02', '50.00'].map((shown) => load(shown)),
      next: next('centre', 5, { limits: null }),
    }),
    { live: [FIFTY] },
  ),
  booth(
    'procedure-result',
    run({
      procedure: 'repeatability',
      state: 'toVerify',
      of: 10,
      loads: Array.from({ length: 10 }, (_, n) => load(n % 2 === 0 ? '50.00' : '50.10')),
      next: null,
      result: WORSE,
      former: BEFORE,
    }),
  ),
  booth('procedure-break-off', run({}), {
    live: [FIFTY],
    overlay: { kind: 'reason', ask: { for: 'breakOff', scale: 'SCL-01' } },
  }),
];
