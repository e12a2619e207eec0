import type { Denial } from '../../main/contract/replies.ts';
import type { DispenseScreen, ExceptionCard, NewLabelCard } from '../../main/contract/views.ts';
import { dispense } from './dispense-parts.ts';
import { type Fixture, fails, inStep, PASSES, stepParts, titleOf } from './fixture.ts';
import { EX_04 } from './fixtures-work.ts';

const LOT = 'AA-2503-042';
const CONTAINER = `${LOT}-03`;
const refusal = {
  gate: 'requireKnownIdentity',
  code: 'identity.unreadable',
  data: { why: '(21) is empty' },
  clears: null,
} as const;

/** The scanner could not read the label of a container of an active material. */
const torn: ExceptionCard = {
  ...EX_04,
  id: 'EX-09',
  trigger: 'wrongIdentity',
  severity: 'major',
  step: '50',
  stepTitle: titleOf('50'),
  object: '',
  count: 2,
  owner: 'supervisor',
  ownerNames: ['G. Lin'],
  late: false,
  refusal,
  alternatives: [],
  next: { code: 'take', data: { role: 'supervisor' } },
  override: {
    override: 'unreadableLabel',
    batch: 'VC5-26-0147',
    step: '50',
    data: { step: '50', station: 'WS-01' },
    objects: ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11'].map((nth) => ({
      id: `${LOT}-${nth}`,
      text: `${LOT} · 25.00 kg · Raw material warehouse`,
    })),
    mayGrant: ['qaReviewer'],
    reasons: ['label-damaged', 'label-smeared', 'label-missing', 'other-see-narrative'],
    grant: PASSES,
  },
};

/** QA said which container it is: the work goes on, and QA decides about the override. */
const reidentified: ExceptionCard = {
  ...torn,
  id: 'EX-10',
  trigger: 'override',
  object: CONTAINER,
  count: 1,
  owner: 'qaReviewer',
  ownerNames: ['P. Raman', 'E. Haddad'],
  refusal: null,
  narrative: 'The label is torn through its code; the other drums of the lot are read.',
  stops: false,
  override: null,
  coOwner: 'supervisor',
  next: { code: 'take', data: { role: 'qaReviewer' } },
};

const denial: Denial = {
  seq: 4_431,
  at: '2026-03-09T10:31:10.000Z',
  command: 'PresentScan',
  refusals: [refusal],
  exception: { id: 'EX-09', severity: 'major', owner: 'supervisor', ownerNames: ['G. Lin'] },
};

const source: DispenseScreen = {
  ...dispense,
  ...stepParts('50', 'inProgress', { code: 'scanSource', data: { item: 'ascorbic acid', lot: LOT } }),
  phase: 'source',
  item: { id: 'RM-1001', name: 'Ascorbic acid, fine', hazards: [] },
  lot: { id: LOT, expiry: '2027-09-30', assay: '99.6' },
  candidates: ['01', '02', '03', '04'].map((nth) => ({
    container: `${LOT}-${nth}`,
    lot: LOT,
    quantity: '25.00 kg',
    expiry: '2027-09-30',
    location: 'Raw material warehouse',
  })),
  source: null,
  current: null,
};

const none: NewLabelCard = {
  container: CONTAINER,
  outcome: 'none',
  detail: '',
  printed: 0,
  affordance: PASSES,
};
const printed: NewLabelCard = {
  ...none,
  outcome: 'confirmed',
  printed: 1,
  affordance: fails({
    gate: 'requireReidentified',
    code: 'relabel.printed',
    data: { container: CONTAINER },
    clears: 'qaReviewer',
  }),
};
const indeterminate: NewLabelCard = { ...none, outcome: 'indeterminate', detail: 'The cable was pulled.' };

const waiting = (newLabel: NewLabelCard, code: string): DispenseScreen => ({
  ...source,
  task: { code, data: { container: CONTAINER } },
  exceptions: [reidentified],
  newLabel,
});

const stopped: Fixture = {
  id: 'dispense-label-unreadable',
  frame: inStep('50', 'blocked'),
  screen: {
    ...source,
    state: 'blocked',
    task: { code: 'callOwner', data: { exception: 'EX-09', role: 'supervisor' } },
    exceptions: [torn],
  },
};

/** A label that cannot be read, from the refused scan to the scan of the new label. */
export const RELABELLED: readonly Fixture[] = [
  stopped,
  { ...stopped, id: 'block-label-unreadable', blocked: denial },
  { ...stopped, id: 'override-unreadable-label', overlay: { kind: 'override', exception: 'EX-09' } },
  {
    id: 'dispense-new-label',
    frame: inStep('50'),
    screen: waiting(none, 'printNewLabel'),
  },
  {
    id: 'dispense-new-label-sheet',
    frame: inStep('50'),
    screen: waiting(none, 'printNewLabel'),
    press: [['newLabel.open']],
  },
  {
    id: 'dispense-new-label-indeterminate',
    frame: inStep('50'),
    screen: waiting(indeterminate, 'printNewLabel'),
    press: [['newLabel.open']],
  },
  {
    id: 'dispense-new-label-printed',
    frame: inStep('50'),
    screen: waiting(printed, 'scanNewLabel'),
  },
  {
    ...stopped,
    id: 'block-label-void',
    screen: waiting(printed, 'scanNewLabel'),
    blocked: {
      ...denial,
      seq: 4_440,
      refusals: [
        { gate: 'requireKnownIdentity', code: 'identity.void', data: { container: CONTAINER }, clears: null },
      ],
      exception: null,
    },
  },
];
