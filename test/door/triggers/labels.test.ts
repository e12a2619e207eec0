import { expect, it } from 'vitest';
import type { Desk } from '../../support/floor/desk.ts';
import { BATCH } from '../../support/floor/door-plant.ts';
import { openSituation } from '../../support/floor/saved-situations.ts';
import type { SituationName } from '../../support/floor/situations.ts';
import { atKiosk, ISSUE, RECONCILE, SHORT_COUNT } from '../../support/floor/situations-of-labels.ts';

const SETTLE = { type: 'SettleException', exception: 'EX-01', reason: 'assessed-no-impact', narrative: null };

/** Nobody but quality clears it, and not whoever caused it. */
async function clearedByQuality(desk: Desk): Promise<void> {
  for (const signer of ['SUP-01', 'OP-305', 'LBL-01', 'LBL-02', 'ADM-01']) {
    const reply = await desk.sendSigned(SETTLE, { signer });
    expect([signer, reply.kind === 'refused' && reply.denial.refusals.map(({ code }) => code)]).toEqual([
      signer,
      ['owner.role'],
    ]);
  }
  await desk.sign(SETTLE, 'QA-01');
}

const CASES = [
  {
    trigger: 'wrongLabel',
    proves: '[S48][S132]',
    when: 'a roll of a withdrawn revision is staged',
    at: 'labelsStarted',
    step: ISSUE,
    person: 'LBL-01',
    fault: async (desk: Desk) => desk.scanPlain('ROL/R-0877'),
    state: 'blocked',
    object: 'R-0877',
    hold: { kind: 'roll', id: 'R-0877' },
    // The roll stays on hold until quality releases it; it is destroyed, never used.
    ends: false,
  },
  {
    trigger: 'reconciliationOutside',
    proves: '[S48][S82]',
    when: 'a count leaves more labels unaccounted than the limit',
    at: 'applicatorRead',
    step: RECONCILE,
    person: 'LBL-02',
    fault: async (desk: Desk) =>
      desk.sendSigned({ type: 'CountLabels', rolls: SHORT_COUNT }, { signer: 'LBL-02' }),
    state: 'exception',
    object: BATCH,
    hold: { kind: 'batch', id: BATCH },
    ends: true,
  },
] as const;

it.each(CASES)(
  '$proves[trigger:$trigger] $when: the step is $state, an NC is opened, and quality alone clears it',
  async ({ trigger, at, step, person, fault, state, object, hold, ends }) => {
    const floor = await openSituation(at satisfies SituationName);
    try {
      const desk = await atKiosk(floor, step, person);
      await fault(desk);
      await desk.shows(({ screen }) => 'exceptions' in screen && screen.exceptions.length > 0);
      const { screen } = desk;
      expect('state' in screen && screen.state).toBe(state);
      expect('exceptions' in screen && screen.exceptions).toMatchObject([
        {
          id: 'EX-01',
          trigger,
          severity: 'major',
          state: 'blocked',
          batch: BATCH,
          step,
          station: 'LK-01',
          object,
          owner: 'qaReviewer',
          links: ['NC-01'],
          ruleClosable: false,
          stops: true,
          balance: null,
        },
      ]);
      await clearedByQuality(desk);
      await desk.shows(
        (view) => 'exceptions' in view.screen && view.screen.exceptions.every(({ stops }) => !stops),
      );
      await floor.close();
      const record = floor.record();
      const holds = record.flatMap(({ type, data }) =>
        type === 'HoldPlaced' ? [(data as { hold: { object: object; exception: string | null } }).hold] : [],
      );
      expect(holds.at(-1)).toMatchObject({ object: hold, exception: ends ? 'EX-01' : null });
      expect(record.filter(({ type }) => type === 'HoldReleased')).toHaveLength(ends ? 1 : 0);
      expect(record.filter(({ type }) => type === 'RecordOpened')).toHaveLength(1);
    } finally {
      await floor.dispose();
    }
  },
  120_000,
);
