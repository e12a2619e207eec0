import type { Proof } from '../../contract/device-proof.ts';

/**
 * What each family was proven with, by the name that the configuration uses. Nothing stands in for the instrument:
 * a family without `hardware` is shown as not verified on hardware. README carries the same table.
 */
export const PROOFS: Readonly<Record<string, readonly Proof[]>> = {
  'mt-sics': ['vectors', 'tcp', 'pty'],
  sbi: ['vectors', 'tcp', 'pty'],
  and: ['vectors', 'tcp', 'pty'],
  'and-nu': ['vectors', 'tcp', 'pty'],
  'st-gs': ['vectors', 'tcp', 'pty'],
  ohaus: ['vectors', 'tcp', 'pty'],
  radwag: ['vectors', 'tcp', 'pty'],
  zpl: ['vectors', 'tcp', 'pty'],
  'line-scanner': ['vectors', 'tcp', 'pty'],
};

/** The proofs of a family; none when it is unknown. */
export const proofsOf = (family: string): readonly Proof[] =>
  Object.hasOwn(PROOFS, family) ? (PROOFS[family] ?? []) : [];
