export type Dice = (sides: number) => number;

/** Numbers that look random and repeat with their seed: `dice(7)(6)` is 0 to 5. */
export function dice(seed: number): Dice {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % sides;
  };
}
