import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_INPUTS } from '../../main/demo/scenario/day-inputs.ts';
import { type PlayedDay, playDay, removeDemoFolders, theOnly } from '../support/demo-run.ts';

/** The figures of the reference scenario, §1 and §4: what the replay must reach by itself. */
const CONTAINERS = [
  ['DC-01', '40', 'RM-1001', 'SCL-01', '26.54', '1.54', '25.00', 'kg'],
  ['DC-02', '40', 'RM-1001', 'SCL-01', '26.56', '1.54', '25.02', 'kg'],
  ['DC-03', '50', 'RM-1001', 'SCL-01', '28.78', '1.50', '27.28', 'kg'],
  ['DC-04', '50', 'RM-1001', 'SCL-01', '28.76', '1.50', '27.26', 'kg'],
  ['DC-05', '50', 'RM-1001', 'SCL-01', '28.74', '1.52', '27.22', 'kg'],
  ['DC-06', '60', 'RM-1014', 'SCL-01', '6.58', '0.32', '6.26', 'kg'],
  ['DC-07', '70', 'RM-1022', 'SCL-01', '5.32', '0.32', '5.00', 'kg'],
  ['DC-08', '80', 'RM-2003', 'SCL-01', '17.54', '0.94', '16.60', 'kg'],
  ['DC-09', '90', 'RM-2007', 'SCL-02', '1462.8', '212.4', '1250.4', 'g'],
  ['DC-10', '100', 'RM-2011', 'SCL-02', '1837.2', '212.6', '1624.6', 'g'],
];
const LEFT = {
  'AA-2409-117': '0.00 kg',
  'AA-2503-042': '18.24 kg',
  'CB-2508-009': '18.74 kg',
  'RH-2507-033': '14.88 kg',
  'MC-2510-201': '43.40 kg',
  'SD-2506-077': '8749.6 g',
  'MS-2510-011': '15000.0 g',
  'MS-2511-020': '10875.4 g',
};
/** Rows of the exceptions, scenario §5 with the severities and owners of the trigger table. */
const EXCEPTIONS = [
  ['EX-01', 'unqualified', 'major', 'staffing-skill', 'supervisor', 'closed', 'SUP-01', 2, 8],
  ['EX-02', 'outOfTolerance', 'major', 'compliance', 'supervisor', 'closed', 'SUP-01', 3, 21],
  ['EX-03', 'deviceIneligible', 'minor', 'compliance', 'supervisor', 'ruleClosed', null, 0, 2],
  ['EX-04', 'statusViolation', 'major', 'material-availability', 'qaReviewer', 'closed', 'QA-01', 2, 47],
];

let day: PlayedDay;

beforeAll(async () => {
  day = await playDay({ lastStep: '110' });
}, 150_000);
afterAll(removeDemoFolders);

describe('the dispensing day', () => {
  it('[S36] fills DC-01 to DC-10 with the gross, tare and net of the scenario', () => {
    expect(
      day.result.containers.map(({ container, step, item, scale, gross, tare, net, unit }) => [
        container,
        step,
        item,
        scale,
        gross,
        tare,
        net,
        unit,
      ]),
    ).toEqual(CONTAINERS);
    expect(day.result.total).toBe('162.515 kg');
  });

  it('[S125] reaches the pure total of 131.235 kg, 99.99 percent of the claim', () => {
    expect(day.result.pure).toBe('131.235 kg');
    expect(Math.round((131_235 * 10_000) / 131_250)).toBe(9_999);
  });

  it('[S66][S150] leaves each lot with what the scenario prints, the first lot used up first', () => {
    expect(day.result.stock).toMatchObject(LEFT);
    const lots = day.result.containers.flatMap(({ from }) => from.map(({ lot }) => lot));
    expect(lots.slice(0, 2)).toEqual(['AA-2409-117', 'AA-2409-117']);
    expect(new Set(lots.slice(2, 8))).toEqual(new Set(['AA-2503-042']));
  });

  it('[S44] posts the count variance of +0.02 kg of the second drum, and no other', () => {
    const closed = day.events.filter(({ type }) => type === 'SourceClosed').map(({ data }) => data);
    const posted = closed.filter(({ variance }) => variance !== 0);
    expect(posted.map(({ container, variance, emptied }) => [container, variance, emptied])).toEqual([
      ['AA-2409-117-02', 20_000_000, true],
    ]);
    // A part that needs more than its open drum closes it with its remainder before the next is opened.
    expect(closed.filter(({ lot }) => lot === 'AA-2503-042').map(({ container }) => container)).toEqual([
      'AA-2503-042-01',
      'AA-2503-042-02',
      'AA-2503-042-03',
      'AA-2503-042-04',
    ]);
  });

  it('[S57][S66] scraps 0.12 kg of rose hips into W-0031, and returns nothing to the source', () => {
    expect(day.result.waste).toEqual({ 'W-0031': '0.12 kg' });
    expect(theOnly(day.events, 'ExcessRemoved')).toMatchObject({
      to: { kind: 'waste', container: 'W-0031' },
      mass: 120_000_000,
    });
    expect(theOnly(day.events, 'OvershootLatched')).toMatchObject({ peakNet: 5_120_000_000 });
  });

  it('[S118][S130] has every container verified on the scale by another person than its weigher', () => {
    for (const { weighedBy, verifiedBy, phase, container } of day.result.containers) {
      expect([container, weighedBy, verifiedBy, phase]).toEqual([container, 'OP-101', 'OP-107', 'verified']);
    }
    const verified = day.events.filter(({ type }) => type === 'ContainerVerified').map(({ data }) => data);
    expect(verified.map(({ weighedAgain }) => weighedAgain)).toEqual(Array(10).fill(false));
  });

  it('[S117][S120] ends every step verified, and the check complete, which nobody verifies', () => {
    const steps = ['10', '20', '30', '40', '50', '60', '70', '80', '90', '100', '110'];
    expect(day.result.steps).toMatchObject(
      Object.fromEntries(steps.map((step) => [step, step === '30' ? 'complete' : 'verified'])),
    );
  });

  it('closes kit KIT-0147 over ten scanned containers', () => {
    expect(day.result.kit).toEqual({ name: 'KIT-0147', containers: 10 });
    expect(theOnly(day.events, 'KitClosed')).toMatchObject({
      kit: 'KIT-0147',
      total: 162_515_000_000,
      containers: 10,
    });
    expect(day.events.filter(({ type }) => type === 'KitContainerScanned')).toHaveLength(10);
  });

  it('[S3][S41][S52][S59][S69][S70] opens EX-01 to EX-04 by rule, each cleared by its owner in the time of the scenario', () => {
    expect(
      day.result.exceptions.map((each) => [
        each.id,
        each.trigger,
        each.severity,
        each.cluster,
        each.owner,
        each.state,
        each.clearedBy,
        each.acknowledgeMinutes,
        each.dispositionMinutes,
      ]),
    ).toEqual(EXCEPTIONS);
    expect(new Set(day.result.exceptions.map(({ source }) => source))).toEqual(new Set(['rule']));
    expect(day.result.exceptions.map(({ object }) => object)).toEqual([
      'person:OP-112',
      `container:${day.result.batch}/DC-07`,
      'equipment:SCL-01',
      'lot:MS-2510-011',
    ]);
    expect(day.result.exceptions.map(({ pattern }) => pattern)).toEqual([
      'correctAndContinue',
      'correctAndContinue',
      null,
      'reallocation',
    ]);
  });

  it('[S28][S33][S37][S106][S122] logs the denials that open nothing with every failing gate', () => {
    const silent = day.result.denials.filter(({ exception }) => exception === null);
    expect(silent.map(({ station, person, action, gates }) => [station, person, action, gates])).toEqual([
      ['WS-01', 'OP-101', 'TypeIdentity', ['requireScan']],
      ['PL-3', 'OP-301', 'OpenFunction', ['requireStationFunction']],
      ['QA-01', 'ADM-01', 'ReleaseHold', ['requireRole']],
    ]);
    const opening = day.result.denials.filter(({ exception }) => exception !== null);
    expect(opening.map(({ exception, person, codes }) => [exception, person, codes])).toEqual([
      ['EX-01', 'OP-112', ['training.expired']],
      ['EX-02', 'OP-101', ['tolerance.over']],
      ['EX-03', 'OP-101', ['weight.belowMinimum']],
      ['EX-04', 'OP-101', ['hold.lot']],
    ]);
    expect(day.events.filter(({ type }) => type === 'CommandDenied')).toHaveLength(7);
  });

  it('[S20] leaves the hold on the stearate in force', () => {
    expect(day.result.holds).toEqual({ 'lot MS-2510-011': 'coa-mismatch' });
  });

  it('[S30] dates every event with the printed day, in order, and says the offset of the plant', () => {
    const times = day.events.map(({ at }) => at);
    expect(times.every((at) => at >= '2026-03-09T13:00:00.000Z' && at < '2026-03-09T17:30:00.000Z')).toBe(
      true,
    );
    expect([...times].sort()).toEqual(times);
    expect(new Set(day.events.map(({ offset }) => offset))).toEqual(new Set(['-05:00']));
    expect(day.events[0]).toMatchObject({ type: 'LogOpened', data: { kind: 'demo' } });
    const of = (type: string) => day.events.find((event) => event.type === type)?.at.slice(11, 16);
    expect([of('BatchIssued'), of('CheckPointCaptured'), of('KitClosed')]).toEqual([
      '13:05',
      '13:55',
      '17:20',
    ]);
  });

  it('leaves a log that the independent verifier accepts', () => {
    expect(day.result.verified).toBe(true);
    expect(day.result.events).toBe(day.events.length);
    expect(day.said.at(-1)).toBe(`Log verified: ${day.events.length} events.`);
  });

  it('says each acceptance and each denial in one line, at the time of the plant', () => {
    const lines = day.said.filter((line) => line.startsWith('2026-03-09 '));
    expect(lines.filter((line) => line.includes('REFUSED'))).toHaveLength(7);
    expect(lines.find((line) => line.includes('EX-04'))).toMatch(
      /^2026-03-09 11:18 WS-01 +OP-101 +scan +REFUSED +event \d+ +hold\.lot +→ EX-04 \(major, qaReviewer\)$/,
    );
  });
});

describe('the code of the demo', () => {
  const scenario = join(import.meta.dirname, '..', '..', 'main', 'demo', 'scenario');
  const code = globSync('*.ts', { cwd: scenario }).map((name) => ({
    name,
    text: readFileSync(join(scenario, name), 'utf8'),
  }));

  it('holds no figure that the day is expected to reach', () => {
    const given = new Set(
      [DAY_INPUTS.checkWeights, DAY_INPUTS].flatMap((inputs) => decimals(JSON.stringify(inputs))),
    );
    const expected = [
      ...CONTAINERS.flatMap(([, , , , gross = '', tare = '', net = '']) => [gross, tare, net]),
      ...Object.values(LEFT).map((text) => text.split(' ')[0] ?? ''),
      ...[
        '162.515',
        '162.5',
        '131.25',
        '131.235',
        '131.78',
        '50.02',
        '49.72',
        '81.78',
        '81.76',
        '81.53',
        '5.12',
      ],
      ...['16.595', '17.125', '27.26', '99.4', '99.7', '99.99', '1.64', '1.625'],
    ].filter((figure) => !given.has(plain(figure)));
    expect(expected.length).toBeGreaterThan(30);
    for (const { name, text } of code) {
      const found = decimals(text);
      expect(
        expected.filter((figure) => found.includes(plain(figure))),
        name,
      ).toEqual([]);
    }
  });

  it('names no container, kit or exception that the record has to come up with', () => {
    for (const { name, text } of code) expect(text.match(/\b(DC|KIT)-\d+|\bEX-\d+['"`]/g), name).toBeNull();
  });

  it('has no masses but those that lie on pans, in drums and in the slips of a hand', () => {
    const elsewhere = code.filter(({ name }) => name !== 'day-inputs.ts');
    expect(elsewhere.length).toBeGreaterThan(10);
    for (const { name, text } of elsewhere) expect(text.match(/\d (kg|g|mg)\b/g), name).toBeNull();
  });
});

/** Every decimal number of a text, without trailing zeros. */
function decimals(text: string): readonly string[] {
  return (text.match(/\d+\.\d+/g) ?? []).map(plain);
}

/** `25.00` and `25` are one figure. */
function plain(figure: string): string {
  return figure.includes('.') ? figure.replace(/\.?0+$/, '') : figure;
}
