import type { BatchId, ContainerId, ItemId, LocationId, LotId, StepId } from '../../contract/ids.ts';
import type { MassUnit, Micrograms } from '../../contract/quantity.ts';
import type { PlantDay } from '../moment.ts';

export interface Item {
  readonly id: ItemId;
  readonly name: string;
  readonly active: boolean;
  readonly allergens: readonly string[];
  /** Shown on every screen of the step, never scrolled away. */
  readonly hazards: readonly string[];
  /** The unit the item is ordered and labelled in. */
  readonly unit: MassUnit;
}

/** What is counted and never weighed: a shell, a bottle, a closure. Its lots have pieces and no containers. */
export interface CountedItem {
  readonly id: ItemId;
  readonly name: string;
}

/**
 * A received lot. Its status is a conjunction of independent facts (rules §2): quality here, holds in their own
 * table, dating from the clock, quantities in its containers. No single field says "usable".
 */
export interface Lot {
  readonly id: LotId;
  readonly item: ItemId;
  readonly quality: 'quarantine' | 'approved' | 'rejected';
  readonly expires: PlantDay;
  readonly retest: PlantDay | null;
  /** Percent of pure substance as decimal text, where the recipe charges by assay. */
  readonly assay: string | null;
  readonly specification: string;
  readonly supplierQualified: boolean;
  /** Pieces in stock of a counted item; absent or null where its containers hold what there is. */
  readonly onHand?: number | null;
}

/** The last day on which the lot may be used: the earlier of expiry and retest. */
export const usableThrough = (lot: Lot): PlantDay =>
  lot.retest !== null && lot.retest < lot.expires ? lot.retest : lot.expires;

/** A physical container with its own identity: received, dispensed in a batch, filled by a run of it, or for waste. */
export type Container = SourceContainer | DispensedContainerStock | OutputContainerStock | WasteContainer;

interface ContainerBase {
  readonly id: ContainerId;
  readonly quantity: Micrograms;
  readonly location: LocationId;
}

export interface SourceContainer extends ContainerBase {
  readonly kind: 'source';
  readonly lot: LotId;
  readonly physical: 'onHand' | 'opened' | 'consumed' | 'destroyed' | 'returned';
}

export interface DispensedContainerStock extends ContainerBase {
  readonly kind: 'dispensed';
  readonly physical: 'onHand' | 'consumed' | 'destroyed';
  readonly item: ItemId;
  readonly batch: BatchId;
  readonly step: StepId;
  /** The lot that its label says, where it is a blend of many: that of its batch. */
  readonly lot?: string;
  /** Where it came from: genealogy, one entry a source container. */
  readonly from: readonly {
    readonly container: ContainerId;
    readonly lot: LotId;
    readonly net: Micrograms;
  }[];
  /** The containers of a run that it was collected from: every hold on one of them is a hold on it. */
  readonly collected?: readonly ContainerId[];
}

/** What a run made between two in-process checks; its quantity is zero until somebody weighs it (rules §7). */
export interface OutputContainerStock extends ContainerBase {
  readonly kind: 'output';
  readonly physical: 'onHand' | 'consumed' | 'destroyed';
  readonly batch: BatchId;
  readonly step: StepId;
  /** The containers that fed the machine while it was filled; empty where its run is fed by none. */
  readonly from: readonly ContainerId[];
}

export interface WasteContainer extends ContainerBase {
  readonly kind: 'waste';
}

/** What was in a container of a batch has gone on in it. */
export const isUsedUp = (container: Container): boolean =>
  (container.kind === 'dispensed' || container.kind === 'output') && container.physical === 'consumed';

export interface Location {
  readonly id: LocationId;
  readonly name: string;
  readonly quarantine: boolean;
}
