import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ExceptionCard } from '../../../main/contract/views.ts';
import { containerCode } from '../../../main/demo/bench.ts';
import { type Desk, refusalsOf } from '../../support/floor/desk.ts';
import { ALLOCATIONS, BATCH, RECIPE } from '../../support/floor/door-plant.ts';
import type { Floor } from '../../support/floor/floor.ts';
import { capture, dispenseOf, FIRST, FLOOR_SCALE, failTwice, inStep } from '../../support/floor/hands.ts';
import { openSituation } from '../../support/floor/saved-situations.ts';
import type { SituationName } from '../../support/floor/situations.ts';

// A test may have to make its situation first, and those before it.
vi.setConfig({ testTimeout: 120_000 });

let floor: Floor | null = null;
afterEach(async () => {
  await floor?.dispose();
  floor = null;
});

async function stage(at: SituationName, step: string): Promise<{ floor: Floor; desk: Desk }> {
  floor = await openSituation(at);
  return { floor, desk: await inStep(floor, step) };
}

const cards = ({ screen }: Desk): readonly ExceptionCard[] =>
  'exceptions' in screen ? screen.exceptions : [];
const brief = (desk: Desk) =>
  cards(desk).map(({ trigger, severity, ruleClosable }) => ({ trigger, severity, ruleClosable }));
const stateOf = ({ screen }: Desk) => ('state' in screen ? screen.state : screen.kind);
const typesOf = (record: ReturnType<Floor['record']>) => record.map(({ type }) => type);

const show = (desk: Desk, item: string, lot: string, container: string) =>
  desk.scan('d2', containerCode(item, lot, container));
const ROSE_HIPS = ['RM-1022', 'RH-2507-033', 'RH-2507-033-01'] as const;
const CELLULOSE = ['RM-2003', 'MC-2510-201', 'MC-2510-201-01'] as const;

describe('a wrong container', () => {
  it('[S42][S52][trigger:wrongIdentity] is minor once, closed by the right scan under the rule', async () => {
    const { floor, desk } = await stage('plainChosen', '70');
    await show(desk, ...CELLULOSE);
    expect(brief(desk)).toEqual([{ trigger: 'wrongIdentity', severity: 'minor', ruleClosable: true }]);
    expect(stateOf(desk)).toBe('blocked');
    const other = await desk.send({ type: 'ZeroScale', scale: FLOOR_SCALE });
    expect(refusalsOf(other).map(({ code }) => code)).toContain('step.blocked');
    await desk.takes(show(desk, ...ROSE_HIPS));
    expect(stateOf(desk)).toBe('inProgress');
    expect(dispenseOf(desk).source?.container).toBe('RH-2507-033-01');
    expect(cards(desk)).toEqual([]);
    await floor.close();
    const closed = floor.record().find(({ type }) => type === 'ExceptionRuleClosed');
    expect(closed?.data).toMatchObject({ rule: 'wrongIdentity', by: 'PresentScan' });
  });

  it('[S42][S105][trigger:wrongIdentity] is major the second time in the step', async () => {
    const { desk } = await stage('plainChosen', '70');
    await show(desk, ...CELLULOSE);
    await show(desk, 'RM-2007', 'SD-2506-077', 'SD-2506-077-01');
    expect(brief(desk)).toEqual(
      expect.arrayContaining([
        { trigger: 'wrongIdentity', severity: 'minor', ruleClosable: true },
        { trigger: 'wrongIdentity', severity: 'major', ruleClosable: false },
      ]),
    );
    const right = await show(desk, ...ROSE_HIPS);
    expect(refusalsOf(right).map(({ code }) => code)).toEqual(['step.blocked']);
  });

  it('[S42][S150][trigger:wrongIdentity] is major at once where an allergen is dispensed', async () => {
    const { desk } = await stage('scaleChosen', '60');
    await show(desk, ...CELLULOSE);
    expect(brief(desk)).toEqual([{ trigger: 'wrongIdentity', severity: 'major', ruleClosable: false }]);
  });
});

describe('an unqualified person', () => {
  it('[S12][S46][trigger:unqualified] calls for a deviation the second time in the batch', async () => {
    const { floor, desk } = await stage('cleared', '30');
    await inStep(floor, '30', 'OP-112');
    await desk.send({ type: 'StartStep' });
    await inStep(floor, '50', 'OP-112');
    await desk.send({ type: 'StartStep' });
    await floor.close();
    const opened = floor.record().filter(({ type }) => type === 'ExceptionOpened');
    expect(opened.map(({ data }) => (data as { exception: { links: unknown } }).exception.links)).toEqual([
      [],
      ['DEV-01'],
    ]);
  });
});

describe('an ineligible scale', () => {
  it('[S45][S52][trigger:deviceIneligible] is closed under the rule by choosing an eligible one', async () => {
    const { floor, desk } = await stage('dispensing', '60');
    await desk.send({ type: 'SelectScale', scale: 'SCL-02' });
    expect(brief(desk)).toEqual([{ trigger: 'deviceIneligible', severity: 'minor', ruleClosable: true }]);
    await desk.press({ type: 'SelectScale', scale: FLOOR_SCALE });
    expect([stateOf(desk), cards(desk)]).toEqual(['inProgress', []]);
    await floor.close();
    expect(typesOf(floor.record())).toContain('ExceptionRuleClosed');
    expect(typesOf(floor.record()).slice(-20)).not.toContain('HoldPlaced');
  });
});

describe('too much on the pan', () => {
  it('[S52][S59][S116][trigger:outOfTolerance] closes when the excess left by its route and the weight is accepted', async () => {
    const { floor, desk } = await stage('containerHeld', '60');
    expect(stateOf(desk)).toBe('exception');
    const settle = { exception: 'EX-01', reason: 'excess-removed-to-waste', narrative: null };
    await desk.sign({ type: 'SettleException', ...settle }, 'SUP-01');
    await desk.takes(desk.scanPlain('WST/W-0031'));
    await desk.put(FLOOR_SCALE, '6.55 kg');
    await desk.press(capture(desk, 'CaptureRemoval'));
    await desk.press(capture(desk, 'AcceptWeight'));
    await floor.close();
    const record = floor.record();
    const closed = record.find(({ type }) => type === 'ExceptionImplemented');
    expect(closed?.data).toMatchObject({ exception: 'EX-01', by: 'AcceptWeight' });
    expect(typesOf(record)).toEqual(expect.arrayContaining(['ExceptionClosed', 'HoldReleased']));
    expect(record.findLast(({ type }) => type === 'HoldReleased')?.data).toMatchObject({ person: 'SUP-01' });
  });

  it('[S97][S116][trigger:outOfTolerance] becomes an exception at the third overshoot, without Accept', async () => {
    const { desk } = await stage('tared', '60');
    for (const peak of ['6.80 kg', '6.82 kg', '6.84 kg']) {
      expect(cards(desk)).toEqual([]);
      await desk.put(FLOOR_SCALE, peak);
      await desk.shows(({ screen }) => screen.kind === 'dispense' && screen.phase === 'overshoot');
      if (peak === '6.84 kg') break;
      await desk.takes(desk.scanPlain('WST/W-0031'));
      await desk.put(FLOOR_SCALE, '6.55 kg');
      await desk.press(capture(desk, 'CaptureRemoval'));
    }
    await desk.shows(({ screen }) => 'exceptions' in screen && screen.exceptions.length > 0);
    expect(cards(desk)).toMatchObject([{ trigger: 'outOfTolerance', severity: 'major', object: FIRST }]);
    expect(stateOf(desk)).toBe('exception');
  });
});

describe('a container in work', () => {
  it('[S50][S109][trigger:containerVoided] is void when somebody presses tare at the instrument', async () => {
    const { floor, desk } = await stage('filled', '60');
    await desk.atRest(FLOOR_SCALE);
    floor.bench.scales.get(FLOOR_SCALE)?.pressTare();
    await desk.shows(({ screen }) => 'exceptions' in screen && screen.exceptions.length > 0);
    expect(cards(desk)).toMatchObject([{ trigger: 'containerVoided', severity: 'major', object: FIRST }]);
    expect(dispenseOf(desk).current).toBeNull();
  });
});

describe('a scale that lost its standing', () => {
  const heldOn = async (floor: Floor): Promise<readonly string[]> => {
    const quality = await floor.at('QA-01');
    await quality.signIn('QA-01');
    const { screen } = quality;
    return screen.kind === 'work' ? screen.holds.map(({ object }) => object) : [];
  };

  it('[S49][S50][S131][trigger:checkFailed] takes with it what was weighed on it since its last good check', async () => {
    const { floor, desk } = await stage('weighed', '60');
    await failTwice(desk);
    expect(await heldOn(floor)).toEqual(expect.arrayContaining([FLOOR_SCALE, FIRST]));
  });

  it('[S49][S50][S131][trigger:deviceLostEligibility] takes it as well when the calibration ends', async () => {
    const { floor, desk } = await stage('scanned', '60');
    floor.passTo('2026-03-10', '00:05');
    await desk.atRest(FLOOR_SCALE);
    await desk.sendSigned(capture(desk, 'VerifyContainer'), { signer: 'OP-107' });
    expect(brief(desk)).toEqual([
      { trigger: 'deviceLostEligibility', severity: 'critical', ruleClosable: false },
    ]);
    expect(await heldOn(floor)).toEqual(expect.arrayContaining([FLOOR_SCALE, FIRST]));
  });
});

describe('something of the previous batch', () => {
  it('[S13][S27][S50][trigger:foundAtClearance] holds the booth and both batches', async () => {
    const { floor } = await stage('sourceShut', '60');
    const quality = await floor.at('QA-01');
    await quality.signIn('QA-01');
    const next = 'DOOR-0002';
    await quality.sign({ type: 'IssueBatch', ...RECIPE, batch: next, allocations: ALLOCATIONS });
    const desk = await floor.at('WS-01');
    await desk.enter(next, '20');
    await desk.press({ type: 'StartStep' });
    const found = { kind: 'found', what: 'A pail with a label' };
    await desk.press({ type: 'AnswerItem', item: '1', answer: found });
    await quality.shows(({ screen }) => screen.kind === 'work' && screen.holds.length > 3);
    const { screen } = quality;
    const held = screen.kind === 'work' ? screen.holds.map(({ object }) => object) : [];
    expect(held).toEqual(expect.arrayContaining(['WS-01', BATCH, next]));
    await desk.enter(BATCH, '50');
    expect(refusalsOf(await desk.send({ type: 'StartStep' })).map(({ code }) => code)).toContain(
      'hold.batch',
    );
  });
});
