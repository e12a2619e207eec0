import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFounding } from '../../../main/application/master-data/parse-founding.ts';
import { put, writtenPlant } from './written-plant.ts';

function problemsOf(...changes: readonly (readonly [path: string, value: unknown])[]): readonly string[] {
  const plant = writtenPlant();
  for (const [path, value] of changes) put(plant, path, value);
  const parsed = parseFounding(plant);
  return parsed.ok ? [] : parsed.error.map(({ path, sentence }) => `${path}: ${sentence}`);
}

describe('a plant file', () => {
  it('begins with nothing checked, cleared, opened or failed', () => {
    const parsed = parseFounding(writtenPlant());
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const { stations, people, containers, equipment } = parsed.value;
    expect(stations.map(({ clearance, booth }) => [clearance, booth.batch, booth.item])).toEqual(
      stations.map(() => [null, null, null]),
    );
    expect(people.every(({ failures, lockedAt }) => failures === 0 && lockedAt === null)).toBe(true);
    const scales = equipment.filter((each) => each.kind === 'scale');
    expect(scales.map(({ recheck, lastGoodCheck }) => [recheck, lastGoodCheck])).toEqual(
      scales.map(() => ['never-checked', null]),
    );
    const physical = containers.flatMap((each) => (each.kind === 'source' ? [each.physical] : []));
    expect(new Set(physical)).toEqual(new Set(['onHand']));
  });

  it('[S36] says of a scale that its plate has to be scanned; what says nothing tells its serial number itself', () => {
    const plant = writtenPlant();
    put(plant, 'equipment[0].identity', 'plate');
    const parsed = parseFounding(plant);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const [first, second] = parsed.value.equipment;
    expect(first).toMatchObject({ id: 'SCL-01', plate: null });
    expect([first && 'identity' in first, second && 'plate' in second]).toEqual([false, false]);
    expect(problemsOf(['equipment[0].identity', 'sticker'])[0]).toContain('Expected one of told, plate');
  });

  it('keeps only the authorities that the site names', () => {
    const plant = writtenPlant();
    put(plant, 'site.authority.metrology', null);
    const parsed = parseFounding(plant);
    expect(parsed.ok && parsed.value.site.authority).not.toHaveProperty('metrology');
    expect(parsed.ok && parsed.value.site.authority).toMatchObject({
      supervisor: 'SUP-1',
      qaReviewer: 'QA-DISP',
    });
  });

  it.each([
    ['site.timeZone', 'Northfield', 'site.timeZone: Expected the IANA name of a time zone'],
    ['site.dayStart', '24:00', 'site.dayStart: Expected a time of day such as "06:00", but found "24:00".'],
    ['site.idleMinutes', 0, 'site.idleMinutes: Expected a whole number from 1 to 30, but found 0.'],
    ['site.minimumWeightFactor', 99, 'site.minimumWeightFactor: Expected a whole number from 100 to 1000'],
    ['site.authority.janitor', 'J-1', 'site.authority.janitor: Unknown field'],
    ['people[1].id', 'OP-101', 'people[1].id: OP-101 stands twice in this list.'],
    ['people[0].roles', [], 'people[0].roles: Expected a list of 1 to 8, but it has 0.'],
    ['people[0].secret', '123456', 'people[0].secret: Unknown field'],
    ['people[0].acknowledged', '2026-01-05', 'people[0].acknowledged: Expected an instant in UTC'],
    ['people[0].qualifications[0].expires', '2026-13-01', 'Expected a date'],
    ['stations[0].functions[0]', 'sweep', 'Expected one of weigh, process'],
    [
      'stations[0].equipment[0]',
      'SCL-99',
      'stations[0].equipment[0]: There is no SCL-99 among the equipment.',
    ],
    [
      'stations[1].equipment[0]',
      'SCL-01',
      'stations[1].equipment[0]: SCL-01 is already bound to station WS-01.',
    ],
    ['lots[0].item', 'RM-9999', 'lots[0].item: There is no RM-9999 among the items.'],
    ['lots[0].assay', '110.1', 'lots[0].assay: Expected a percentage over 0 and at most 110'],
    ['lots[0].assay', '99.41234', 'lots[0].assay: Expected a percentage'],
    ['lots[1].id', 'AA-2409-117', 'lots[1].id: AA-2409-117 stands twice in this list.'],
    ['containers[0].lot', 'AA-0000-000', 'containers[0].lot: There is no AA-0000-000 among the lots.'],
    ['containers[0].location', 'ROOF', 'containers[0].location: There is no ROOF among the locations.'],
    ['containers[0].quantity', '25.00', 'containers[0].quantity: Expected a mass'],
    ['locations[3].id', 'BOOTH', 'stations[0].id: There is no WS-01 among the locations.'],
    [
      'equipment[0].check.weightSet',
      'TW-9',
      'equipment[0].check.weightSet: There is no TW-9 among the weightSets.',
    ],
    [
      'equipment[0].division',
      '0.07 kg',
      'equipment[0].division: The capacity of SCL-01 is not a whole number',
    ],
    [
      'equipment[0].check.points[2].nominal',
      '200 kg',
      'check.points[2].nominal: The check weight is over the capacity',
    ],
    [
      'equipment[0].check.points[0].tolerance',
      '0.01 kg',
      'check.points[0].tolerance: The tolerance is finer than',
    ],
    ['holds[0].object.id', 'MS-0', 'holds[0].object.id: There is no MS-0 among the lots.'],
    [
      'holds[0].object.kind',
      'batch',
      'holds[0].object.kind: Expected one of lot, container, equipment, station',
    ],
    ['holds[0].placedBy', 'QA-77', 'holds[0].placedBy: There is no QA-77 among the people.'],
    ['holds[0].reason', 'dislike', 'holds[0].reason: Expected one of wrong-material-presented'],
    [
      'recipes[0].steps[5].requires[0].step',
      '90',
      'recipes[0].steps[5].requires[0].step: Step 60 requires step 90',
    ],
  ])('is refused for %s = %j', (path, value, problem) => {
    const found = problemsOf([path, value]);
    expect(found).toContainEqual(expect.stringContaining(problem));
  });

  it.each([
    [
      '[S122] at a station it does not have',
      'recipes[0].steps[5].station',
      'WS-77',
      'The plant has no station WS-77.',
    ],
    [
      '[S122] at a station of another function',
      'stations[0].functions',
      ['labels'],
      'Station WS-01 is not bound to the function weigh.',
    ],
    [
      '[S46] without anybody qualified',
      'recipes[0].steps[5].performers[0]',
      'W&D-9',
      'Nobody at the plant holds W&D-9.',
    ],
    [
      '[S46] without anybody to verify',
      'recipes[0].steps[5].verifiers[0]',
      'VERIFY-X',
      'Nobody at the plant holds VERIFY-X.',
    ],
    ['of an item it does not have', 'recipes[0].steps[5].item', 'RM-7777', 'The plant has no item RM-7777.'],
    [
      '[S128] with a check of a scale that stands elsewhere',
      'recipes[0].steps[2].scales[0]',
      'SCL-04',
      'No scale SCL-04 is bound to station WS-01.',
    ],
    [
      'with a scan of a place it does not have',
      'recipes[0].steps[1].items[2].expects',
      'ROOF',
      'The plant has no place or container ROOF to scan.',
    ],
    [
      '[S125] from a lot whose assay nobody knows',
      'lots[1].assay',
      undefined,
      'Lot AA-2503-042 of RM-1001 has no assay',
    ],
    [
      '[S128] of an amount too small for its scales',
      'recipes[0].steps[8].amount.target',
      '9.9 g',
      'No scale of WS-01 can weigh the amount of step 90 to 1 %.',
    ],
    [
      '[S128] of an amount over their capacity',
      'recipes[0].steps[5].amount.target',
      '149.80 kg',
      'No scale of WS-01 can weigh the amount of step 60 to 1 %.',
    ],
  ])('is refused when it cannot make its recipe: %s', (_name, path, value, sentence) => {
    const found = problemsOf([path, value]);
    expect(found).toContainEqual(expect.stringMatching(/^recipes\[0\]\.steps\[\d+\]\./));
    expect(found.join('\n')).toContain(sentence);
  });

  it('[S128] may weigh the smallest amount of its scales, and not one division less', () => {
    const target = 'recipes[0].steps[8].amount.target';
    expect(problemsOf([target, '10.0 g'], ['recipes[0].steps[8].amount.kind', 'fixed'])).toEqual([]);
    expect(problemsOf([target, '9.9 g'])).toHaveLength(1);
  });

  it('never throws, whatever it is', () => {
    const parts = Object.keys(writtenPlant() as object);
    fc.assert(
      fc.property(fc.constantFrom(...parts), fc.jsonValue(), (part, value) => {
        for (const line of problemsOf([part, value])) expect(line).toMatch(/^[^\n]+: [^\n]+\.$/);
      }),
    );
  });
});
