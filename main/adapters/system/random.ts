import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** A new UUID of version 7 whose time is the station's own, so that a replayed demo has ids of its dates. */
export const newUuid = (utcMs: number): string => v7({ msecs: utcMs });

/** 256 random bits as base64url: for launch tokens and cookies. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
