import type { ExceptionCard } from '../../main/contract/views.ts';
import { dispense } from './dispense-parts.ts';
import { type Fixture, inStep, PASSES, REVIEW, stepParts, titleOf } from './fixture.ts';
import { EX_04, REVIEW_DESK } from './fixtures-work.ts';

const LATER = 'AA-2503-042';
const EARLIER = 'AA-2409-117';
const refusal = {
  gate: 'requireFefo',
  code: 'fefo.earlier',
  data: { lot: LATER, earlier: EARLIER, expires: '2027-02-28' },
  clears: 'supervisor',
} as const;

/** The allocated lot was refused, because another one expires before it. */
const refused: ExceptionCard = {
  ...EX_04,
  id: 'EX-07',
  trigger: 'wrongIdentity',
  step: '50',
  stepTitle: titleOf('50'),
  object: `${LATER}-01`,
  count: 1,
  owner: 'supervisor',
  ownerNames: ['G. Lin'],
  late: false,
  refusal,
  alternatives: [{ lot: EARLIER, text: '50.02 kg, expires 2027-02-28, specification RM-1001 rev 5' }],
  next: { code: 'take', data: { role: 'supervisor' } },
  override: {
    override: 'fefo',
    batch: 'VC5-26-0147',
    step: '50',
    data: { lot: LATER, earlier: EARLIER, expires: '2027-02-28' },
    objects: [{ id: LATER, text: '100.00 kg · 2027-09-30' }],
    mayGrant: ['supervisor', 'qaReviewer'],
    reasons: [
      'earlier-lot-out-of-reach',
      'earlier-lot-too-little',
      'earlier-lot-reserved',
      'other-see-narrative',
    ],
    grant: PASSES,
  },
};

/** It was granted: the work goes on, and QA decides about it. */
const granted: ExceptionCard = {
  ...refused,
  id: 'EX-08',
  trigger: 'override',
  object: LATER,
  owner: 'qaReviewer',
  ownerNames: ['P. Raman', 'E. Haddad'],
  refusal: null,
  narrative: 'A rack in front of the earlier lot is being repaired.',
  stops: false,
  override: null,
  alternatives: [],
  coOwner: 'supervisor',
  next: { code: 'take', data: { role: 'qaReviewer' } },
};

const source = {
  ...dispense,
  ...stepParts('50', 'inProgress', { code: 'scanSource', data: { item: 'ascorbic acid', lot: LATER } }),
  phase: 'source',
  item: { id: 'RM-1001', name: 'Ascorbic acid, fine', hazards: [] },
  lot: { id: LATER, expiry: '2027-09-30', assay: '99.6' },
  candidates: [
    {
      container: `${LATER}-01`,
      lot: LATER,
      quantity: '25.00 kg',
      expiry: '2027-09-30',
      location: 'Bay 3',
    },
  ],
  source: null,
  current: null,
} as const;
const stopped: Fixture = {
  id: 'dispense-blocked-fefo',
  frame: inStep('50', 'blocked'),
  screen: {
    ...source,
    state: 'blocked',
    task: { code: 'callOwner', data: { exception: 'EX-07', role: 'supervisor' } },
    exceptions: [refused],
  },
};

/** A lot that is let go ahead of one that expires first, from the refusal to the scan that follows. */
export const OVERRIDDEN: readonly Fixture[] = [
  stopped,
  {
    ...stopped,
    id: 'block-fefo',
    blocked: {
      seq: 4_417,
      at: '2026-03-09T10:31:10.000Z',
      command: 'PresentScan',
      refusals: [refusal],
      exception: { id: 'EX-07', severity: 'major', owner: 'supervisor', ownerNames: ['G. Lin'] },
    },
  },
  { ...stopped, id: 'settle-fefo', overlay: { kind: 'settle', exception: 'EX-07' } },
  { ...stopped, id: 'override-fefo', overlay: { kind: 'override', exception: 'EX-07' } },
  {
    id: 'dispense-overridden',
    frame: inStep('50'),
    screen: { ...source, exceptions: [granted] },
  },
  {
    id: 'review-exceptions-fefo',
    frame: REVIEW,
    screen: { ...REVIEW_DESK, exceptions: [refused, granted] },
  },
];
