import fc from 'fast-check';

/** Where the labels of one roll really ended; nobody in the plant sees these numbers, they only count. */
export interface RollOfLabels {
  readonly good: number;
  readonly rejected: number;
  /** In the bag of the splice, which the line counts. */
  readonly splice: number;
  /** Other waste of setting up, such as what was left on the core of the rewinder. */
  readonly setUp: number;
  readonly damaged: number;
  /** Never past the applicator. */
  readonly returned: number;
}

/** What is counted by a person, and where a label can vanish or appear before that. */
const PILES = ['splice', 'setUp', 'damaged', 'returned'] as const;
export type Pile = (typeof PILES)[number];

/** One thing that is not as the record will have it, by so many labels, never none. */
export type Fault =
  /** Labels vanish out of a pile, or there are more than were issued (negative), before anybody counts. */
  | { readonly kind: 'vanished'; readonly roll: number; readonly pile: Pile; readonly labels: number }
  /** The roll holds fewer labels than it came with on record, or more (negative). */
  | { readonly kind: 'shortRoll'; readonly roll: number; readonly labels: number }
  /** A person counts more than there is, or less (negative). */
  | {
      readonly kind: 'miscounted';
      readonly roll: number;
      readonly pile: Pile;
      readonly labels: number;
      readonly by: 'first' | 'second' | 'both';
    }
  /** The counter of the applicator is read as more than it shows, or as less (negative). */
  | { readonly kind: 'misread'; readonly roll: number; readonly labels: number }
  /** More packs are counted at the line than it filled, or fewer (negative). */
  | { readonly kind: 'packs'; readonly labels: number };

export interface LabelWorld {
  readonly rolls: readonly RollOfLabels[];
  /** Packs rejected because they carry no label. */
  readonly bare: number;
  /** Hundredths of a percent that may stay unaccounted for. */
  readonly limit: number;
  readonly faults: readonly Fault[];
}

const few = fc.integer({ min: 0, max: 12 });
const some = fc.integer({ min: -9, max: 9 }).filter((labels) => labels !== 0);
const roll = fc.record<RollOfLabels>({
  good: fc.integer({ min: 1, max: 900 }),
  rejected: few,
  splice: few,
  setUp: few,
  damaged: few,
  returned: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 200 })),
});

/** A world without any fault, and at most three of them; each shrinks to one roll, one pile and one label. */
export const labelWorlds: fc.Arbitrary<LabelWorld> = fc
  .array(roll, { minLength: 1, maxLength: 3 })
  .chain((rolls) => {
    const at = fc.integer({ min: 0, max: rolls.length - 1 });
    const pile = fc.constantFrom(...PILES);
    const fault = fc.oneof(
      fc.record({ kind: fc.constant('vanished' as const), roll: at, pile, labels: some }),
      fc.record({ kind: fc.constant('shortRoll' as const), roll: at, labels: some }),
      fc.record({
        kind: fc.constant('miscounted' as const),
        roll: at,
        pile,
        labels: some,
        by: fc.constantFrom('first' as const, 'second' as const, 'both' as const),
      }),
      fc.record({ kind: fc.constant('misread' as const), roll: at, labels: some }),
      fc.record({ kind: fc.constant('packs' as const), labels: some }),
    );
    return fc.record({
      rolls: fc.constant(rolls),
      bare: fc.integer({ min: 0, max: 2 }),
      limit: fc.constantFrom(0, 20, 20, 100, 500),
      faults: fc.array(fault, { maxLength: 3 }),
    });
  })
  .filter(isPossible);

/** Nobody counts below nothing, no roll comes without labels, and a line rejects no more packs than it counts. */
function isPossible(world: LabelWorld): boolean {
  const rejected = off(world.rolls.map((truth) => truth.rejected)) + world.bare;
  return (
    filled(world) > rejected &&
    world.rolls.every(
      (truth, index) =>
        recorded(world, index) > 0 &&
        read(world, index) >= truth.rejected &&
        PILES.every((pile) => COUNTS.every((count) => counted(world, index, pile, count) >= 0)),
    )
  );
}

/** Which of the counts: the first, the second, or one more by a person who makes no mistake. */
export type Count = 'first' | 'second' | 'third';
const COUNTS: readonly Count[] = ['first', 'second', 'third'];

const off = (labels: readonly number[]): number => labels.reduce((sum, each) => sum + each, 0);

/** Labels that leave a roll as specimens: the first of the first, the last of the last. */
const specimens = ({ rolls }: LabelWorld, index: number): number =>
  (index === 0 ? 1 : 0) + (index === rolls.length - 1 ? 1 : 0);

/** Labels of a roll as it came into the cage, on record. */
export function recorded(world: LabelWorld, index: number): number {
  const { good, rejected, splice, setUp, damaged, returned } = world.rolls[index] as RollOfLabels;
  const short = world.faults.map((each) =>
    each.kind === 'shortRoll' && each.roll === index ? each.labels : 0,
  );
  return good + rejected + splice + setUp + damaged + returned + specimens(world, index) + off(short);
}

/** What a person finds in a pile and says. */
export function counted(world: LabelWorld, index: number, pile: Pile, count: Count): number {
  return off([(world.rolls[index] as RollOfLabels)[pile], ...changes(world, index, pile, count)]);
}

function changes({ faults }: LabelWorld, index: number, pile: Pile, count: Count): readonly number[] {
  return faults.map((each) => {
    if (!('pile' in each) || each.roll !== index || each.pile !== pile) return 0;
    if (each.kind === 'vanished') return -each.labels;
    // The splice is counted once, by the operator of the line.
    return pile === 'splice' || each.by === count || (each.by === 'both' && count !== 'third')
      ? each.labels
      : 0;
  });
}

/** What is read off the applicator. */
export function read({ rolls, faults }: LabelWorld, index: number): number {
  const { good, rejected } = rolls[index] as RollOfLabels;
  return off([good, rejected, ...misreadings(faults, index)]);
}

const misreadings = (faults: readonly Fault[], index: number): readonly number[] =>
  faults.map((each) => (each.kind === 'misread' && each.roll === index ? each.labels : 0));

/** Packs as the line counts them. */
export function filled({ rolls, bare, faults }: LabelWorld): number {
  return off([
    ...rolls.flatMap(({ good, rejected }) => [good, rejected]),
    bare,
    ...faults.map((each) => (each.kind === 'packs' ? each.labels : 0)),
  ]);
}

/**
 * What a count must leave unaccounted, from the faults alone: a label that vanished or never was is missing, one that is
 * counted or read and is not there is one too many. What the kernel adds up is not looked at.
 */
export function missing(world: LabelWorld, index: number, count: Count): number {
  const piles = PILES.flatMap((pile) => changes(world, index, pile, count));
  const short = world.faults.map((each) =>
    each.kind === 'shortRoll' && each.roll === index ? each.labels : 0,
  );
  return off(short) - off(piles) - off(misreadings(world.faults, index));
}

/** Whether a count is within: nothing found beyond what was issued, no more missing than the limit, and a label on every pack. */
export function isWithin(world: LabelWorld, count: Count): boolean {
  const each = world.rolls.map((_, index) => missing(world, index, count));
  const issued = off(world.rolls.map((_, index) => recorded(world, index)));
  const misread = off(world.rolls.flatMap((_, index) => misreadings(world.faults, index)));
  const packs = off(world.faults.map((fault) => (fault.kind === 'packs' ? fault.labels : 0)));
  return (
    each.every((labels) => labels >= 0) && off(each) * 10_000 <= issued * world.limit && misread === packs
  );
}

/** Whether two people said the same of every roll. */
export const isSame = (world: LabelWorld, one: Count, other: Count): boolean =>
  world.rolls.every((_, index) =>
    PILES.every((pile) => counted(world, index, pile, one) === counted(world, index, pile, other)),
  );
