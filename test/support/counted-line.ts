import { plantCalendar } from '../../main/adapters/system/plant-calendar.ts';
import { parseFounding } from '../../main/application/master-data/parse-founding.ts';
import { northfield } from '../../main/demo/plant/load-demo-plant.ts';
import { plantTime } from '../../main/demo/scenario/plant-time.ts';
import { withComponents } from './floor/component-recipe.ts';
import { foundedState, type Told } from './given-when-then.ts';
import { certain, LEAD, PACKED, PackagingLine } from './packaging-line.ts';

export const BOTTLES = { item: 'PK-4010', lot: 'BT-2601-14' } as const;
export const CLOSURES = { item: 'PK-4022', lot: 'CP-2512-55' } as const;
/** Clean bottles of another delivery. */
export const MORE_BOTTLES = { item: 'PK-4010', lot: 'BT-2602-03' } as const;

const NONE = { setUp: 0, damaged: 0, sampled: 0, returned: 0 };

/** Line 3 with counted components, at the speed of the kernel. */
export class CountedLine extends PackagingLine {
  static planned(components?: Parameters<typeof withComponents>[1]): CountedLine {
    const file = northfield() as { recipes: { id: string }[]; lots: { id: string }[] };
    const bottles = file.lots.find(({ id }) => id === BOTTLES.lot);
    const parsed = parseFounding({
      ...file,
      lots: [...file.lots, { ...bottles, id: MORE_BOTTLES.lot, onHand: 500 }],
      recipes: file.recipes.map((each) =>
        each.id === 'MPR-VC500-100CT' ? withComponents(each, components) : each,
      ),
    });
    if (!parsed.ok)
      throw new Error(`the plant with components does not parse: ${JSON.stringify(parsed.error)}`);
    const { timeZone, dayStart } = parsed.value.site;
    const moment = plantCalendar(timeZone, dayStart).momentAt(plantTime(timeZone, '2026-03-11', '07:30'), 1);
    return new CountedLine(foundedState(parsed.value, moment));
  }

  /** The line is cleared, step 190 has begun, and nothing is issued to it. */
  static atLine(components?: Parameters<typeof withComponents>[1]): CountedLine {
    const line = CountedLine.planned(components);
    PackagingLine.issued(line).at('2026-03-11 08:00').clear();
    return line.at('2026-03-11 08:30').begin('190');
  }

  /** 2 550 bottles and 2 600 closures are issued. */
  static stocked(components?: Parameters<typeof withComponents>[1]): CountedLine {
    return CountedLine.atLine(components).issue('bottle', BOTTLES, 2550).issue('closure', CLOSURES, 2600);
  }

  /** The run is over and counted by the line. */
  static packed(components?: Parameters<typeof withComponents>[1]): CountedLine {
    return CountedLine.stocked(components).given('StartRun').at('2026-03-11 14:45').stop().countAll();
  }

  show(lot: object): Told {
    const identity = { kind: 'lot', ...lot };
    const evidence = { source: 'scan', device: 'SCN-03', raw: JSON.stringify(identity), carrier: null };
    return this.when('PresentScan', { scan: { identity, evidence } });
  }

  issue(component: string, lot: { readonly lot: string }, counted: number): this {
    const shown = this.show(lot);
    if (shown.kind === 'refused') throw new Error(`the scan was refused: ${shown.codes.join(', ')}`);
    return this.given('IssueComponent', { component, lot: lot.lot, counted }, { by: LEAD });
  }

  counts(component: string, lots: Readonly<Record<string, Partial<typeof NONE>>>, by: string): Told {
    const counted = Object.entries(lots).map(([lot, found]) => ({ lot, ...NONE, ...found }));
    return this.when('CountComponent', { component, lots: counted }, { by });
  }

  onHand(lot: string): number | null {
    return certain(this.state.get('lots', lot)).onHand ?? null;
  }

  get components() {
    return certain(this.work.components);
  }

  readonly batch = PACKED;
}
