import type { ExceptionCard } from '../../main/contract/views.ts';
import { dispense } from './dispense-parts.ts';
import { type Fixture, inStep, PASSES, stepParts, titleOf } from './fixture.ts';
import { EX_04 } from './fixtures-work.ts';

const LAST = 'VC5-26-0147/DC-10';
const refusal = {
  gate: 'requireReweighLimit',
  code: 'reweigh.limit',
  data: { container: LAST, times: 4, limit: 3 },
  clears: 'supervisor',
} as const;

/** Four containers were voided one after the other, and another weighing was refused. */
const refused: ExceptionCard = {
  ...EX_04,
  id: 'EX-12',
  trigger: 'reweighLimit',
  step: '70',
  stepTitle: titleOf('70'),
  object: LAST,
  count: 1,
  owner: 'supervisor',
  ownerNames: ['G. Lin'],
  late: false,
  refusal,
  alternatives: [],
  next: { code: 'take', data: { role: 'supervisor' } },
  override: {
    override: 'reweighCount',
    batch: 'VC5-26-0147',
    step: '70',
    data: { container: LAST, times: '4', limit: '3' },
    objects: [{ id: LAST, text: LAST }],
    mayGrant: ['supervisor', 'qaReviewer'],
    reasons: [
      'instrument-disturbed',
      'equipment-repaired',
      'container-damaged',
      'spill',
      'other-see-narrative',
    ],
    grant: PASSES,
  },
};

const stopped: Fixture = {
  id: 'dispense-reweigh-limit',
  frame: inStep('70', 'blocked'),
  screen: {
    ...dispense,
    ...stepParts('70', 'blocked', { code: 'callOwner', data: { exception: 'EX-12', role: 'supervisor' } }),
    phase: 'tare',
    current: null,
    exceptions: [refused],
  },
};

/** A container was voided and weighed again as often as it may be. */
export const REWEIGHED: readonly Fixture[] = [
  stopped,
  {
    ...stopped,
    id: 'block-reweigh-limit',
    blocked: {
      seq: 4_452,
      at: '2026-03-09T10:31:10.000Z',
      command: 'CaptureTare',
      refusals: [refusal],
      exception: { id: 'EX-12', severity: 'major', owner: 'supervisor', ownerNames: ['G. Lin'] },
    },
  },
  { ...stopped, id: 'override-reweigh-count', overlay: { kind: 'override', exception: 'EX-12' } },
];
