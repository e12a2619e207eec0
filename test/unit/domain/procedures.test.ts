import { describe, expect, it } from 'vitest';
import { minimumWeight } from '../../../main/domain/equipment/equipment.ts';
import { planOf, standardDeviation } from '../../../main/domain/equipment/procedures.ts';
import { dataOf } from '../../support/given-when-then.ts';
import {
  begun,
  CORNERS,
  captured,
  fitness,
  LINE,
  METROLOGIST,
  measured,
  metrologyAt,
  SPREAD,
  TEN,
  verified,
} from '../../support/procedure-at-scale.ts';
import { staffed } from '../../support/record-room.ts';
import { BATCH, certain, FLOOR, massOf } from '../../support/weigh-booth.ts';

const kg = (texts: readonly string[]) => texts.map((text) => massOf(`${text} kg`));

describe('the standard deviation', () => {
  it.each([
    [TEN, '0.008432741 kg'],
    [SPREAD, '0.052704628 kg'],
    [['1.000000001', '1.000000001'], '0 kg'],
    // s² = ½ µg²: the root is 0.7…, and what is rounded up is never too small.
    [['1.000000001', '1.000000002'], '0.000000001 kg'],
    // s² = 2 µg² is no square, s² = 1 µg² is one.
    [['0.000000001', '0.000000003'], '0.000000002 kg'],
    [['0.000000001', '0.000000002', '0.000000003'], '0.000000001 kg'],
  ])('[R5] of %j is %s, exact and rounded up', (shown, spread) => {
    expect(standardDeviation(kg(shown))).toBe(massOf(spread));
  });

  it('[R5] is the smallest whole number whose square is not below the variance', () => {
    for (let seed = 1; seed < 400; seed += 1) {
      const shown = Array.from({ length: 10 }, (_, n) => ((seed * 7919 * (n + 3) ** 3) % 10_007) + 5e10);
      const n = 10n;
      const total = shown.reduce((sum, each) => sum + BigInt(each), 0n);
      const top = n * shown.reduce((sum, each) => sum + BigInt(each) ** 2n, 0n) - total ** 2n;
      const s = BigInt(standardDeviation(shown as never));
      expect(s * s * n * (n - 1n) >= top, `${seed}`).toBe(true);
      expect((s - 1n) ** 2n * n * (n - 1n) < top, `${seed}`).toBe(true);
    }
  });
});

describe('repeatability', () => {
  it('[R5][S128] is ten weighings of one certified load, each with its frame, on a pan back at zero', () => {
    const booth = begun('repeatability');
    const told = measured(booth, TEN);
    expect(told.types).toEqual(['LoadCaptured', 'ProcedureCompleted']);
    expect(dataOf(told, 'LoadCaptured')[0]).toMatchObject({
      equipment: FLOOR,
      load: 10,
      weights: ['K1-50'],
      nominal: massOf('50 kg'),
      person: METROLOGIST,
      evidence: { source: 'device', device: FLOOR, value: '50.00', raw: 'S S      50.00 kg' },
    });
    expect(dataOf(told, 'ProcedureCompleted')).toEqual([
      {
        equipment: FLOOR,
        run: 1,
        procedure: 'repeatability',
        within: true,
        spread: massOf('0.008432741 kg'),
        former: massOf('0.008 kg'),
        since: [],
      },
    ]);
    expect(fitness(booth).run).toMatchObject({ state: 'toVerify', certificate: 'NW-2025-11804' });
  });

  it('[R5] becomes that of the scale once another person has verified it; the former stays readable', () => {
    const booth = begun('repeatability');
    measured(booth, TEN);
    expect(verified(booth, METROLOGIST).codes).toEqual(['independence.procedure']);
    const told = verified(booth);
    const [done] = dataOf(told, 'ProcedureVerified');
    expect(done?.signature.meaning).toBe('verified');
    expect(done?.signature.text.split('\n')).toEqual(
      expect.arrayContaining([
        'Weights: TW-K1, certificate NW-2025-11804',
        '3. 50.00 kg, centre, up: 50.02 kg',
        'Repeatability: 0.008432741 kg, before 0.008 kg',
        'Minimum weight at 1 %: 1.70 kg',
      ]),
    );
    expect(booth.scale(FLOOR).repeatability).toBe(massOf('0.008432741 kg'));
    expect(fitness(booth)).toMatchObject({
      run: null,
      results: [
        {
          number: 1,
          outcome: 'passed',
          former: massOf('0.008 kg'),
          performers: [METROLOGIST],
          verifiedBy: 'QA-01',
        },
      ],
    });
  });

  it('[R5] a better one waits for its verification, a worse one counts at once', () => {
    const better = begun('repeatability');
    measured(better, Array(10).fill('50.00'));
    expect(better.scale(FLOOR).repeatability).toBe(massOf('0.008 kg'));
    verified(better);
    // Nothing is finer than 0.41 d: the minimum weight stays that of the division.
    expect(better.scale(FLOOR).repeatability).toBe(0);
    expect(minimumWeight(better.scale(FLOOR), '1', 100)).toBe(massOf('1.64 kg'));
    const worse = begun('repeatability');
    measured(worse, SPREAD);
    expect(worse.scale(FLOOR).repeatability).toBe(massOf('0.052704628 kg'));
    expect(minimumWeight(worse.scale(FLOOR), '1', 100)).toBe(massOf('10.56 kg'));
  });

  it('[R5][R2 111.113][S128] opens the review of what was less than the scale can weigh, and only of that', () => {
    // Step 60 weighed 6.26 kg at 1 %, step 40 two times 25 kg.
    const booth = begun('repeatability', metrologyAt('70'));
    const told = measured(booth, SPREAD);
    expect(dataOf(told, 'ProcedureCompleted')[0]?.since).toEqual([`${BATCH}/DC-06`]);
    expect(told.opened).toMatchObject({
      trigger: 'minimumWeightRaised',
      severity: 'major',
      owner: 'qaReviewer',
      coOwner: 'metrology',
      batch: null,
      links: ['DEV-01', 'LB-01'],
    });
    expect(dataOf(told, 'HoldPlaced').map(({ hold }) => hold.object)).toEqual([
      { kind: 'container', id: `${BATCH}/DC-06` },
    ]);
    expect(booth.state.get('records', 'LB-01')).toMatchObject({ batch: BATCH, equipment: FLOOR });
    // The scale stays: it weighs what is heavy enough.
    expect(booth.scale(FLOOR).service).toBe('inService');
  });

  it('[R5] looks no further back than the one before it', () => {
    const booth = begun('repeatability', metrologyAt('70'));
    measured(booth, TEN);
    verified(booth);
    booth.at('2026-03-09 15:00').given('BeginProcedure', { scale: FLOOR, procedure: 'repeatability' });
    expect(dataOf(measured(booth, SPREAD), 'ProcedureCompleted')[0]?.since).toEqual([]);
    expect(fitness(booth).run?.number).toBe(2);
  });

  it.each([
    ['a load that does not rest', { capture: { stable: false } }, 'reading.unstable'],
    ['an old frame', { capture: { ageMs: 9_000 } }, 'reading.stale'],
    ['another instrument on the cable', { capture: { serial: 'B0' } }, 'reading.foreign'],
    ['no reading at all', { capture: null }, 'reading.noScale'],
    ['another value than stood on the screen', { displayed: '50.02' }, 'reading.changed'],
    ['a pan that was not seen at zero', { zero: null }, 'load.notZeroed'],
    ['a pan that came back two divisions off', { zero: '0.04' }, 'load.notZeroed'],
  ] as const)('[S36][R5] is never typed: %s is refused', (_what, seen, code) => {
    const booth = begun('repeatability');
    expect(captured(booth, '50.00', seen as never).codes).toContain(code);
    expect(fitness(booth).run?.loads).toEqual([]);
  });

  it('[R5] refuses an empty pan, the load of another turn, and a second press on the same load', () => {
    const booth = begun('repeatability');
    expect(captured(booth, '0.02').codes).toEqual(['load.none']);
    captured(booth, '50.00');
    expect(captured(booth, '50.00', { zero: null }).codes).toEqual(['load.notZeroed']);
    booth.observe('returnedToZero', '0.00', FLOOR);
    expect(booth.when('CaptureLoad', { scale: FLOOR, load: 1 }, { shows: '50.00' }).codes).toEqual([
      'load.other',
    ]);
  });
});

describe('who runs a procedure, and on what', () => {
  const begin = (booth: ReturnType<typeof metrologyAt>, fields = {}) =>
    booth.when('BeginProcedure', { scale: FLOOR, procedure: 'eccentricity', ...fields });

  it('[S28][S101] metrology, with the certified set of this scale in the hand', () => {
    const booth = metrologyAt();
    expect(begin(booth.signIn('SUP-01')).codes).toEqual(['role.missing', 'weights.notScanned']);
    booth.signIn(METROLOGIST).scanWeights('TW-G1');
    expect(begin(booth).codes).toEqual(['weights.otherSet']);
    expect(begin(booth.scanWeights('TW-K1')).kind).toBe('accepted');
  });

  it('[S106][R2 111.35(b)(3)] refuses weights whose certificate has ended', () => {
    const booth = metrologyAt().at('2027-01-04 09:00');
    expect(begin(booth).codes).toContain('weights.expired');
  });

  it('[R5] one procedure at a time, on a scale that has it in its data and that nobody fills on', () => {
    const booth = begun('repeatability');
    expect(begin(booth).codes).toEqual(['procedure.open']);
    measured(booth, TEN);
    expect(begin(booth).codes).toEqual(['procedure.toVerify']);
    const bare = metrologyAt('40', (founding) => ({
      ...staffed(founding),
      equipment: founding.equipment.map((each) => ({ ...each, procedures: null })),
    }));
    expect(begin(bare).codes).toEqual(['procedure.none']);
    const filling = metrologyAt().signIn('OP-101').open('40').tare('1.54').signIn(METROLOGIST);
    expect(begin(filling.scanWeights('TW-K1')).codes).toContain('procedure.inUse');
  });

  it('[R5] is broken off by a restart, a key at the instrument, or a person, and all of it stays', () => {
    const booth = begun('repeatability');
    captured(booth, '50.00');
    expect(booth.when('ObserveDevice', { equipment: FLOOR, what: 'restarted', detail: '' }).types).toContain(
      'ProcedureBrokenOff',
    );
    begin(booth, { procedure: 'repeatability' });
    captured(booth, '50.00');
    expect(booth.observe('disturbed', '0.00', FLOOR).types).toEqual(['ProcedureBrokenOff']);
    begin(booth, { procedure: 'repeatability' });
    booth.given('BreakOffProcedure', { scale: FLOOR, reason: 'break' });
    expect(
      fitness(booth).results.map(({ number, outcome, loads }) => [number, outcome, loads.length]),
    ).toEqual([
      [1, 'brokenOff', 1],
      [2, 'brokenOff', 1],
      [3, 'brokenOff', 0],
    ]);
  });

  it.each(['BreakOffProcedure', 'VerifyProcedure'] as const)(
    '[R5] %s asks for a scale that is known',
    (type) => {
      const booth = metrologyAt();
      const fields = { scale: 'SCL-99', ...(type === 'BreakOffProcedure' && { reason: 'break' }) };
      expect(booth.when(type, fields, { by: METROLOGIST }).codes).toContain('scale.unknown');
    },
  );

  it('[R5] goes on in its own session only: what happened on the pan in between is not known', () => {
    const booth = begun('repeatability');
    captured(booth, '50.00');
    booth.signIn(METROLOGIST).scanWeights('TW-K1');
    expect(captured(booth, '50.00').codes).toEqual(['procedure.otherSession']);
  });
});

describe('eccentricity and linearity', () => {
  it('[R5] are the loads that the data of the scale says, and nobody chooses another limit', () => {
    const booth = metrologyAt();
    const plan = (procedure: 'eccentricity' | 'linearity') =>
      certain(planOf(booth.state, booth.scale(FLOOR), procedure));
    expect(plan('eccentricity').loads.map(({ position, against }) => `${position} ${against}`)).toEqual([
      'centre certified',
      'frontLeft centre',
      'backLeft centre',
      'backRight centre',
      'frontRight centre',
    ]);
    expect(plan('linearity').loads.map(({ load, direction }) => `${load / 1e9} ${direction}`)).toEqual([
      '20.00011 up',
      '50.00021 up',
      '90.00025 up',
      '119.99973 up',
      '139.99966 up',
      '119.99973 down',
      '90.00025 down',
      '50.00021 down',
      '20.00011 down',
    ]);
  });

  it.each([
    ['eccentricity', CORNERS],
    ['linearity', LINE],
  ] as const)(
    '[R5] %s within its limits waits for its verification and is good from there',
    (name, shown) => {
      const booth = begun(name);
      const told = measured(booth, shown);
      expect(told.types).toEqual(['LoadCaptured', 'ProcedureCompleted']);
      verified(booth);
      expect(fitness(booth).results).toMatchObject([{ procedure: name, outcome: 'passed' }]);
      expect(booth.scale(FLOOR)).toMatchObject({ service: 'inService', recheck: null });
    },
  );

  it('[R5] the line is walked without a zero between its loads', () => {
    const booth = begun('linearity');
    captured(booth, '20.00');
    expect(captured(booth, '50.00', { zero: null }).kind).toBe('accepted');
  });

  it('[R5] is held against what the weights are certified to weigh, not what is written on them', () => {
    // 0.02 kg are allowed: 20.02 kg is within of 20.00011 kg, 19.98 kg is not, though both are 0.02 kg from 20 kg.
    expect(captured(begun('linearity'), '20.02').types).toEqual(['LoadCaptured']);
    const told = captured(begun('linearity'), '19.98');
    expect(told.types).toContain('ProcedureFailed');
    expect(dataOf(told, 'LoadCaptured')[0]).toMatchObject({
      reference: massOf('20.00011 kg'),
      nominal: massOf('20 kg'),
      passed: false,
    });
  });

  it('[R5] a corner is held against the centre: a sensitivity that drifted is not eccentricity', () => {
    const booth = begun('eccentricity');
    measured(booth, ['50.02', '50.06']);
    expect(fitness(booth).run).toMatchObject({ failed: false });
    expect(captured(booth, '50.08').types).toContain('ProcedureFailed');
  });

  it('[S45][S128][R2 111.113] the first reading outside takes the scale out at once and opens the review of all since the last good one', () => {
    const booth = begun('eccentricity', metrologyAt('60'));
    const told = measured(booth, ['50.00', '50.10']);
    expect(dataOf(told, 'ProcedureFailed')[0]).toMatchObject({
      again: false,
      since: ['01', '02', '03', '04', '05'].map((n) => `${BATCH}/DC-${n}`),
    });
    expect(told.opened).toMatchObject({
      trigger: 'procedureFailed',
      severity: 'critical',
      owner: 'qaReviewer',
      coOwner: 'metrology',
      object: `equipment:${FLOOR}`,
      links: ['DEV-01', 'LB-01'],
    });
    expect(dataOf(told, 'HoldPlaced').map(({ hold }) => hold.object.kind)).toEqual([
      'equipment',
      ...Array(5).fill('container'),
    ]);
    expect(booth.scale(FLOOR)).toMatchObject({ service: 'outOfService', recheck: 'failed' });
    // The other corners may still be measured, as found; no second exception opens for them.
    const rest = measured(booth, ['50.10', '50.00', '50.00']);
    expect(rest.types).toEqual(['LoadCaptured', 'ProcedureCompleted']);
    expect(fitness(booth).results).toMatchObject([{ outcome: 'failed', verifiedBy: null }]);
    expect([...booth.state.all('exceptions')]).toHaveLength(1);
  });

  it('[R2 111.113] a failure looks back to the last good procedure of its kind, not to the check of the morning', () => {
    const booth = begun('eccentricity', metrologyAt('60'));
    measured(booth, CORNERS);
    verified(booth);
    booth.at('2026-03-09 15:00').given('BeginProcedure', { scale: FLOOR, procedure: 'eccentricity' });
    expect(dataOf(captured(booth, '50.10'), 'ProcedureFailed')[0]?.since).toEqual([]);
  });

  it('[R5] cannot be dodged: broken off after a reading outside it has failed', () => {
    const booth = begun('eccentricity');
    captured(booth, '50.10');
    booth.given('BreakOffProcedure', { scale: FLOOR, reason: 'break' });
    expect(fitness(booth).results).toMatchObject([{ outcome: 'failed' }]);
    expect(booth.scale(FLOOR).service).toBe('outOfService');
  });
});
