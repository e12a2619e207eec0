import type { PersonChip, SignInScreen } from '../../main/contract/views.ts';
import { dispense, live } from './dispense-parts.ts';
import { ALVAREZ, BOOTH, type Fixture, inStep, PASSES } from './fixture.ts';

const ROSTER: readonly PersonChip[] = [
  ALVAREZ,
  { id: 'OP-107', name: 'D. Price', roles: ['operator'] },
  { id: 'OP-112', name: 'S. Okafor', roles: ['operator'] },
  { id: 'OP-203', name: 'L. Tran', roles: ['operator'] },
  { id: 'OP-204', name: 'J. Nowak', roles: ['operator'] },
  { id: 'OP-301', name: 'R. Delgado', roles: ['operator'] },
  { id: 'OP-305', name: 'T. Becker', roles: ['operator'] },
  { id: 'LBL-01', name: 'N. Haddad', roles: ['labelController'] },
  { id: 'SUP-01', name: 'G. Lin', roles: ['supervisor'] },
  { id: 'QA-01', name: 'P. Raman', roles: ['qaReviewer'] },
  { id: 'QA-02', name: 'H. Sørensen', roles: ['qaRelease'] },
  { id: 'QC-01', name: 'L. Fischer', roles: ['laboratory'] },
  { id: 'QC-02', name: 'E. Mbeki', roles: ['laboratory'] },
  { id: 'MET-01', name: 'O. Ivanov', roles: ['metrology'] },
  { id: 'ADM-01', name: 'A. Admin', roles: ['administrator'] },
];

const signIn: SignInScreen = {
  kind: 'signIn',
  locked: false,
  roster: ROSTER,
  demoCredentials: ROSTER.map(({ id }, index) => ({ person: id, secret: `harbor${index + 41}` })),
};

/** A person with the secret of the founding, who is asked for one of their own. */
const CHOOSING = {
  frame: { ...BOOTH, demo: false },
  screen: { ...signIn, demoCredentials: [] },
  refuses: { gate: 'requireOwnSecret', code: 'secret.given', data: {}, clears: null },
} as const satisfies Omit<Fixture, 'id'>;
const TO_CHOOSE = [ALVAREZ.name, ['keys.letters'], 'q', ['signIn.do']] as const satisfies Fixture['press'];

export const SESSIONS: readonly Fixture[] = [
  { id: 'sign-in-letters', frame: BOOTH, screen: signIn, press: [['keys.letters']] },
  { id: 'sign-in', frame: BOOTH, screen: signIn },
  { id: 'sign-in-production', frame: { ...BOOTH, demo: false }, screen: { ...signIn, demoCredentials: [] } },
  { id: 'sign-in-own-secret', ...CHOOSING, press: [...TO_CHOOSE, ['ownSecret.next']] },
  {
    id: 'sign-in-own-secret-letters',
    ...CHOOSING,
    press: [...TO_CHOOSE, ['ownSecret.next'], ['keys.letters']],
  },
  {
    id: 'sign-in-own-secret-differs',
    ...CHOOSING,
    press: [...TO_CHOOSE, ['ownSecret.next'], '7', ['ownSecret.next'], '8', ['ownSecret.do']],
  },
  { id: 'locking-soon', frame: { ...inStep('70'), locksIn: 28 }, screen: dispense, live: [live] },
  {
    id: 'locking-sheet',
    frame: { ...inStep('70'), locksIn: 9 },
    screen: dispense,
    live: [live],
    overlay: { kind: 'problem' },
  },
  {
    id: 'locked',
    frame: { ...inStep('70'), night: true },
    screen: { ...signIn, locked: true },
    live: [
      {
        scale: 'SCL-01',
        state: 'ready',
        unit: 'kg',
        gross: '5.32',
        net: '5.00',
        stable: true,
        zone: 'in',
        difference: '+0.00',
        fill: 780,
        displayed: '5.32',
      },
    ],
  },
  {
    id: 'accountability',
    frame: { ...BOOTH, person: ALVAREZ },
    screen: { kind: 'accountability', affordances: { AcknowledgeAccountability: PASSES, SignOut: PASSES } },
  },
  {
    id: 'fault',
    frame: {
      ...BOOTH,
      health: {
        ...BOOTH.health,
        state: 'locked',
        reasons: [{ code: 'log.locked', data: { reason: 'event 4416 does not match its hash' } }],
      },
    },
    screen: {
      kind: 'fault',
      gap: null,
      reasons: [{ code: 'log.locked', data: { reason: 'event 4416 does not match its hash' } }],
    },
  },
  { id: 'link-down', frame: inStep('70'), screen: { kind: 'accountability', affordances: {} }, link: 'down' },
  {
    id: 'link-superseded',
    frame: inStep('70'),
    screen: { kind: 'accountability', affordances: {} },
    link: 'superseded',
  },
  {
    id: 'unavailable',
    frame: BOOTH,
    screen: signIn,
    unavailable: 'The disk did not confirm the last event.',
  },
];
