import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { COMMAND_GATES } from '../../main/domain/command-gates.ts';
import { evolve } from '../../main/domain/evolve/evolve.ts';
import type { Founding } from '../../main/domain/plant/founding.ts';
import { PlantState } from '../../main/domain/state.ts';
import { broken, unbalanced } from '../support/kernel-invariants.ts';
import { Walk } from '../support/kernel-walk.ts';
import { labelRecipe } from '../support/kernel-walk-labels.ts';
import { withPhotos } from '../support/photo-recipe.ts';
import { executed } from '../support/qa-desk.ts';
import { type Alter, boothBefore, certain, type StepName, WeighBooth } from '../support/weigh-booth.ts';

vi.setConfig({ testTimeout: 600_000 });
const RUNS = process.env['INTERLOCK_LONG'] ? 2_000 : 320;
type Stage = StepName | 'done';
const STAGES: readonly Stage[] = ['20', '30', '40', '50', '60', '70', '80', '90', '100', '110', 'done'];

const person = (id: string, roles: readonly string[], codes: readonly string[], acknowledged = true) => ({
  id,
  name: id,
  roles,
  qualifications: codes.map((code) => ({ code, expires: '2026-12-31' })),
  acknowledgedAt: acknowledged ? '2026-01-05T14:00:00.000Z' : null,
  failures: 0,
  lockedAt: null,
});
const ALL = ['W&D-2', 'VERIFY-WD', 'SUP-1', 'QA-DISP', 'SYS-1', 'LAB-1', 'LABEL-V'];

/** The demo plant with people and lots that bring every rule within reach. */
const wider: Alter = (founding: Founding): Founding => ({
  ...founding,
  people: [
    ...founding.people,
    person('ADM-02', ['administrator'], ['SYS-1']),
    person('MET-2', ['metrology'], ['CAL-3']),
    person('MIX-1', ['operator', 'supervisor', 'qaReviewer', 'laboratory', 'administrator'], ALL),
    person('NEW-1', ['operator', 'supervisor', 'qaReviewer', 'laboratory', 'administrator'], ALL, false),
  ] as unknown as Founding['people'],
  recipes: [...founding.recipes, labelRecipe()],
  // One scale begins out of service, so that every walk can bring one back.
  equipment: founding.equipment.map((each) =>
    each.id === 'SCL-03' ? { ...each, service: 'outOfService' as const } : each,
  ),
});
const allergenic: Alter = (founding) => ({
  ...wider(founding),
  items: founding.items.map((item) =>
    ['RM-1022', 'RM-2003', 'RM-2007'].includes(item.id) ? { ...item, allergens: ['rose'] } : item,
  ),
});
/** Much ends soon, and what is looked at elsewhere is shown by photos. */
const ageing: Alter = (founding) => ({
  ...withPhotos('confirmed')(wider(founding)),
  lots: founding.lots.map((lot) =>
    lot.id === 'CB-2508-009'
      ? { ...lot, retest: '2026-03-10' as never }
      : lot.id === 'RH-2507-033'
        ? { ...lot, expires: '2026-03-09' as never }
        : lot,
  ),
  equipment: wider(founding).equipment.map((each) =>
    each.id === 'SCL-01' && each.kind === 'scale' ? { ...each, calibrationDue: '2026-03-10' as never } : each,
  ),
});
const PLANTS = { wider, allergenic, ageing };

/** Where a walk begins, and the numbers that lead it on. */
const walks = fc.record({
  plant: fc.constantFrom(...(Object.keys(PLANTS) as (keyof typeof PLANTS)[])),
  stage: fc.option(fc.constantFrom(...STAGES), { freq: 12 }),
  seeds: fc.array(fc.integer({ min: 1, max: 2_147_483_646 }), { minLength: 60, maxLength: 260, size: 'max' }),
});

const begun = new Map<string, string>();
/** A booth of its own for every walk, from one that was played once. */
function begin(plant: keyof typeof PLANTS, stage: Stage | null): WeighBooth {
  const key = `${plant} ${stage}`;
  let data = begun.get(key);
  const made = data === undefined ? played(plant, stage) : null;
  if (made) {
    data = JSON.stringify({ state: made.state.toData(), recorded: made.recorded, moment: made.moment });
    begun.set(key, data);
  }
  const { state, recorded, moment } = JSON.parse(certain(data));
  return WeighBooth.from(state, recorded, moment);
}
function played(plant: keyof typeof PLANTS, stage: Stage | null): WeighBooth {
  if (stage === null) return WeighBooth.founded(PLANTS[plant]);
  if (stage === 'done') return executed(PLANTS[plant === 'allergenic' ? 'wider' : plant]);
  // With an allergen before it or its lot on hold, step 100 is where a day without exceptions ends.
  const last = stage === '110' && plant === 'allergenic' ? '100' : stage;
  return boothBefore(last, PLANTS[plant], last === '110' ? {} : { '100': 'MS-2510-011' });
}

const accepted = new Map<string, number>();
const refused = new Map<string, number>();
const seen = { oos: 0 };
const count = (into: Map<string, number>, name: string) => into.set(name, (into.get(name) ?? 0) + 1);

const FOUNDED = WeighBooth.founded(wider);
const AT_FIRST = new Map(
  [...FOUNDED.state.all('containers')]
    .filter(({ kind }) => kind === 'source')
    .map(({ id, quantity }) => [id as string, quantity as number]),
);

/** The tables of a state without regard to the order in which rows came. */
const tables = (state: PlantState) =>
  Object.fromEntries(Object.entries(state.toData()).map(([name, rows]) => [name, new Map(rows)]));

describe('whatever is sent to the kernel, in whatever order', () => {
  it.each([
    ['on paths that are known to lead far', { seed: 147, numRuns: RUNS }],
    ['on paths that nobody went before', { numRuns: RUNS / 4 }],
  ])(
    '[S1][S25][S33][S34][S43][S97][S104][S107][S117][S118] it never throws, and no forbidden state is reached, %s',
    (_, runs) => {
      fc.assert(
        fc.property(walks, ({ plant, stage, seeds }) => {
          const booth = begin(plant, stage);
          const walk = new Walk(booth);
          for (const seed of seeds) {
            const told = walk.go(seed);
            if (told.kind === 'accepted') count(accepted, told.command);
            for (const code of told.codes) count(refused, code);
            if (told.opened?.trigger === 'laboratoryOos') seen.oos += 1;
            expect(broken(booth, told)).toEqual([]);
          }
          expect(unbalanced(booth, AT_FIRST)).toEqual([]);
          // The record alone, as it comes back from its JSON, makes the same state again.
          const replayed = new PlantState();
          const draft = replayed.draft();
          for (const recorded of JSON.parse(JSON.stringify(booth.recorded))) evolve(draft, recorded);
          replayed.absorb(draft);
          expect(tables(replayed)).toEqual(tables(booth.state));
          expect(tables(PlantState.fromData(JSON.parse(JSON.stringify(booth.state.toData()))))).toEqual(
            tables(booth.state),
          );
        }),
        runs,
      );
    },
  );

  it('the same commands at the same times come to the same record', () => {
    fc.assert(
      fc.property(walks, ({ plant, stage, seeds }) => {
        const [one, other] = [begin(plant, stage), begin(plant, stage)];
        const [here, there] = [new Walk(one), new Walk(other)];
        for (const seed of seeds.slice(0, 60)) {
          here.go(seed);
          there.go(seed);
        }
        expect(one.recorded).toEqual(other.recorded);
      }),
      { numRuns: 10 },
    );
  });

  it('[S14][S49] the walks reached laboratory results out of limits, each with its OOS and the hold on its batch', () => {
    expect(seen.oos).toBeGreaterThan(0);
  });

  afterAll(() => {
    if (process.env['INTERLOCK_REACH']) console.info({ accepted, refused });
  });

  it('and the walks went deep enough to mean it: every command was accepted, and most refusals were met', () => {
    // The packaging line, the blending terminal, the run with in-process checks and its bulk have walks of their own.
    const never = new Set([
      'TypeIdentity',
      'RepeatClearance',
      'StartRun',
      'StopRun',
      'VerifyRestart',
      'RecordCount',
      'VerifyAddition',
      'ChargeContainer',
      'StartProcess',
      'StopProcess',
      'RecordParameter',
      'RecordCleaning',
      'TakeOffRoll',
      'VerifyCode',
      'KeepSpecimen',
      'IssueComponent',
      'CountComponent',
      'PackCases',
      'PrintCases',
      'StopCases',
      'ReprintCase',
      'OpenInProcess',
      'CapturePlacement',
      'InvalidatePlacement',
      'CloseInProcess',
      'RestartRun',
      'NoteOverrun',
      'OpenSetUp',
      'ChangeContainer',
      'RecordHeel',
      'OverrideCheckWindow',
      'PassTestPiece',
      'RepeatChallenge',
      'PassReference',
    ]);
    const commands = Object.keys(COMMAND_GATES).filter((type) => !never.has(type));
    expect(commands.filter((type) => !accepted.has(type))).toEqual([]);
    const elsewhere = [
      ...[OF_THE_LINE, OF_THE_KIOSK, OF_THE_BLENDER, OF_A_DISPLAY, OF_THE_RUN, OF_THE_BULK],
      ...[OF_A_PLATE, OF_A_COLD_SCALE],
    ];
    const codes = refusalCodes().filter((code) => !elsewhere.some((words) => words.test(code)));
    const missed = codes.filter((code) => !refused.has(code));
    expect(missed.length, `never refused: ${missed.join(', ')}`).toBeLessThan(codes.length / 5);
    const total = [...accepted.values()].reduce((sum, each) => sum + each, 0);
    expect(total).toBeGreaterThan(RUNS * 30);
  });
});

/** The label kiosk is walked in these walks too; how deep, its own walks tell. */
const OF_THE_KIOSK =
  /^(applicator|roll|reconciler|destroy)\.|^count\.(again|applicator|issuer|unqualified|rolls|specimens)$|^return\.(coded|usedUp)$|^label\.(item|revision|obsolete|artwork)$/;
const OF_THE_BLENDER =
  /^(charge|process|duration|parameter|clean|machine|cleaner|discharge)\.|^container\.(unlabelled|void)$|^independence\.cleaning$|^sequence\.(container|unnamed)$/;
/** What is read off a display is walked too; in which order it can go wrong, its own tests tell. */
const OF_A_DISPLAY = /^manual\.|^verification\.reader$/;
const OF_A_PLATE = /^plate\.|^reading\.unidentified$/;
/** Scales of the walks are never cold: warm-up has tests of its own. */
const OF_A_COLD_SCALE = /^check\.warming$/;
const OF_THE_RUN = /^(inProcess|unit|placement|recheck|feed|heel|output|setUp)\./;
const OF_THE_BULK = /^(challenge|detector|piece|intake)\./;
const OF_THE_LINE =
  /^(line|restart|lineCount|mount|code|specimen|component|case)\.|^stock\.less$|^scan\.caseKnown$|^clearance\.(over|stands)$/;

/** Every refusal code that stands in the kernel as one word. */
function refusalCodes(): readonly string[] {
  const kernel = join(import.meta.dirname, '..', '..', 'main', 'domain');
  const text = globSync('{gates,material}/*.ts', { cwd: kernel }).map((name) =>
    readFileSync(join(kernel, name), 'utf8'),
  );
  const found = text.join('\n').matchAll(/finding\(\s*'([a-zA-Z]+\.[a-zA-Z]+)'/g);
  return [...new Set([...found].map(([, code]) => certain(code)))].sort();
}
