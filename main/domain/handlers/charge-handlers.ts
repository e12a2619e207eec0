import { type DomainEvent, event } from '../events.ts';
import type { PendingCharge } from '../execution/batch.ts';
import { filledBy, type IntakeFacts, intakeOf } from '../execution/intake.ts';
import type { GateFacts } from '../facts.ts';
import { certain, type Handlers, signatureRecord, stepRef } from './handler.ts';

export const CHARGE_HANDLERS: Handlers<'VerifyAddition' | 'ChargeContainer'> = {
  VerifyAddition: (facts) => {
    const { container, verifier } = pendingOf(facts);
    const signature = signatureRecord(facts);
    return [
      event('AdditionVerified', {
        ...stepRef(facts),
        container,
        verifier: certain(verifier, 'a verifier'),
        signature,
      }),
    ];
  },
  ChargeContainer: (facts) => {
    const { container: id, adder, verifier } = pendingOf(facts);
    const container = certain(facts.state.get('containers', id), 'a container');
    if (container.kind !== 'dispensed') throw new Error(`broken invariant: ${id} was never dispensed`);
    const { by, verifiedBy } = certain(filledBy(facts.state, container), 'its weighing');
    return [
      event('ContainerCharged', {
        ...stepRef(facts),
        container: id,
        equipment: takingIn(facts).equipment,
        item: container.item,
        net: container.quantity,
        weigher: by,
        weighVerifier: certain(verifiedBy, 'who verified the weighing'),
        adder,
        addVerifier: certain(verifier, 'a verifier'),
      }),
    ];
  },
};

/** The adder shows what is about to go in; whatever was in the hand before is put away. */
export const presented = (
  facts: GateFacts & { command: { type: 'PresentScan' } },
): readonly DomainEvent[] => [
  event('ContainerPresented', {
    ...stepRef(facts),
    container: certain(facts.scanned?.container, 'a container').id,
    adder: certain(facts.person, 'a person').id,
    scan: facts.command.scan.evidence,
  }),
];

/** The second person's own scan of the same container. */
export function scannedToAdd(
  facts: GateFacts & { command: { type: 'PresentScan' } },
): readonly DomainEvent[] {
  const { container, verifier } = pendingOf(facts);
  return [
    event('AdditionScanned', {
      ...stepRef(facts),
      container,
      verifier: certain(verifier, 'a verifier'),
      scan: facts.command.scan.evidence,
    }),
  ];
}

/** Somebody came to verify what is about to go in. */
export const additionBegun = (
  facts: GateFacts & { command: { type: 'BeginVerification' } },
): readonly DomainEvent[] => [
  event('AdditionVerificationBegun', {
    ...stepRef(facts),
    container: pendingOf(facts).container,
    verifier: facts.command.verifier,
  }),
];

const takingIn = (facts: GateFacts): IntakeFacts => certain(intakeOf(facts), 'a step that takes in');

const pendingOf = (facts: GateFacts): PendingCharge =>
  certain(takingIn(facts).intake.pending, 'a container in the hand');
