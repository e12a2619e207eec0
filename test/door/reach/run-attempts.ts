import type { CommandOf } from '../../../main/contract/parse-command.ts';
import type { Desk, Draft, Signing } from '../../support/floor/desk.ts';
import { BATCH, RUN_BATCH } from '../../support/floor/door-plant.ts';
import { BALANCE, captureUnit, RUNNER } from '../../support/floor/run-hands.ts';
import type { SituationName } from '../../support/floor/situations.ts';
import type { Attempt } from './scene.ts';

const atMachine = (
  at: SituationName,
  draft: (desk: Desk) => Draft,
  more: { readonly signing?: Signing; readonly scale?: string } = {},
): Attempt => ({
  at,
  batch: RUN_BATCH,
  step: '150',
  station: 'EN-01',
  person: RUNNER,
  signing: more.signing ?? null,
  scale: more.scale ?? null,
  draft,
});

type OfRun =
  | 'OpenInProcess'
  | 'CapturePlacement'
  | 'InvalidatePlacement'
  | 'CloseInProcess'
  | 'RestartRun'
  | 'OpenSetUp'
  | 'ChangeContainer'
  | 'RecordHeel'
  | 'OverrideCheckWindow';

/** The attempts of a run with in-process checks that pass. */
export const RUN_ATTEMPTS: Readonly<Record<CommandOf<OfRun>['type'], Attempt>> = {
  OpenInProcess: atMachine('runMade', () => ({ type: 'OpenInProcess' }), { scale: BALANCE }),
  CapturePlacement: atMachine('runSampling', captureUnit, { scale: BALANCE }),
  InvalidatePlacement: atMachine(
    'runCaptured',
    () => ({
      type: 'InvalidatePlacement',
      check: 'IPC-01',
      number: 1,
      reason: 'instrument-disturbed',
      narrative: 'The draught shield stood open.',
    }),
    { signing: { signer: 'OP-204' } },
  ),
  CloseInProcess: atMachine('runCaptured', () => ({
    type: 'CloseInProcess',
    reason: 'instrument-disturbed',
    narrative: null,
  })),
  OpenSetUp: atMachine('runBegun', () => ({ type: 'OpenSetUp' }), { scale: BALANCE }),
  ChangeContainer: atMachine('runMade', () => ({ type: 'ChangeContainer' })),
  RecordHeel: {
    ...atMachine('fedMade', () => ({ type: 'RecordHeel', value: '0.48', unit: 'kg' })),
    batch: BATCH,
  },
  OverrideCheckWindow: atMachine(
    'runRunning',
    () => ({
      type: 'OverrideCheckWindow',
      batch: RUN_BATCH,
      step: '150',
      container: `${RUN_BATCH}/CAP-01`,
      reason: 'break',
      narrative: 'The second person comes back after the break.',
    }),
    { signing: { signer: 'SUP-01' } },
  ),
  RestartRun: atMachine('runRechecked', () => ({ type: 'RestartRun' }), { signing: { signer: 'SUP-01' } }),
};
