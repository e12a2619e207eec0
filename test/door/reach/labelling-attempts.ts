import type { CommandOf } from '../../../main/contract/parse-command.ts';
import type { Draft, Signing } from '../../support/floor/desk.ts';
import { LABELLED_BATCH } from '../../support/floor/door-plant.ts';
import type { SituationName } from '../../support/floor/situations.ts';
import { CODE_ON_PACK } from '../../support/floor/situations-of-labelling.ts';
import type { Attempt } from './scene.ts';

/** At the line with labels, in the step that packs. */
export const atApplicator = (at: SituationName, draft: Draft, signing: Signing | null = null): Attempt => ({
  at,
  batch: LABELLED_BATCH,
  step: '190',
  station: 'PL-3',
  person: 'OP-301',
  signing,
  scale: null,
  draft: () => draft,
});

type OfLabels = 'TakeOffRoll' | 'VerifyCode' | 'KeepSpecimen';

/** The attempts at the applicator that pass. */
export const LABELLING_ATTEMPTS: Readonly<Record<CommandOf<OfLabels>['type'], Attempt>> = {
  TakeOffRoll: atApplicator('rollOn', { type: 'TakeOffRoll', roll: 'R-0931', splice: 6, usedUp: false }),
  VerifyCode: atApplicator('rollOn', { type: 'VerifyCode', shown: CODE_ON_PACK }, { signer: 'OP-305' }),
  KeepSpecimen: atApplicator('labelPhoto', { type: 'KeepSpecimen', which: 'first', attachment: 'AT-01' }),
};
