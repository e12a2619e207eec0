/** Something of an instrument that ends on a day: it is shown ahead, and a gate refuses what comes after. */
export interface DueView {
  readonly what: 'calibration' | 'check' | 'weights';
  /** The last day on which it is good; null of a check that was never passed. */
  readonly day: string | null;
  /** Days from today: 0 today is the last one, negative when it is past. */
  readonly inDays: number | null;
  readonly standing: 'good' | 'soon' | 'over';
}
