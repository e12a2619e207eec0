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
  kern: ['vectors', 'tcp'],
  adam: ['vectors', 'tcp'],
  nci: ['vectors', 'tcp'],
  sma: ['vectors', 'tcp'],
  'toledo-8217': ['vectors', 'tcp'],
  'toledo-continuous': ['vectors', 'tcp'],
  line: ['vectors', 'tcp'],
  'modbus-tcp': ['vectors', 'tcp'],
  'hid-scale': ['vectors', 'report'],
  'line-scanner': ['vectors', 'tcp'],
  'hid-pos': ['vectors', 'report'],
  'hid-pos-shifted': ['vectors', 'report'],
  'hid-pos-newland': ['vectors', 'report'],
  keyboard: ['keys'],
  zpl: ['vectors', 'tcp'],
  tspl: ['vectors', 'tcp', 'pty'],
  'tspl-byte': ['tcp'],
  epl: ['tcp'],
  escpos: ['vectors', 'tcp'],
};

/** The proofs of a family; none when it is unknown. */
export const proofsOf = (family: string): readonly Proof[] =>
  Object.hasOwn(PROOFS, family) ? (PROOFS[family] ?? []) : [];
