/** A string or number that only its own parser can make: `Brand<string, 'LotId'>` never accepts a bare string. */
declare const brand: unique symbol;
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
