import type { PersonId } from '../../contract/ids.ts';
import type { Instant } from '../moment.ts';
import type { PlantDraft } from '../state.ts';
import type { Folds } from './evolve.ts';
import { must, patch } from './rows.ts';

const EMPTY_HAND = { container: null, location: null };

export const IDENTITY_FOLDS: Folds<
  | 'SessionOpened'
  | 'SessionEnded'
  | 'SecretChosen'
  | 'CredentialFailed'
  | 'PersonLockedOut'
  | 'PersonUnlocked'
  | 'AccountabilityAcknowledged'
  | 'DeliveriesRetried'
  | 'FunctionOpened'
  | 'StepEntered'
  | 'StepLeft'
  | 'TakenInHand'
  | 'ReferenceWeightsTaken'
  | 'TestPieceTaken'
> = {
  SessionOpened: (draft, { session, person, station, terminal }, { at }) => {
    const before = draft.get('sessions', terminal);
    // The same person coming back to a locked terminal finds the step as it was left.
    draft.put('sessions', terminal, {
      id: session,
      person,
      station,
      terminal,
      openedAt: at as Instant,
      signed: false,
      context: before?.context ?? null,
      inHand: EMPTY_HAND,
      weights: null,
      roll: null,
      open: true,
    });
    patch(draft, 'people', person, { failures: 0 });
  },
  SessionEnded: (draft, { terminal, cause }) => {
    const session = must(draft, 'sessions', terminal);
    draft.put('sessions', terminal, {
      ...session,
      open: false,
      signed: false,
      context: cause === 'signedOut' ? null : session.context,
      inHand: EMPTY_HAND,
      weights: null,
      roll: null,
    });
  },
  SecretChosen: (draft, { person, credentialVersion }) =>
    patch(draft, 'people', person, { ownSecret: credentialVersion, failures: 0 }),
  CredentialFailed: (draft, { person, failures }) => patch(draft, 'people', person, { failures }),
  PersonLockedOut: (draft, { person }, { at }) => patch(draft, 'people', person, { lockedAt: at as Instant }),
  PersonUnlocked: (draft, { person, signature }, recorded) => {
    patch(draft, 'people', person, { lockedAt: null, failures: 0 });
    noteSignature(draft, recorded, signature.person);
  },
  AccountabilityAcknowledged: (draft, { person, signature }, recorded) => {
    patch(draft, 'people', person, { acknowledgedAt: recorded.at as Instant });
    noteSignature(draft, recorded, signature.person);
  },
  DeliveriesRetried: () => {},
  FunctionOpened: () => {},
  StepEntered: (draft, { terminal, batch, step }) =>
    patch(draft, 'sessions', terminal, {
      context: { batch, step },
      inHand: EMPTY_HAND,
      weights: null,
      roll: null,
    }),
  StepLeft: (draft, { terminal }) =>
    patch(draft, 'sessions', terminal, { context: null, inHand: EMPTY_HAND, weights: null, roll: null }),
  TakenInHand: (draft, { terminal, container, location }) => {
    const { inHand } = must(draft, 'sessions', terminal);
    patch(draft, 'sessions', terminal, {
      inHand: { container: container ?? inHand.container, location: location ?? inHand.location },
    });
  },
  TestPieceTaken: (draft, { terminal, piece }) => patch(draft, 'sessions', terminal, { piece }),
  ReferenceWeightsTaken: (draft, { terminal, weightSet }) =>
    patch(draft, 'sessions', terminal, { weights: weightSet }),
};

/**
 * The secret was right: wrong ones before it no longer count. The signer's own open session counts as signed from now
 * on, so that the secret alone is enough until it ends.
 */
export function noteSignature(
  draft: PlantDraft,
  recorded: { readonly session: string | null },
  signer: PersonId,
): void {
  if (must(draft, 'people', signer).failures > 0) patch(draft, 'people', signer, { failures: 0 });
  if (recorded.session === null) return;
  for (const session of draft.all('sessions')) {
    if (session.id === recorded.session && session.open && session.person === signer && !session.signed) {
      draft.put('sessions', session.terminal, { ...session, signed: true });
      return;
    }
  }
}
