import type { BatchReviewView } from '../../main/contract/batch-views.ts';
import type { BatchRecordView } from '../../main/contract/record-view.ts';
import type { Refusal } from '../../main/contract/refusals.ts';
import type { Denial } from '../../main/contract/replies.ts';
import type {
  Affordance,
  ClearanceScreen,
  Frame,
  LiveWeight,
  QueryReply,
  RailStep,
  Screen,
  StepStateName,
} from '../../main/contract/views.ts';
import type { LinkState } from '../bridge/station-link.ts';
import type { Overlay } from '../store/overlay.ts';
import type { TextKey } from '../text/catalogue.ts';
import type { TextData } from '../text/say.ts';

export interface Fixture {
  /** Screen and state, as in `dispense-fill-in`. */
  readonly id: string;
  readonly frame: Frame;
  readonly screen: Screen;
  readonly live?: readonly LiveWeight[];
  readonly blocked?: Denial;
  readonly overlay?: Overlay;
  readonly link?: LinkState;
  readonly unavailable?: string;
  /** What the station answers to every action instead of a wrong secret. */
  readonly refuses?: Refusal;
  /** Buttons pressed one after the other once the screen stands, by the text or the name on them: tabs, keyboards and the like. */
  readonly press?: readonly (string | readonly [key: TextKey, data?: TextData])[];
  readonly record?: BatchRecordView;
  readonly signing?: Extract<QueryReply, { kind: 'signing' }>;
  readonly review?: BatchReviewView;
}

export const PASSES: Affordance = { passes: true, refusals: [] };
export const fails = (...refusals: readonly Refusal[]): Affordance => ({ passes: false, refusals });

export const NOW = '2026-03-09T10:31:24.000Z';

const TITLES: readonly (readonly [id: string, title: string])[] = [
  ['10', 'Issue batch record'],
  ['20', 'Booth clearance'],
  ['30', 'Daily check of scales'],
  ['40', 'Dispense ascorbic acid, lot 117'],
  ['50', 'Dispense ascorbic acid, lot 042'],
  ['60', 'Dispense citrus bioflavonoids'],
  ['70', 'Dispense rose hips'],
  ['80', 'Dispense microcrystalline cellulose'],
  ['90', 'Dispense silicon dioxide'],
  ['100', 'Dispense magnesium stearate'],
  ['110', 'Close the kit'],
];

/** The steps around one of them: those before it verified, the next ones planned. */
export function rail(step: string, state: StepStateName): readonly RailStep[] {
  const at = TITLES.findIndex(([id]) => id === step);
  return TITLES.map(([id, title], index) => ({
    id,
    title,
    state: index < at ? 'verified' : index === at ? state : index === at + 1 ? 'ready' : 'planned',
    current: index === at,
  }));
}

/** The line over the work, as the station words it by code. */
export type Task = ClearanceScreen['task'];

export const titleOf = (step: string): string => TITLES.find(([id]) => id === step)?.[1] ?? step;

const DEVICES: Frame['devices'] = [
  { id: 'SCL-01', kind: 'scale', state: 'ok', note: 'ready', data: {} },
  { id: 'SCL-02', kind: 'scale', state: 'ok', note: 'ready', data: {} },
  { id: 'SCL-03', kind: 'scale', state: 'ok', note: 'ready', data: {} },
  { id: 'PRN-01', kind: 'printer', state: 'ok', note: 'ready', data: {} },
  { id: 'SCN-01', kind: 'scanner', state: 'ok', note: 'ready', data: {} },
];

/** The weigh booth in the morning of the first day, with nobody signed in and no step open. */
export const BOOTH: Frame = {
  plant: 'Northfield Nutraceuticals',
  demo: true,
  station: { id: 'WS-01', name: 'Weigh booth', functions: ['weigh'] },
  terminal: 'WS-01-A',
  now: NOW,
  night: false,
  person: null,
  locksIn: null,
  devices: DEVICES,
  health: {
    state: 'ready',
    reasons: [],
    events: 4_417,
    unpinned: 12,
    backupAgeHours: 6.4,
    clock: 'synchronised',
    proof: 'verified',
    deliveries: [],
  },
  batch: null,
  rail: [],
};

export const ALVAREZ = { id: 'OP-101', name: 'M. Alvarez', roles: ['operator'] } as const;
export const RAMAN = { id: 'QA-01', name: 'P. Raman', roles: ['qaReviewer'] } as const;

/** M. Alvarez in one step of the batch. */
export const inStep = (step: string, state: StepStateName = 'inProgress'): Frame => ({
  ...BOOTH,
  person: ALVAREZ,
  batch: { id: 'VC5-26-0147', product: 'Ascorbic Acid (Vitamin C) 500 mg', step },
  rail: rail(step, state),
});

export const REVIEW: Frame = {
  ...BOOTH,
  station: { id: 'QA-01', name: 'Review desk', functions: ['review'] },
  terminal: 'QA-01-A',
  person: RAMAN,
  devices: [],
};

/** What the common part of every step needs. */
export const stepParts = (
  step: string,
  state: StepStateName = 'inProgress',
  task: Task = { code: 'start', data: { step } },
) => ({
  batch: 'VC5-26-0147',
  step,
  title: titleOf(step),
  state,
  performer: 'M. Alvarez',
  task,
  exceptions: [],
});
