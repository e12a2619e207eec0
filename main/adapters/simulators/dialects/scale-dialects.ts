import { adamDialect } from './adam.ts';
import { andDialect, andNumberDialect } from './and.ts';
import { kernDialect } from './kern.ts';
import { lineDialect } from './line.ts';
import { modbusTcpDialect } from './modbus-tcp.ts';
import { mtSicsDialect } from './mt-sics.ts';
import { nciDialect } from './nci.ts';
import { ohausDialect } from './ohaus.ts';
import { radwagDialect } from './radwag.ts';
import { sbiDialect } from './sbi.ts';
import type { ScaleDialect } from './scale-dialect.ts';
import { smaDialect } from './sma.ts';
import { stGsDialect } from './st-gs.ts';
import { toledo8217Dialect } from './toledo-8217.ts';
import { toledoContinuousDialect } from './toledo-continuous.ts';

/** Every dialect a simulated scale can speak, by the name of its family. A new one is a line here. */
export const SCALE_DIALECTS: Readonly<Record<string, ScaleDialect>> = {
  [mtSicsDialect.name]: mtSicsDialect,
  [sbiDialect.name]: sbiDialect,
  [andDialect.name]: andDialect,
  [andNumberDialect.name]: andNumberDialect,
  [stGsDialect.name]: stGsDialect,
  [ohausDialect.name]: ohausDialect,
  [radwagDialect.name]: radwagDialect,
  [kernDialect.name]: kernDialect,
  [adamDialect.name]: adamDialect,
  [nciDialect.name]: nciDialect,
  [smaDialect.name]: smaDialect,
  [toledo8217Dialect.name]: toledo8217Dialect,
  [toledoContinuousDialect.name]: toledoContinuousDialect,
  [lineDialect.name]: lineDialect,
  [modbusTcpDialect.name]: modbusTcpDialect,
};
