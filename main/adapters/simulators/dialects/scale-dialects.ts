import { andDialect, andNumberDialect } from './and.ts';
import { mtSicsDialect } from './mt-sics.ts';
import { ohausDialect } from './ohaus.ts';
import { radwagDialect } from './radwag.ts';
import { sbiDialect } from './sbi.ts';
import type { ScaleDialect } from './scale-dialect.ts';
import { stGsDialect } from './st-gs.ts';

/** Every dialect a simulated scale can speak, by the name of its family. A new one is a line here. */
export const SCALE_DIALECTS: Readonly<Record<string, ScaleDialect>> = {
  [mtSicsDialect.name]: mtSicsDialect,
  [sbiDialect.name]: sbiDialect,
  [andDialect.name]: andDialect,
  [andNumberDialect.name]: andNumberDialect,
  [stGsDialect.name]: stGsDialect,
  [ohausDialect.name]: ohausDialect,
  [radwagDialect.name]: radwagDialect,
};
