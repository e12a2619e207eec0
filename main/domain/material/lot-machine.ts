import type { Lot } from './material.ts';

type Quality = Lot['quality'];

/** Quality alone: it goes one way, and neither dating nor the release of a hold moves it (rules §2, 21 CFR 111.120). */
export const LOT_TRANSITIONS: readonly { readonly from: Quality; readonly to: Quality }[] = [
  { from: 'quarantine', to: 'approved' },
  { from: 'quarantine', to: 'rejected' },
  { from: 'approved', to: 'rejected' },
];

/** Whether the table has a row from one quality to another. */
export const canJudge = (from: Quality, to: Quality): boolean =>
  LOT_TRANSITIONS.some((row) => row.from === from && row.to === to);
