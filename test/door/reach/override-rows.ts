import { BATCH } from '../../support/floor/door-plant.ts';
import { inStep, SOURCE } from '../../support/floor/hands.ts';
import { type Disturbance, held } from './disturbances.ts';
import type { Row } from './row.ts';
import { usual } from './usual.ts';

/** A person with every deciding role takes the step over, so that only their part in it stands in the way. */
const takenOver =
  (step: string, person: string): Disturbance =>
  async ({ floor, desk }) => {
    await desk.press({ type: 'SuspendStep', reason: 'shift-change' });
    await inStep(floor, step, person);
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
    disturb: takenOver('50', 'MIX-1'),
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
  ...usual(
    'ReidentifyContainer',
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
    command: 'ReidentifyContainer',
    gate: 'requireOverrideAuthority',
    when: 'a supervisor signs',
    code: 'override.role',
    change: { signing: { signer: 'SUP-01' } },
  },
  {
    command: 'ReidentifyContainer',
    gate: 'requireOverrideAuthority',
    when: 'a reviewer who performs in the step signs',
    code: 'override.performer',
    attempt: { at: 'scaleChosen' },
    disturb: async (scene) => {
      await takenOver('60', 'MIX-1')(scene);
      await scene.desk.scanPlain('TORN');
      return null;
    },
    change: { signing: { signer: 'MIX-1' } },
  },
  {
    command: 'ReidentifyContainer',
    gate: 'requireOverride',
    when: 'a container of another material',
    code: 'reidentify.other',
    change: { fields: { container: 'MC-2510-201-01' } },
  },
  {
    command: 'ReidentifyContainer',
    gate: 'requireOverride',
    when: 'no label was reported that cannot be read',
    code: 'reidentify.unreported',
    attempt: { at: 'scaleChosen' },
  },
  {
    command: 'ReidentifyContainer',
    gate: 'requireOverride',
    when: 'the container before it has no new label yet',
    code: 'reidentify.waits',
    attempt: { at: 'reidentified' },
    change: { fields: { container: 'CB-2508-009-03' } },
  },
  {
    command: 'ReidentifyContainer',
    gate: 'requireApprovedStatus',
    when: 'a container of a lot in quarantine',
    code: 'status.quarantine',
    also: ['reidentify.place'],
    change: { fields: { container: 'CB-2601-022-01' } },
  },
  {
    command: 'ReidentifyContainer',
    gate: 'requireInDate',
    when: 'a container of an expired lot',
    code: 'date.expired',
    also: ['reidentify.other'],
    change: { fields: { container: 'RH-2402-008-01' } },
  },
  {
    command: 'ReidentifyContainer',
    gate: 'requireNoHold',
    when: 'a container on hold',
    code: 'hold.container',
    disturb: held({ kind: 'container', id: SOURCE }),
  },
  ...usual(
    'OverrideReweigh',
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
    command: 'OverrideReweigh',
    gate: 'requireOverrideAuthority',
    when: 'an operator signs',
    code: 'override.role',
    change: { signing: { signer: 'OP-107' } },
  },
  {
    command: 'OverrideReweigh',
    gate: 'requireOverrideAuthority',
    when: 'a supervisor who performs in the step signs',
    code: 'override.performer',
    disturb: takenOver('60', 'MIX-1'),
    change: { signing: { signer: 'MIX-1' } },
  },
  {
    command: 'OverrideReweigh',
    gate: 'requireOverride',
    when: 'a container that was voided before the last',
    code: 'reweigh.other',
    change: { fields: { container: `${BATCH}/DC-01` } },
  },
  {
    command: 'OverrideReweigh',
    gate: 'requireOverride',
    when: 'a reason that is not of this override',
    code: 'override.reason',
    change: { fields: { reason: 'break' } },
  },
];
