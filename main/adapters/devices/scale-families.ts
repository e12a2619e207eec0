import type { ScaleFamily } from '../../application/ports/device-family.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { adam } from './adam/driver.ts';
import { and, andNumber } from './and/driver.ts';
import { hidScale } from './hid-scale/driver.ts';
import { kern } from './kern/driver.ts';
import { lineScale } from './line-scale/driver.ts';
import { modbusTcp } from './modbus-tcp/driver.ts';
import { mtSics } from './mt-sics/driver.ts';
import { nci } from './nci/driver.ts';
import { ohaus } from './ohaus/driver.ts';
import { radwag } from './radwag/driver.ts';
import { sbi } from './sbi/driver.ts';
import { sma } from './sma/driver.ts';
import { stGs } from './st-gs/driver.ts';
import { toledo8217 } from './toledo-8217/driver.ts';
import { toledoContinuous } from './toledo-continuous/driver.ts';

/** A family by its profile: the part of a format that the signed configuration settles. The error is one sentence. */
export type ScaleFamilyMaker = (profile: unknown) => Result<ScaleFamily, string>;

const fixed =
  (family: ScaleFamily): ScaleFamilyMaker =>
  (profile) =>
    profile === undefined ? ok(family) : err(`${family.name} takes no profile`);

/** The scale families that can be bound, by the name the configuration uses. A new one is a line here. */
export const SCALE_FAMILIES: Readonly<Record<string, ScaleFamilyMaker>> = {
  [mtSics.name]: fixed(mtSics),
  [sbi.name]: fixed(sbi),
  [and.name]: fixed(and),
  'and-nu': andNumber,
  [stGs.name]: fixed(stGs),
  [ohaus.name]: fixed(ohaus),
  [radwag.name]: fixed(radwag),
  [hidScale.name]: fixed(hidScale),
  kern,
  adam,
  nci,
  [sma.name]: fixed(sma),
  'toledo-8217': toledo8217,
  [toledoContinuous.name]: fixed(toledoContinuous),
  line: lineScale,
  'modbus-tcp': modbusTcp,
};

/** The family of a declaration; one sentence when there is none of that name, or its profile is not one. */
export function scaleFamily(name: string, profile: unknown): Result<ScaleFamily, string> {
  const make = Object.hasOwn(SCALE_FAMILIES, name) ? SCALE_FAMILIES[name] : undefined;
  return make
    ? make(profile)
    : err(`unknown device family "${name}"; known are ${Object.keys(SCALE_FAMILIES).join(', ')}`);
}
