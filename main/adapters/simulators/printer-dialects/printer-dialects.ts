import type { OpenDialect } from '../simulated-printer.ts';
import { eplDialect } from './epl.ts';
import { escposDialect } from './escpos.ts';
import { tsplDialect } from './tspl.ts';
import { zplDialect } from './zpl.ts';

/** The languages that a simulated printer can speak, by the family that drives it. */
export const PRINTER_DIALECTS: Readonly<Record<string, OpenDialect>> = {
  zpl: zplDialect,
  tspl: tsplDialect,
  'tspl-byte': tsplDialect,
  epl: eplDialect,
  escpos: escposDialect,
};
