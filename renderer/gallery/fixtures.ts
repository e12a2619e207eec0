import type { Fixture } from './fixture.ts';
import { CHECKS } from './fixtures-check.ts';
import { DISPENSING } from './fixtures-dispense.ts';
import { EXCEPTIONS } from './fixtures-exceptions.ts';
import { OVERLAYS } from './fixtures-overlay.ts';
import { SESSIONS } from './fixtures-session.ts';
import { WORK } from './fixtures-work.ts';

/** Every screen in every state a person can meet, with the figures of the reference batch. */
export const FIXTURES: readonly Fixture[] = [
  ...SESSIONS,
  ...WORK,
  ...CHECKS,
  ...DISPENSING,
  ...OVERLAYS,
  ...EXCEPTIONS,
];
