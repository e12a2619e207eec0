import { inStep } from '../../support/floor/hands.ts';
import { type Disturbance, held } from './disturbances.ts';
import type { Row } from './row.ts';
import { usual } from './usual.ts';

/** A person with every deciding role takes the step over, so that only their part in it stands in the way. */
const takenOver =
  (person: string): Disturbance =>
  async ({ floor, desk }) => {
    await desk.press({ type: 'SuspendStep', reason: 'shift-change' });
    await inStep(floor, '50', person);
    await desk.press({ type: 'TakeOverStep' });
    return null;
  };

/** Rules set aside by somebody who answers for it; everything that is never set aside still refuses. */
export const OVERRIDE_ROWS: readonly Row[] = [
  ...usual(
    'OverrideFefo',
    'requireTrustedClock',
    'requirePace',
    'requireSession',
    'requireContext',
    'requireNotLockedOut',
    'requireAcknowledgement',
    'requireSignature',
    'requireSignedText',
  ),
  {
    command: 'OverrideFefo',
    gate: 'requireOverrideAuthority',
    when: 'an operator signs',
    code: 'override.role',
    change: { signing: { signer: 'OP-107' } },
  },
  {
    command: 'OverrideFefo',
    gate: 'requireOverrideAuthority',
    when: 'an administrator signs',
    code: 'override.role',
    change: { signing: { signer: 'ADM-01' } },
  },
  {
    command: 'OverrideFefo',
    gate: 'requireOverrideAuthority',
    when: 'a supervisor who performs in the step signs',
    code: 'override.performer',
    disturb: takenOver('MIX-1'),
    change: { signing: { signer: 'MIX-1' } },
  },
  {
    command: 'OverrideFefo',
    gate: 'requireOverride',
    when: 'the lot that expires first',
    code: 'override.needless',
    change: { fields: { lot: 'AA-2409-117' } },
  },
  {
    command: 'OverrideFefo',
    gate: 'requireOverride',
    when: 'a lot of another item',
    code: 'override.lot',
    change: { fields: { lot: 'MC-2510-201' } },
  },
  {
    command: 'OverrideFefo',
    gate: 'requireOverride',
    when: 'a batch that does not exist',
    code: 'override.unknown',
    also: ['signature.otherText'],
    change: { fields: { batch: 'NONE' } },
  },
  {
    command: 'OverrideFefo',
    gate: 'requireOverride',
    when: 'a reason that is not of this override',
    code: 'override.reason',
    change: { fields: { reason: 'break' } },
  },
  {
    command: 'OverrideFefo',
    gate: 'requireApprovedStatus',
    when: 'a lot in quarantine',
    code: 'status.quarantine',
    change: { fields: { step: '60', lot: 'CB-2601-022' } },
  },
  {
    command: 'OverrideFefo',
    gate: 'requireInDate',
    when: 'an expired lot',
    code: 'date.expired',
    also: ['override.needless'],
    change: { fields: { step: '70', lot: 'RH-2402-008' } },
  },
  {
    command: 'OverrideFefo',
    gate: 'requireNoHold',
    when: 'a lot on hold',
    code: 'hold.lot',
    disturb: held({ kind: 'lot', id: 'AA-2503-042' }),
  },
];
