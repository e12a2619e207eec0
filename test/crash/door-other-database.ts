/**
 * Loaded with `--import` before the station: its database is opened as always and then set as CRASH_SYNCHRONOUS and
 * CRASH_AUTOCHECKPOINT say. The product knows nothing of it, and has no such switch.
 */
import { registerHooks } from 'node:module';

const REAL = new URL('../../main/adapters/sqlite/open-database.ts', import.meta.url).href;
const REPLACEMENT = new URL('./door-set-database.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    return found.url === REAL && context.parentURL !== REPLACEMENT ? { ...found, url: REPLACEMENT } : found;
  },
});
