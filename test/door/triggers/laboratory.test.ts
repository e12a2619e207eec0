import { expect, it } from 'vitest';
import { BATCH } from '../../support/floor/door-plant.ts';
import { openSituation } from '../../support/floor/saved-situations.ts';

const SETTLE = { type: 'SettleException', exception: 'EX-01', reason: 'assessed-no-impact', narrative: null };

it('[S14][S49][S50][S104][trigger:laboratoryOos] a verified result out of limits holds the batch for quality', async () => {
  const floor = await openSituation('resultOut');
  try {
    const desk = await floor.at('QA-01');
    await desk.signIn('QC-01');
    await desk.shows(({ screen }) => screen.kind === 'work' && screen.exceptions.length > 0);
    const { screen } = desk;
    expect(screen.kind === 'work' && screen.exceptions).toMatchObject([
      {
        id: 'EX-01',
        trigger: 'laboratoryOos',
        severity: 'critical',
        state: 'blocked',
        batch: BATCH,
        step: null,
        object: 'SMP-01',
        owner: 'qaReviewer',
        ruleClosable: false,
      },
    ]);
    expect(screen.kind === 'work' && screen.holds).toContainEqual(
      expect.objectContaining({ object: BATCH, objectKind: 'batch', by: 'EX-01' }),
    );
    for (const [signer, code] of [
      ['SUP-01', 'owner.role'],
      ['QC-02', 'owner.role'],
    ] as const) {
      const reply = await desk.sendSigned(SETTLE, { signer });
      expect(reply.kind === 'refused' && reply.denial.refusals.map((each) => each.code)).toEqual([code]);
    }
    await floor.close();
    const record = floor.record();
    expect(record.find(({ type }) => type === 'RecordOpened')?.data).toMatchObject({
      record: { id: 'OOS-01', result: { sample: 'SMP-01', test: 'assay', value: '490' } },
    });
  } finally {
    await floor.dispose();
  }
}, 120_000);
