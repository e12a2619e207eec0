import { event } from '../events.ts';
import { certain, type Handlers, signatureRecord } from './handler.ts';

export const IDENTITY_HANDLERS: Handlers<
  | 'SignIn'
  | 'ChooseSecret'
  | 'SignOut'
  | 'LockTerminal'
  | 'LockIdle'
  | 'AcknowledgeAccountability'
  | 'UnlockPerson'
  | 'RetryDeliveries'
  | 'OpenFunction'
  | 'TypeIdentity'
> = {
  SignIn: ({ command, observed, session, state }) => {
    const { terminal, station } = observed.origin;
    const before = state.get('sessions', terminal);
    // Somebody else sits down: the place is theirs, the step of the one before is not.
    const leaves = before && before.person !== command.person && before.context !== null;
    return [
      ...(session ? [event('SessionEnded', { terminal, cause: 'switched' })] : []),
      ...(leaves ? [event('StepLeft', { terminal })] : []),
      event('SessionOpened', {
        session: certain(observed.newSession, 'a session id'),
        person: command.person,
        station,
        terminal,
        credentialVersion: certain(observed.credential, 'a credential').version,
      }),
    ];
  },
  ChooseSecret: ({ command, observed }) => [
    event('SecretChosen', {
      person: command.person,
      credentialVersion: certain(observed.newSecret, 'a new secret').version,
    }),
  ],
  SignOut: ({ observed }) => [
    event('SessionEnded', { terminal: observed.origin.terminal, cause: 'signedOut' }),
  ],
  LockTerminal: ({ observed }) => [
    event('SessionEnded', { terminal: observed.origin.terminal, cause: 'locked' }),
  ],
  LockIdle: ({ observed, session }) =>
    session ? [event('SessionEnded', { terminal: observed.origin.terminal, cause: 'idle' })] : [],
  AcknowledgeAccountability: (facts) => [
    event('AccountabilityAcknowledged', {
      person: certain(facts.signer, 'a signer').id,
      signature: signatureRecord(facts),
    }),
  ],
  UnlockPerson: (facts) => [
    event('PersonUnlocked', {
      person: facts.command.person,
      reason: facts.command.reason,
      signature: signatureRecord(facts),
    }),
  ],
  RetryDeliveries: () => [event('DeliveriesRetried', {})],
  OpenFunction: ({ command }) => [event('FunctionOpened', { function: command.function })],
  TypeIdentity: () => {
    throw new Error('broken invariant: a typed identity passed');
  },
};
