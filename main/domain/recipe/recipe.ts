import type { EquipmentId, ExceptionId, ItemId, RecipeId, StationId, StepId } from '../../contract/ids.ts';
import type { MassUnit, Micrograms } from '../../contract/quantity.ts';
import type { StationFunction } from '../../contract/vocabulary.ts';
import type { InProcessPlan } from '../in-process/plan.ts';
import type { ReconciliationLimit } from '../label-ledger/reconcile.ts';
import type { FinishedTest } from '../laboratory/finished-test.ts';
import type { PlantDay } from '../moment.ts';

/** An approved, immutable version of a master record, fixed to one batch size (21 CFR 111.205). */
export interface Recipe {
  readonly id: RecipeId;
  readonly version: string;
  readonly product: { readonly code: string; readonly name: string; readonly strength: string };
  readonly batchSize: string;
  readonly effective: PlantDay;
  readonly approvals: readonly { readonly by: string; readonly meaning: string; readonly on: PlantDay }[];
  readonly steps: readonly WrittenStep[];
  /** What the laboratory tests of the finished batch, with its limits; empty where nothing is tested (21 CFR 111.70(e)). */
  readonly finishedTests: readonly FinishedTest[];
}

/** What a recipe says beforehand; a rework is inserted into one batch and stands in no recipe. */
export type WrittenStep =
  | IssueStep
  | ClearanceStep
  | CheckStep
  | DispenseStep
  | KitStep
  | ChargeStep
  | ProcessStep
  | DischargeStep
  | PackagingStep
  | CheckedRunStep
  | BulkWeighStep
  | LabelIssueStep
  | ReconciliationStep;
export type RecipeStep = WrittenStep | ReworkStep;
export type StepKind = RecipeStep['kind'];

interface StepBase {
  readonly id: StepId;
  readonly title: string;
  readonly function: StationFunction;
  readonly station: StationId;
  /** Upstream steps with the state they must have; critical ones ask for `verified` (S119, S120). */
  readonly requires: readonly { readonly step: StepId; readonly state: 'complete' | 'verified' }[];
  /** Qualifications of which the performer holds one; empty where the role is enough. */
  readonly performers: readonly string[];
  /** Qualifications of which the second person holds one; null where nobody verifies. */
  readonly verifiers: readonly string[] | null;
}

export interface IssueStep extends StepBase {
  readonly kind: 'issue';
}

export interface ClearanceStep extends StepBase {
  readonly kind: 'clearance';
  /** The controlled checklist it comes from, with its revision: `LC-PL3 rev 4`; absent where none is named. */
  readonly document?: string | null;
  readonly items: readonly ChecklistItem[];
}

export interface ChecklistItem {
  readonly id: string;
  readonly text: string;
  /** Each item needs evidence of its own kind (rules §8). */
  readonly evidence: 'confirmed' | 'count' | 'reference' | 'scan' | 'photo';
  /** What a scan item must show, or the count a count item must reach. */
  readonly expects: string | null;
}

export interface CheckStep extends StepBase {
  readonly kind: 'check';
  readonly scales: readonly EquipmentId[];
  /** Metal detectors that are challenged; absent where none is. */
  readonly detectors?: readonly EquipmentId[];
}

export interface DispenseStep extends StepBase {
  readonly kind: 'dispense';
  readonly item: ItemId;
  /** Items that may take its place by a decision of quality (S53, rules §5). */
  readonly alternates: readonly ItemId[];
  readonly amount: Amount;
  readonly tolerance: Tolerance;
  readonly mode: 'single' | 'fullContainer' | 'split';
  /** How many containers a split fills; the part target is what remains divided by the parts left. */
  readonly parts: number;
  readonly containerClass: {
    readonly name: string;
    readonly tareLowest: Micrograms;
    readonly tareHighest: Micrograms;
  };
  /** Where excess goes: scanned waste by default, back to the open source only for low-risk material (rules §5). */
  readonly removal: 'waste' | 'source';
  /** How often one container may be voided and weighed again; the plant says it where this does not (rules §4). */
  readonly reweighs?: number | null;
}

/** How much to dispense: by order, by pure content, by what the others turned out to be. */
export type Amount =
  | { readonly kind: 'fixed'; readonly target: Micrograms }
  /** Everything on hand of the allocated lot, container by container. */
  | { readonly kind: 'wholeLot' }
  /** The pure substance still missing after `after`, divided by the assay of the lot at hand. */
  | { readonly kind: 'pure'; readonly total: Micrograms; readonly after: readonly StepId[] }
  /** Fills up to `total`: minus the actual of some steps and the target of others. */
  | {
      readonly kind: 'compensator';
      readonly total: Micrograms;
      readonly actualOf: readonly StepId[];
      readonly targetOf: readonly StepId[];
    };

export type Tolerance =
  | { readonly kind: 'percent'; readonly percent: string }
  /** Percent of the pure total of the step's amount, over all steps that feed it. */
  | {
      readonly kind: 'pureTotal';
      readonly percent: string;
      readonly total: Micrograms;
      readonly after: readonly StepId[];
    };

export interface KitStep extends StepBase {
  readonly kind: 'kit';
  /** The dispense steps whose containers make the kit. */
  readonly of: readonly StepId[];
  readonly prefix: string;
}

/** Containers of a closed kit go into a machine, each of them by two people (21 CFR 111.210(h)(3), 111.260(j)). */
export interface ChargeStep extends StepBase {
  readonly kind: 'charge';
  /** What they go into. */
  readonly equipment: EquipmentId;
  /** The step that closed the kit. */
  readonly kit: StepId;
  /** The dispense steps whose containers go in now; the rest of the kit waits for a step of its own. */
  readonly of: readonly StepId[];
}

/** A machine works on what was charged into it: set as the recipe says, for as long as it says (21 CFR 111.210). */
export interface ProcessStep extends StepBase {
  readonly kind: 'process';
  readonly equipment: EquipmentId;
  /** What the performer reads at the machine and enters. */
  readonly parameters: readonly ProcessParameter[];
  /** Whole minutes it runs, both included; the station measures them. */
  readonly minutes: { readonly lowest: number; readonly highest: number };
}

/** A machine is emptied into containers that are weighed and labelled one by one (21 CFR 111.210, 111.260(f)). */
export interface DischargeStep extends StepBase {
  readonly kind: 'discharge';
  readonly equipment: EquipmentId;
  /** What comes out: the intermediate, by its own number. */
  readonly item: ItemId;
  /** `BD` for BD-1, BD-2 and so on. */
  readonly prefix: string;
  readonly containerClass: DispenseStep['containerClass'];
  /** What comes out in percent of what was charged, as decimal texts, both included. */
  readonly yield: { readonly lowest: string; readonly highest: string };
}

/** A setting of a machine with its limits, as decimal texts, both included. */
export interface ProcessParameter {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly lowest: string;
  readonly highest: string;
}

/** A run of a packaging line: units of the bulk go in, packs come out (rules §8). */
export interface PackagingStep extends StepBase {
  readonly kind: 'packaging';
  /** What goes in, one by one: `capsules`. */
  readonly unit: string;
  /** What comes out: `bottles`. */
  readonly pack: string;
  readonly unitsPerPack: number;
  /** Packs that the batch is planned for: the ground of the yield. */
  readonly target: number;
  /** Good packs in percent of the target, as decimal texts, both included. */
  readonly yield: { readonly lowest: string; readonly highest: string };
  /** Percent of the units that went in which may be in no pack and not left over, as decimal text. */
  readonly lossPercent: string;
  /** A line that stood still for longer is inspected by two people before it runs again (rules §8). */
  readonly idleMinutes: number;
  /** What the two look at: code, settings, no foreign material. */
  readonly restart: readonly ChecklistItem[];
  /** What the line puts on every pack; absent or null where it labels nothing. */
  readonly labels?: PackLabels | null;
  readonly components?: readonly Component[] | null;
  /** How finished packs go into cases; absent or null where they do not. */
  readonly cases?: CasePlan | null;
}

/** Cases of finished packs, as they are labelled for trade (GS1 General Specifications 2.2). */
export interface CasePlan {
  /** Packs in a full case. */
  readonly packs: number;
  /** GTIN-14 of the pack: what the case holds. */
  readonly gtin: string;
}

/** A counted component of a run, such as a bottle: issued by count, and accounted for piece by piece (21 CFR 111.260(k)). */
export interface Component {
  readonly id: string;
  readonly item: ItemId;
  /** What its pieces are called: `bottles`. */
  readonly pieces: string;
  /** Pieces in one pack of a packaging run, or in one unit of a run with checks. */
  readonly per: number;
  /** Percent of what was issued that may stay unaccounted for, as decimal text. */
  readonly limitPercent: string;
}

/** The label on every pack, and the lot and expiry that the line codes on it (rules §8, 21 CFR 211.130). */
export interface PackLabels {
  /** The step that issues the rolls of this run. */
  readonly of: StepId;
  /** Months from the issue of the record to the month that stands on the packs as their expiry. */
  readonly shelfLifeMonths: number;
  /** How the code is read: by the scanner, or by eye where no scanner can; then by two people. */
  readonly codeRead: 'scan' | 'eye';
  /** The code is verified again while the line runs when the last verification is older than this. */
  readonly checkMinutes: number;
}

/** A run of a machine that is checked while it goes on, such as an encapsulation (rules §7, 21 CFR 111.75(b)). */
export interface CheckedRunStep extends StepBase {
  readonly kind: 'checkedRun';
  /** What its output containers are called in the batch: `CAP` for `CAP-01`. */
  readonly prefix: string;
  readonly plan: InProcessPlan;
  readonly components?: readonly Component[] | null;
  /** What the machine is fed with while it runs; absent or null where its record names nothing. */
  readonly feeds?: Feeds | null;
  /** How its powder is accounted for at the end; absent or null where nobody accounts for it. */
  readonly powder?: PowderLimits | null;
}

/** Containers of a discharge go into the machine one after the other, each by two people (21 CFR 111.260(j)). */
export interface Feeds {
  /** The step that filled them. */
  readonly of: StepId;
  readonly equipment: EquipmentId;
  /**
   * Minutes of running after which nothing of the container before comes out any more; null where nobody has measured it:
   * then the container that is opened next counts as made of both.
   */
  readonly carryOverMinutes: number | null;
}

/** What went in is in the units, or left in the hopper, or lost (21 CFR 111.260(f)). */
export interface PowderLimits {
  /** Mass of an empty unit, as its specification says it. */
  readonly shell: Micrograms;
  /** Percent of the powder that went in which may be neither in a unit nor left over, as decimal text; nor may more come out. */
  readonly lossPercent: string;
}

/**
 * The output of a run goes through a metal detector and is collected in containers that are weighed; what it counts is worked
 * out from their mass (21 CFR 111.210, 111.260(f)).
 */
export interface BulkWeighStep extends StepBase {
  readonly kind: 'bulkWeigh';
  /** The run that filled what goes in. */
  readonly of: StepId;
  readonly detector: EquipmentId;
  /** Nothing goes in once the last good challenge is older than this. */
  readonly challengeMinutes: number;
  /** What comes out: the bulk, by its own number. */
  readonly item: ItemId;
  /** `BK` for BK-1, BK-2 and so on. */
  readonly prefix: string;
  readonly containerClass: DispenseStep['containerClass'];
  /** Units that the batch is planned for: the ground of the yield. */
  readonly target: number;
  /** The count is rounded to this: the scale resolves no single unit. */
  readonly countedTo: number;
  /** Counted units in percent of the target, as decimal texts, both included. */
  readonly yield: { readonly lowest: string; readonly highest: string };
  /** Units taken as samples and to be retained, both included. */
  readonly samples: { readonly lowest: number; readonly highest: number };
}

/** Labels leave the cage for one batch: the right artwork in its revision in force, counted roll by roll (21 CFR 211.125(a)). */
export interface LabelIssueStep extends StepBase {
  readonly kind: 'labelIssue';
  readonly item: ItemId;
  /** The code on every label of the specimen that the master record holds. */
  readonly artwork: string;
  readonly revision: string;
  /** Labels that the batch needs; rolls are issued whole until there are as many. */
  readonly quantity: number;
}

/** Every label that a step issued is accounted for, within limits of the recipe version (21 CFR 111.410, 211.125(c)). */
export interface ReconciliationStep extends StepBase {
  readonly kind: 'reconciliation';
  /** The step that issued them. */
  readonly of: StepId;
  readonly limit: ReconciliationLimit;
}

/** Controlled steps that an approved decision adds to a batch, answered one by one and verified (S56, 21 CFR 111.90). */
export interface ReworkStep extends StepBase {
  readonly kind: 'rework';
  readonly instructions: readonly string[];
  readonly exception: ExceptionId;
  /** The step that this one mends: what comes after it waits for this one as well. */
  readonly mends: StepId;
  /** The unit in which its effect on the yield is told. */
  readonly unit: MassUnit;
}

/** The machine that a step works material in; null where it works it in none. */
export function machineOf(step: RecipeStep): EquipmentId | null {
  if ('equipment' in step) return step.equipment;
  return step.kind === 'checkedRun' ? (step.feeds?.equipment ?? null) : null;
}

/** The step of a recipe by its number; undefined when there is none. */
export const recipeStep = (recipe: Recipe, step: StepId): WrittenStep | undefined =>
  recipe.steps.find((candidate) => candidate.id === step);
