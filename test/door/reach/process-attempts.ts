import type { CommandOf } from '../../../main/contract/parse-command.ts';
import { ADD_VERIFIER, ADDER, CLEANING, SECOND } from '../../support/floor/blend-hands.ts';
import type { Draft, Signing } from '../../support/floor/desk.ts';
import type { SituationName } from '../../support/floor/situations.ts';
import type { Attempt } from './scene.ts';

const atBlender = (
  at: SituationName,
  step: string,
  draft: Draft,
  signing: Signing | null = null,
): Attempt => ({
  at,
  step,
  station: 'BL-01',
  person: ADDER,
  signing,
  scale: null,
  draft: () => draft,
});

type OfProcess =
  | 'VerifyAddition'
  | 'ChargeContainer'
  | 'RecordCleaning'
  | 'StartProcess'
  | 'StopProcess'
  | 'RecordParameter';

/** The attempts of the blending terminal that pass. */
export const PROCESS_ATTEMPTS: Readonly<Record<CommandOf<OfProcess>['type'], Attempt>> = {
  VerifyAddition: atBlender('addScanned', '114', { type: 'VerifyAddition' }, { signer: ADD_VERIFIER }),
  ChargeContainer: atBlender('addVerified', '114', { type: 'ChargeContainer', container: SECOND }),
  RecordCleaning: { ...atBlender('blenderCleared', '112', CLEANING, { signer: ADD_VERIFIER }), step: null },
  StartProcess: atBlender('blending', '116', { type: 'StartProcess' }),
  StopProcess: atBlender('blendRunning', '116', { type: 'StopProcess', reason: 'break' }),
  RecordParameter: atBlender('blendRunning', '116', {
    type: 'RecordParameter',
    parameter: 'rpm',
    value: '12',
  }),
};
