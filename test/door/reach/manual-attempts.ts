import type { CommandType } from '../../../main/contract/parse-command.ts';
import type { Draft } from '../../support/floor/desk.ts';
import type { SituationName } from '../../support/floor/situations.ts';
import { ALLOW, breakCable, DISPLAY, READ, READ_AGAIN } from '../../support/floor/situations-of-reading.ts';
import type { Attempt, Scene } from './scene.ts';

const atSilentScale = (at: SituationName, draft: Draft, signer: string | null): Attempt => ({
  at,
  station: 'WS-01',
  person: 'OP-101',
  step: '60',
  scale: null,
  signing: signer === null ? null : { signer },
  draft: () => draft,
  before: cableBreaks,
});

async function cableBreaks({ floor }: Scene): Promise<void> {
  breakCable(floor, true);
}

/** The attempts that pass while nothing arrives from the floor scale. */
export const MANUAL_ATTEMPTS = {
  OverrideManualWeight: atSilentScale('cableBroken', ALLOW, 'QA-01'),
  EnterReading: {
    ...atSilentScale('displayAllowed', READ, null),
    before: async (scene: Scene) => {
      await scene.desk.upload(DISPLAY);
      await cableBreaks(scene);
    },
  },
  ConfirmReading: atSilentScale('displayRead', READ_AGAIN, 'OP-107'),
} satisfies Partial<Record<CommandType, Attempt>>;
