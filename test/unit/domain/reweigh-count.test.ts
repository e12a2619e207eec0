import { describe, expect, it } from 'vitest';
import { overridesOf } from '../../../main/domain/overrides/overrides.ts';
import { dataOf } from '../../support/given-when-then.ts';
import { type Alter, BATCH, certain, filling, type WeighBooth } from '../../support/weigh-booth.ts';

const WHY = {
  reason: 'instrument-disturbed',
  narrative: 'The door of the booth was open; it is closed now.',
};
const dc = (nth: number) => `${BATCH}/DC-${String(nth).padStart(2, '0')}`;
const weighingOn = (container: string, more: object = {}) => ({
  batch: BATCH,
  step: '60',
  container,
  ...WHY,
  ...more,
});

/** The supervisor clears what a voided container opened. */
function clear(booth: WeighBooth): WeighBooth {
  for (const { id, trigger, state } of [...booth.state.all('exceptions')])
    if (trigger === 'containerVoided' && state === 'blocked')
      booth.given('SettleException', { exception: id, reason: 'spill', narrative: null }, { by: 'SUP-01' });
  return booth;
}
/** Weighs a container so often, and voids it each time. */
function voided(booth: WeighBooth, times: number): WeighBooth {
  for (let nth = 0; nth < times; nth += 1)
    clear(booth.tare('0.32').given('VoidContainer', { reason: 'spill' }));
  return booth;
}
const again = (booth: WeighBooth) => booth.when('CaptureTare', {}, { shows: '0.32' });
const grant = (booth: WeighBooth, container: string, more: object = {}, by = 'SUP-01') =>
  booth.when('OverrideReweigh', weighingOn(container, more), { by });

const limited =
  (plant: number | null, recipe: number | null): Alter =>
  (founding) => ({
    ...founding,
    site: { ...founding.site, reweighs: plant },
    recipes: founding.recipes.map((each) => ({
      ...each,
      steps: each.steps.map((step) => (step.kind === 'dispense' ? { ...step, reweighs: recipe } : step)),
    })),
  });

describe('how often a container is weighed again', () => {
  it('[S89][S145][trigger:reweighLimit] three times, where neither recipe nor plant says anything else', () => {
    const booth = voided(filling('60'), 3);
    expect(again(booth).codes).toEqual([]);
    booth.given('VoidContainer', { reason: 'spill' });
    const told = again(clear(booth));
    expect(told.codes).toEqual(['reweigh.limit']);
    expect(told.opened).toMatchObject({
      trigger: 'reweighLimit',
      severity: 'major',
      owner: 'supervisor',
      ruleClosable: false,
      object: `container:${dc(9)}`,
    });
    expect(booth.step('60').state).toBe('blocked');
  });

  it.each([
    ['the plant', limited(1, null), 1],
    ['the recipe before the plant', limited(5, 0), 0],
  ] as const)('[S89] as often as %s says', (_, alter, limit) => {
    const booth = voided(filling('60', alter), limit);
    expect(again(booth).codes).toEqual([]);
    booth.given('VoidContainer', { reason: 'spill' });
    expect(again(clear(booth)).codes).toEqual(['reweigh.limit']);
  });

  it('[S89] is counted from the last container that was verified', () => {
    const whole = voided(filling('60'), 3).tare('0.32');
    whole.fill('6.58');
    expect(whole.work('60').voided).toHaveLength(3);
    whole.verify('6.58');
    expect(whole.work('60').voided).toEqual([]);
  });

  it('[S89] counts what was disturbed at the instrument as well', () => {
    const booth = filling('60', limited(0, null)).tare('0.32');
    booth.observe('disturbed');
    expect(again(clear(booth)).codes).toEqual(['reweigh.limit']);
  });
});

describe('an override of how often a container is weighed again', () => {
  /** Four were voided, and the fifth weighing was refused. */
  function stopped(): WeighBooth {
    const booth = voided(filling('60'), 4);
    again(booth);
    return booth;
  }

  it('[S7][S89][S52] lets exactly one more pass; the refusal is answered by the same signature', () => {
    const booth = stopped();
    const told = grant(booth, dc(9));
    expect(told.types).toEqual(
      expect.arrayContaining(['OverrideGranted', 'ExceptionSettled', 'StepCleared']),
    );
    expect(again(booth).codes).toEqual([]);
    booth.given('VoidContainer', { reason: 'spill' });
    expect(again(clear(booth)).codes).toEqual(['reweigh.limit']);
  });

  it('[S7][S67][S116][trigger:override] opens a major exception each time, is counted, and signed as what it is', () => {
    const booth = stopped();
    const told = grant(booth, dc(9));
    expect(told.opened).toMatchObject({
      trigger: 'override',
      severity: 'major',
      object: `container:${dc(9)}`,
    });
    expect(overridesOf(booth.batch)).toMatchObject([
      {
        override: 'reweighCount',
        step: '60',
        object: { kind: 'container', id: dc(9) },
        by: 'SUP-01',
        ...WHY,
      },
    ]);
    expect(dataOf(told, 'OverrideGranted')[0]?.signature.text.split('\n')).toEqual([
      'Meaning: overrode',
      'Override: how often a container is weighed again',
      expect.stringContaining(`Batch ${BATCH}, step 60: `),
      `Weigh once more after ${dc(9)}`,
      `Voided one after the other: ${[6, 7, 8, 9].map(dc).join(', ')}`,
      'Weighed again at most: 3',
      expect.stringMatching(/^Refused before: EX-\d+ \(major\)$/),
      'Reason: instrument-disturbed',
      `Note: ${WHY.narrative}`,
    ]);
  });

  it('[S104][S130] is granted by a supervisor or by QA, and by no performer of the step', () => {
    const by = (who: string) => grant(stopped(), dc(9), {}, who).codes;
    expect(by('OP-107')).toEqual(['override.role']);
    expect(by('ADM-01')).toEqual(['override.role']);
    expect(by('QA-01')).toEqual([]);
    expect(by('SUP-01')).toEqual([]);
  });

  it('[S89] is for the container that was voided last, once, for a reason of the list, where the limit is reached', () => {
    const booth = stopped();
    expect(grant(booth, dc(8)).codes).toEqual(['reweigh.other']);
    expect(grant(booth, dc(9), { reason: 'break' }).codes).toEqual(['override.reason']);
    expect(grant(booth, dc(9), { step: '20' }).codes).toContain('override.ended');
    expect(grant(booth, dc(9), { step: '110' }).codes).toContain('reweigh.step');
    expect(grant(voided(filling('60'), 2), dc(7)).codes).toEqual(['reweigh.needless']);
    grant(booth, dc(9));
    expect(grant(booth, dc(9)).codes).toEqual(['override.granted']);
  });

  it('[S97] sets nothing else aside: what is out of tolerance is refused as before', () => {
    const booth = stopped();
    grant(booth, dc(9));
    booth.tare('0.32');
    expect(booth.when('AcceptWeight', {}, { shows: '6.80' }).codes).toContain('tolerance.over');
    expect(certain(booth.work('60').current).id).toBe(dc(10));
  });
});
