import type { FaultScreen, GapView } from '../../main/contract/views.ts';
import { BOOTH, type Fixture } from './fixture.ts';

const GAP: GapView = {
  from: 4_331,
  to: 4_417,
  batches: 3,
  declaredBy: null,
  declarers: ['P. Raman', 'M. Keller'],
  confirmers: ['A. Admin'],
};
const screen = (gap: Partial<GapView> = {}): FaultScreen => ({
  kind: 'fault',
  reasons: [{ code: 'log.gap', data: { last: 4_330, pinned: 4_417, missing: 87 } }],
  gap: { ...GAP, ...gap },
});
const frame = { ...BOOTH, health: { ...BOOTH.health, state: 'locked', events: 4_330 } } as const;
const declared = screen({ declaredBy: 'P. Raman' });

const SUBJECT = [
  'Lost events: 87 or more, from 4331',
  'Last pin: event 4417, hash 9f31c2aa6be04d7f5d0c8a1e3b96f2745c1a0de8f7b3924465d1c80ea9b2f713',
  'Log goes on from: event 4330, hash 27d0b84c91e6a53f0be2d7c4485f13a96e7c05d2b8f14a3390c6e5d7182fb4a0',
  'Reason: storage-failed',
  'Note: The disk of the weigh station died at 10:20. The backup of 09:00 was put back.',
];
const signing = (meaning: 'approved' | 'verified', more: readonly string[] = []) =>
  ({
    kind: 'signing',
    text: [`Meaning: ${meaning}`, ...SUBJECT, ...more].join('\n'),
    hash: 'c'.repeat(64),
    meaning,
    needsPerson: true,
    ownWork: false,
  }) as const;

/** A station whose log lost events, from the fault to the second signature. */
export const GAPS: readonly Fixture[] = [
  { id: 'gap', frame, screen: screen() },
  { id: 'gap-declared', frame, screen: declared },
  { id: 'gap-no-batch', frame, screen: screen({ batches: 0, declarers: [] }) },
  { id: 'gap-declare', frame, screen: screen(), overlay: { kind: 'declareGap' } },
  {
    id: 'gap-sign',
    frame,
    screen: screen(),
    overlay: { kind: 'sign', draft: { type: 'DeclareGap', reason: 'storage-failed', narrative: 'x' } },
    signing: signing('approved'),
  },
  {
    id: 'gap-confirm',
    frame,
    screen: declared,
    overlay: { kind: 'sign', draft: { type: 'ConfirmGap' } },
    signing: signing('verified', ['Declared by: P. Raman (QA-01), 2026-03-09T10:29:51.000Z']),
  },
];
