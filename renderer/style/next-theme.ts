export type Theme = 'light' | 'dark';

/**
 * Dark follows the shift calendar of the station, never the operating system, and changes only between steps: the
 * colours of a verdict must not change under a hand that is weighing.
 */
export function nextTheme(present: Theme | null, night: boolean, samePlace: boolean, inStep: boolean): Theme {
  const wanted = night ? 'dark' : 'light';
  return present !== null && samePlace && inStep ? present : wanted;
}
