import type { Fixture } from './fixture.ts';
import { VERIFYING } from './fixtures-verify.ts';
import { WEIGHING } from './fixtures-weigh.ts';

/** Weighing out one material, from the scale to the signature. */
export const DISPENSING: readonly Fixture[] = [...WEIGHING, ...VERIFYING];
