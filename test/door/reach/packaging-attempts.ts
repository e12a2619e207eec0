import type { CommandOf } from '../../../main/contract/parse-command.ts';
import type { Draft, Signing } from '../../support/floor/desk.ts';
import { PACK_BATCH } from '../../support/floor/door-plant.ts';
import type { SituationName } from '../../support/floor/situations.ts';
import type { Attempt } from './scene.ts';

const onLine = (at: SituationName, step: string, draft: Draft, signing: Signing | null = null): Attempt => ({
  at,
  batch: PACK_BATCH,
  step,
  station: 'PL-3',
  person: 'OP-301',
  signing,
  scale: null,
  draft: () => draft,
});

type OfLine = 'RepeatClearance' | 'StartRun' | 'StopRun' | 'VerifyRestart' | 'RecordCount';

/** The attempts of the packaging line that pass. */
export const PACKAGING_ATTEMPTS: Readonly<Record<CommandOf<OfLine>['type'], Attempt>> = {
  RepeatClearance: onLine('lineExpired', '180', { type: 'RepeatClearance' }),
  StartRun: onLine('packing', '190', { type: 'StartRun' }),
  StopRun: onLine('lineRunning', '190', { type: 'StopRun', reason: 'line-jam' }),
  VerifyRestart: onLine('lineInspected', '190', { type: 'VerifyRestart' }, { signer: 'OP-305' }),
  RecordCount: onLine('lineRunning', '190', {
    type: 'RecordCount',
    what: 'rejected',
    quantity: 7,
    reason: 'cap-or-seal',
  }),
};
