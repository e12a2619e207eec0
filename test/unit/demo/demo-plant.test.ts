import { describe, expect, it } from 'vitest';
import { plantCalendar } from '../../../main/adapters/system/plant-calendar.ts';
import { parseFounding } from '../../../main/application/master-data/parse-founding.ts';
import { formatMass, sum } from '../../../main/contract/quantity.ts';
import { loadDemoPlant, northfield } from '../../../main/demo/plant/load-demo-plant.ts';
import { holdsRole } from '../../../main/domain/identity/authority.ts';
import { weaknessOf } from '../../../main/domain/identity/secret-rules.ts';
import { containersFor } from '../../../main/domain/index-keys.ts';
import { isUsable } from '../../../main/domain/material/usable.ts';
import type { PlantDay } from '../../../main/domain/moment.ts';
import { certain, FoundedPlant, kg } from './founded-plant.ts';

const TODAY = '2026-03-09' as PlantDay;
const { founding, credentials, devices, order } = loadDemoPlant(null);

describe('the demo plant', () => {
  it('passes the same check as any plant file', () => {
    expect(parseFounding(northfield())).toEqual({ ok: true, value: founding });
  });

  it('keeps its days by the clock of its own zone', () => {
    const { timeZone, dayStart } = founding.site;
    const { momentAt } = plantCalendar(timeZone, dayStart);
    expect(momentAt(Date.parse('2026-03-09T13:05:00Z'), 0)).toMatchObject({
      offset: '-05:00',
      day: TODAY,
      productionDay: TODAY,
    });
    // 05:30 in the plant still belongs to the production day before.
    expect(momentAt(Date.parse('2026-03-10T10:30:00Z'), 0).productionDay).toBe(TODAY);
  });

  it('[S150] has on hand what the scenario begins with', () => {
    const { state } = new FoundedPlant();
    const onHand = Object.fromEntries(
      founding.lots.map(({ id }) => {
        const boxes = containersFor(state, id);
        return [
          id,
          `${boxes.length} × ${formatMass(sum(boxes.map(({ quantity }) => quantity)), 'kg', kg('10 g'))}`,
        ];
      }),
    );
    expect(onHand).toMatchObject({
      'AA-2409-117': '2 × 50.00',
      'AA-2503-042': '4 × 100.00',
      'CB-2508-009': '1 × 25.00',
      'RH-2507-033': '1 × 20.00',
      'MC-2510-201': '3 × 60.00',
      'SD-2506-077': '1 × 10.00',
      'MS-2510-011': '1 × 15.00',
      'MS-2511-020': '1 × 12.50',
    });
    expect(founding.containers.map(({ id }) => id)).toContain('AA-2503-042-04');
    expect(founding.containers.find(({ id }) => id === 'W-0031')).toMatchObject({
      kind: 'waste',
      quantity: 0,
    });
  });

  it('[S43] holds the first magnesium stearate lot and can use every other lot that planning proposes', () => {
    const { state } = new FoundedPlant();
    const unusable = order.allocations
      .map(({ lot }) => certain(state.get('lots', lot)))
      .filter((lot) => !isUsable(state, lot, TODAY));
    expect(unusable.map(({ id }) => id)).toEqual(['MS-2510-011']);
    expect([...state.all('holds')]).toMatchObject([
      {
        object: { kind: 'lot', id: 'MS-2510-011' },
        reason: 'coa-mismatch',
        placedBy: 'QA-01',
        released: null,
      },
    ]);
    const { specification } = certain(state.get('lots', 'MS-2511-020'));
    expect(specification).toBe(certain(state.get('lots', 'MS-2510-011')).specification);
  });

  it('[S28] gives every deciding role to a qualified person, and none but its own to the administrator', () => {
    const { people, site } = founding;
    const deciding = Object.keys(site.authority) as (keyof typeof site.authority & 'supervisor')[];
    for (const role of deciding) {
      const holders = people.filter((person) => holdsRole(person, role, site, TODAY));
      // A result takes two people of the laboratory; what one reviewer of quality decides, another one approves; and who
      // issued labels does not reconcile them.
      const needed = ['laboratory', 'qaReviewer', 'labelController'].includes(role) ? 2 : 1;
      expect([role, holders.length]).toEqual([role, needed]);
    }
    expect(people.find(({ id }) => id === 'ADM-01')?.roles).toEqual(['administrator']);
  });

  it('[S122] binds each device and machine to one station, and describes a simulator for each that has a wire', () => {
    const machines: readonly string[] = founding.equipment.flatMap(({ id, kind }) =>
      kind === 'machine' || kind === 'metalDetector' ? [id] : [],
    );
    expect([...machines].sort()).toEqual(['BB-500', 'ENC-02', 'MD-02']);
    const bound = founding.stations.flatMap(({ id, equipment }) =>
      equipment.filter((device) => !machines.includes(device)).map((device) => `${id} ${device}`),
    );
    expect(devices.map(({ station, id }) => `${station} ${id}`)).toEqual(bound);
    expect(founding.equipment.map(({ id }) => id).sort()).toEqual(
      [...devices.map(({ id }) => id), ...machines].sort(),
    );
    expect(devices.find(({ id }) => id === 'SCL-02')).toEqual({
      kind: 'scale',
      id: 'SCL-02',
      station: 'WS-01',
      model: {
        serial: 'B829114076',
        model: 'Bench 12',
        unit: 'g',
        capacity: kg('12.1 kg'),
        division: kg('0.1 g'),
      },
    });
    expect(devices.find(({ id }) => id === 'PRN-01')).toMatchObject({ kind: 'printer', dpmm: 12 });
    expect(new Set(founding.equipment.map(({ serial }) => serial)).size).toBe(founding.equipment.length);
  });

  it('[S128] checks its scales every day at the points of the scenario', () => {
    const programs = Object.fromEntries(
      founding.equipment.flatMap((scale) =>
        scale.kind === 'scale'
          ? [
              [
                scale.id,
                [
                  scale.check.weightSet,
                  ...scale.check.points.flatMap(({ nominal, tolerance }) => [nominal, tolerance]),
                ],
              ],
            ]
          : [],
      ),
    );
    expect(programs).toMatchObject({
      'SCL-01': ['TW-K1', ...['5 kg', '0.02 kg', '20 kg', '0.02 kg', '100 kg', '0.10 kg'].map(kg)],
      'SCL-02': ['TW-G1', ...['1000 g', '0.5 g', '10000 g', '2.0 g'].map(kg)],
    });
  });

  it('gives each person a badge and a secret of their own that is strong enough to sign with', () => {
    expect(credentials.map(({ person }) => person)).toEqual(founding.people.map(({ id }) => id));
    expect(credentials.map(({ person, secret }) => weaknessOf(person, secret))).toEqual(
      credentials.map(() => null),
    );
    expect(new Set(credentials.flatMap(({ secret, badge }) => [secret, badge])).size).toBe(
      credentials.length * 2,
    );
    const record = JSON.stringify(founding);
    for (const { secret, badge } of credentials) {
      expect(record).not.toContain(secret);
      expect(record).not.toContain(badge);
    }
  });
});
