import { plantCalendar } from '../../main/adapters/system/plant-calendar.ts';
import { parseFounding } from '../../main/application/master-data/parse-founding.ts';
import { northfield } from '../../main/demo/plant/load-demo-plant.ts';
import { plantTime } from '../../main/demo/scenario/plant-time.ts';
import type { PackedCase } from '../../main/domain/cases/packed-case.ts';
import { casesFor } from '../../main/domain/index-keys.ts';
import { CASES } from './floor/case-recipe.ts';
import { writtenLabelledRecipe } from './floor/labelled-recipe.ts';
import { foundedState, type Told } from './given-when-then.ts';
import { LabelledLine } from './labelled-line.ts';
import { PACKED } from './packaging-line.ts';

const STEP = '190';

/** Line 3 that packs by the dozen, at the speed of the kernel. */
export class CasedLine extends LabelledLine {
  /** The run is over: 2 444 good bottles, 12 of them sampled. */
  static filled(): CasedLine {
    const file = northfield() as { recipes: unknown[] };
    const parsed = parseFounding({
      ...file,
      recipes: [...file.recipes, writtenLabelledRecipe({}, { cases: CASES })],
    });
    if (!parsed.ok) throw new Error(`the plant with cases does not parse: ${JSON.stringify(parsed.error)}`);
    const { timeZone, dayStart } = parsed.value.site;
    const moment = plantCalendar(timeZone, dayStart).momentAt(plantTime(timeZone, '2026-03-11', '07:30'), 1);
    const line = new CasedLine(foundedState(parsed.value, moment)).issueRecords().issueRolls();
    line.at('2026-03-11 08:00').clear().at('2026-03-11 08:30').begin(STEP);
    line.mount('R-0931').specimen('first').reads().given('StartRun').at('2026-03-11 09:10').stop();
    return line.reads().countAll();
  }

  get cases(): readonly PackedCase[] {
    return casesFor(this.state, PACKED as never, STEP as never);
  }

  /** The case whose label the printer makes; undefined while it makes none. */
  get atPrinter(): PackedCase | undefined {
    return this.cases.find(({ label }) => label.outcome === 'printing');
  }

  pack(full: number, rest = 0): Told {
    return this.when('PackCases', { full, rest });
  }

  /** The printer says of the label it makes what became of it. */
  says(outcome: string, detail = ''): Told {
    const at = this.atPrinter;
    if (!at) throw new Error('the printer makes no label');
    return this.when('RecordPrint', { label: 'case', container: at.id, outcome, detail, bitmapHash: 'b' });
  }

  /** Somebody reads the label of a case. */
  scanCase(id: string): Told {
    return this.present({ kind: 'case', case: id });
  }

  /** So many labels come out, or all there are. */
  prints(labels = Number.POSITIVE_INFINITY): this {
    for (let made = 0; made < labels && this.atPrinter; made += 1) this.says('confirmed');
    return this;
  }
}
