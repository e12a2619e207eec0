import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoResult } from '../../main/hosts/cli/run-demo.ts';
import {
  type CliRun,
  cli,
  type LoggedEvent,
  loggedEvents,
  newDemoFolder,
  removeDemoFolders,
  theOnly,
} from '../support/demo-run.ts';

/** The 22 steps of the scenario, §4, each with the steps of the batch record that it is made of. */
const STEPS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    ['10', '20', '30', '40', '50', '60', '70', '80', '90', '100', '110', '115'].map((id) => [id, [id]]),
  ),
  '120': ['117', '120'],
  '130': ['125', '126', '128', '130'],
  '140': ['140'],
  '145': ['145'],
  '150': ['150', '150-R1'],
  '160': ['160'],
  '170': ['170'],
  '180': ['180'],
  '190': ['190', '195'],
  '200': ['200'],
};
/** What nobody verifies: the daily checks of instruments. */
const CHECKS = ['30', '115', '145'];

/** Scenario §5, in the order in which they were opened: trigger, who cleared it, minutes to acknowledge and to disposition. */
const EXCEPTIONS = [
  ['unqualified', 'rule', 'SUP-01', 2, 8, 'correctAndContinue', 'staffing-skill'],
  ['outOfTolerance', 'rule', 'SUP-01', 3, 21, 'correctAndContinue', 'compliance'],
  ['deviceIneligible', 'rule', null, 0, 2, null, 'compliance'],
  ['statusViolation', 'rule', 'QA-01', 2, 47, 'reallocation', 'material-availability'],
  ['inProcessOos', 'rule', 'QA-01', 3, 170, 'rework', 'quality-hold'],
  ['reported', 'person', 'QA-01', 25, 125, 'useAsIs', 'compliance'],
  ['wrongLabel', 'rule', 'QA-01', 3, 15, 'correctAndContinue', 'engineering-revision'],
  ['packagingUncleared', 'rule', 'SUP-01', 1, 19, 'correctAndContinue', 'compliance'],
  ['reconciliationOutside', 'rule', 'QA-01', 6, 98, 'correctAndContinue', 'compliance'],
];

let ran: CliRun;
let told: DemoResult;
let events: readonly LoggedEvent[];

beforeAll(async () => {
  const folder = newDemoFolder();
  ran = await cli(['demo', '--json', '--data', folder], true);
  told = JSON.parse(ran.out) as DemoResult;
  events = loggedEvents(told.dataFolder);
}, 1_500_000);
afterAll(removeDemoFolders);

const holdsBehind = (type: string): readonly LoggedEvent[] => events.filter((event) => event.type === type);

describe('the whole batch from the command line', () => {
  it('[S149] runs all 22 steps, ends released, and leaves a log that the verifier accepts', () => {
    expect(ran.code).toBe(0);
    expect(Object.keys(STEPS)).toHaveLength(22);
    for (const id of Object.values(STEPS).flat())
      expect([id, told.steps[id]]).toEqual([id, CHECKS.includes(id) ? 'complete' : 'verified']);
    expect(Object.keys(told.steps).sort()).toEqual(Object.values(STEPS).flat().sort());
    expect(told.made.state).toBe('released');
    expect(told.verified).toBe(true);
    expect(ran.err).toContain(`Log verified: ${told.events} events.`);
    expect(theOnly(events, 'BatchReleased')).toMatchObject({ batch: 'VC5-26-0147' });
  });

  it('[S66] keeps the figures of the kit', () => {
    expect(told.total).toBe('162.515 kg');
    expect(told.pure).toBe('131.235 kg');
    expect(told.kit).toEqual({ name: 'KIT-0147', containers: 10 });
    expect(told.waste).toEqual({ 'W-0031': '0.12 kg' });
  });

  it('[R2 111.260] discharges 161.88 kg of blend into four drums, a yield of 99.61 percent', () => {
    expect(told.made.blend).toEqual({
      containers: ['40.50 kg', '40.48 kg', '40.52 kg', '40.38 kg'],
      total: '161.88 kg',
      yieldPercent: '99.61',
    });
  });

  it('[S49][R2 111.75(b)] checks 9 × 20 capsules and 12 × 20 of setting up, of 768.4 mg with 650.4 mg in each', () => {
    expect(told.made.run).toEqual({
      checks: 9,
      setUps: 12,
      good: 245_760,
      rejected: 1_490,
      sampled: 420,
      meanMass: '768.4 mg',
      meanFill: '650.4 mg',
      powder: { in: '161.64 kg', inUnits: '161.08 kg', heel: '0.48 kg', lost: '0.08 kg' },
    });
  });

  it('[R2 111.260] weighs 188.84 kg behind the metal detector: 245 760 capsules, 98.30 percent', () => {
    expect(told.made.bulk).toEqual({
      containers: ['40.12 kg', '39.88 kg', '40.04 kg', '39.96 kg', '28.84 kg'],
      total: '188.84 kg',
      units: 245_760,
      yieldPercent: '98.30',
      samples: 600,
    });
    const passed = holdsBehind('ChallengePassed');
    expect(passed.length).toBe(3);
  });

  it('[R2 111.260][S111] packs 2 444 good bottles, 97.76 percent, and sends 2 432 to stock in 202 cases and one of 8', () => {
    expect(told.made.pack).toEqual({
      unitsIn: 245_160,
      filled: 2_451,
      rejected: 7,
      good: 2_444,
      samples: 12,
      toStock: 2_432,
      unitsLeft: 60,
      yieldPercent: '97.76',
      cases: 203,
    });
  });

  it('[S82][R2 111.410] accounts for every label: 3 of 2 600 are missing, 0.12 percent, after 12 at the first count', () => {
    expect(told.made.labels).toEqual({
      issued: 2_600,
      applied: 2_444,
      rejected: 5,
      setUp: 31 + 9,
      damaged: 9,
      specimen: 2,
      returned: 97,
      unaccounted: 3,
      percent: '0.12',
      within: true,
    });
    const counts = holdsBehind('LabelsCounted').map(
      ({ data }) => (data['found'] as { unaccounted: number }).unaccounted,
    );
    expect(counts).toEqual([12, 3]);
    const destroyed = holdsBehind('LabelsDestroyed').map(({ data }) => data['quantity'] as number);
    expect(destroyed[0]).toBe(412);
    expect(destroyed.slice(1).reduce((all, each) => all + each, 0)).toBe(31 + 9 + 9 + 5);
  });

  it('[R2 111.260] accounts for every shell, bottle and closure', () => {
    expect(told.made.components).toMatchObject({
      'PK-3001': { issued: 252_000, unaccounted: 80, percent: '0.03' },
      'PK-4010': { issued: 2_550, unaccounted: 0 },
      'PK-4022': { issued: 2_600, unaccounted: 0 },
    });
  });

  it('[S14] holds the results of the laboratory', () => {
    expect(told.made.results).toMatchObject({
      assay: '522',
      identity: 'conforms',
      lead: '0.08',
      'total-count': '120',
    });
  });

  it('[S1][S45] opens the nine exceptions of the scenario, each cleared by its owner in its time', () => {
    expect(
      told.exceptions.map((each) => [
        each.trigger,
        each.source,
        each.clearedBy,
        each.acknowledgeMinutes,
        each.dispositionMinutes,
        each.pattern,
        each.cluster,
      ]),
    ).toEqual(EXCEPTIONS);
    expect(told.exceptions.every(({ state }) => state === 'closed' || state === 'ruleClosed')).toBe(true);
  });

  it('[S136] comes to the key figures of section 5', () => {
    expect(told.made.kpis).toEqual({
      exceptions: 9,
      detected: 8,
      detectedPercent: '88.9',
      acknowledge: { median: 3, mean: '5.0' },
      disposition: { median: 21, mean: '56.1' },
    });
  });

  it('[S28][S31][S62][S106] logs the four denials that touch no step, and opens nothing for them', () => {
    expect(told.denials.filter(({ exception }) => exception === null).map(({ codes }) => codes)).toEqual([
      ['scan.typed'],
      ['station.function'],
      ['role.missing'],
      ['batch.move', 'release.open'],
    ]);
  });

  it('[S104] has a releaser who did nothing else in the batch', () => {
    const acts = events.filter(({ person, type }) => person === 'QA-02' && type !== 'CommandDenied');
    const others = acts
      .map(({ type }) => type)
      .filter((type) => !/^(Session|SignedIn|SignedOut|Batch)/.test(type));
    expect(others).toEqual([]);
  });

  it('says once that a folder already holds the batch, and leaves it as it is', async () => {
    const before = events.length;
    const again = await cli(['demo', '--data', told.dataFolder]);
    expect(again.code).toBe(1);
    expect(again.err).toMatch(/^\S+ already holds a record: give the demo an empty folder\.\n$/);
    expect(loggedEvents(told.dataFolder)).toHaveLength(before);
  });
});
