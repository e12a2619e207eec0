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
  kern: ['vectors', 'tcp', 'pty'],
  adam: ['vectors', 'tcp', 'pty'],
  nci: ['vectors', 'tcp', 'pty'],
  sma: ['vectors', 'tcp', 'pty'],
  'toledo-8217': ['vectors', 'tcp', 'pty'],
  'toledo-continuous': ['vectors', 'tcp', 'pty'],
  line: ['vectors', 'tcp', 'pty'],
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
