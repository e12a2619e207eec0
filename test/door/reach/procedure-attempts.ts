import { pause } from '../../support/floor/desk.ts';
import { capture, FLOOR_SCALE } from '../../support/floor/hands.ts';
import { begin, ready } from '../../support/floor/situations-of-procedures.ts';
import { METROLOGIST } from '../../support/floor/situations-of-service.ts';
import type { Attempt, Scene } from './scene.ts';

const QUIET_MS = 700;

const atScale = { station: 'WS-01', person: METROLOGIST, step: null, scale: null } as const;

/** Only metrology can begin: whoever else tries finds nothing begun. */
async function begun({ desk, attempt }: Scene): Promise<void> {
  if (attempt.person !== METROLOGIST) return;
  // What the row before did to the instrument, the station may still be writing down: it would end what begins now.
  const head = async (): Promise<number> => (await desk.events())[0]?.seq ?? 0;
  for (let before = -1, now = await head(); before !== now; now = await head()) {
    before = now;
    await pause(QUIET_MS);
  }
  await begin(desk, 'repeatability');
}

/** The procedures of metrology: what passes, at the booth and at the desk of quality. */
export const PROCEDURE_ATTEMPTS = {
  BeginProcedure: {
    ...atScale,
    at: 'founded',
    signing: null,
    before: ({ desk }) => ready(desk),
    draft: () => ({ type: 'BeginProcedure', scale: FLOOR_SCALE, procedure: 'repeatability' }),
  },
  CaptureLoad: {
    ...atScale,
    at: 'founded',
    scale: FLOOR_SCALE,
    signing: null,
    before: async (scene) => {
      await begun(scene);
      await scene.desk.put(FLOOR_SCALE, '50.00 kg');
    },
    draft: (desk) => ({ ...capture(desk, 'CaptureLoad'), scale: FLOOR_SCALE, load: 1 }),
  },
  VoidCheck: {
    ...atScale,
    at: 'founded',
    signing: null,
    draft: () => ({ type: 'VoidCheck', scale: FLOOR_SCALE, reason: 'equipment-moved' }),
  },
  BreakOffProcedure: {
    ...atScale,
    at: 'founded',
    signing: null,
    before: begun,
    draft: () => ({ type: 'BreakOffProcedure', scale: FLOOR_SCALE, reason: 'break' }),
  },
  VerifyProcedure: {
    at: 'cornersMeasured',
    station: 'QA-01',
    person: 'QA-01',
    step: null,
    scale: null,
    signing: { signer: 'QA-01' },
    draft: () => ({ type: 'VerifyProcedure', scale: FLOOR_SCALE }),
  },
} as const satisfies Readonly<Record<string, Attempt>>;
