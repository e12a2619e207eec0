import { z } from 'zod';
import { ID_PATTERN } from '../ids.ts';

/** An id of one kind, as every command names things. */
export const named = <Id extends string>() =>
  z
    .string()
    .regex(ID_PATTERN)
    .transform((text) => text as Id);

/** A person's own words beside what is chosen: 1–500 characters. */
export const sentence = z.string().trim().min(1).max(500);
