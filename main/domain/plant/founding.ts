import type { PersonId } from '../../contract/ids.ts';
import type { HoldObject } from '../../contract/parse-command.ts';
import type { ReasonCode } from '../../contract/vocabulary.ts';
import type { Equipment, WeightSet } from '../equipment/equipment.ts';
import type { Person, Station } from '../identity/person.ts';
import type { LabelRoll } from '../label-ledger/label-roll.ts';
import type { Container, CountedItem, Item, Location, Lot } from '../material/material.ts';
import type { Recipe } from '../recipe/recipe.ts';

/** Rules of one site that gates read; signed configuration later, founding data now. */
export interface SiteRules {
  readonly name: string;
  readonly timeZone: string;
  /** Local time at which the production day begins, `06:00`. */
  readonly dayStart: string;
  readonly idleMinutes: number;
  /** A clearance that was not used for so long is void (rules §8). */
  readonly clearanceHours: number;
  /** Minimum weight times this percentage, at least 100 (rules §5). */
  readonly minimumWeightFactor: number;
  /** How often a container may be voided and weighed again, where its recipe says nothing; three where none is given. */
  readonly reweighs?: number | null;
  /** Oldest age of a reading that may be recorded. */
  readonly freshMs: number;
  /** The GS1 company prefix under which its cases are numbered; absent or null where it numbers none. */
  readonly companyPrefix?: string | null;
  readonly nightFrom: string;
  readonly nightTo: string;
  /** Qualification each deciding role must hold (scenario §3). */
  readonly authority: Readonly<Record<string, string>>;
}

/** Everything a plant is when its log begins; from then on it changes only through commands. */
export interface Founding {
  readonly kind: 'demo' | 'production';
  readonly site: SiteRules;
  readonly stations: readonly Station[];
  readonly people: readonly Person[];
  readonly items: readonly Item[];
  readonly countedItems: readonly CountedItem[];
  readonly lots: readonly Lot[];
  readonly locations: readonly Location[];
  readonly containers: readonly Container[];
  readonly labelRolls: readonly LabelRoll[];
  readonly equipment: readonly Equipment[];
  readonly weightSets: readonly WeightSet[];
  readonly recipes: readonly Recipe[];
  readonly holds: readonly {
    readonly object: HoldObject;
    readonly reason: ReasonCode;
    readonly narrative: string | null;
    readonly placedBy: PersonId;
  }[];
}
