import { randomBytes, randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

/** Random bytes for so many ids are asked of the system at once: asking is what an id costs most. */
const IDS_AT_ONCE = 128;
const BYTES_AN_ID = 16;
const pool = new Uint8Array(IDS_AT_ONCE * BYTES_AN_ID);
let used = pool.length;

/** A new UUID of version 7 whose time is the station's own, so that a replayed demo has ids of its dates. */
export function newUuid(utcMs: number): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += BYTES_AN_ID;
  return v7({ msecs: utcMs, random: pool.subarray(used - BYTES_AN_ID, used) });
}

/** 256 random bits as base64url: for launch tokens and cookies. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
