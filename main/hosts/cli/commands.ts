import type { CommandTable } from './dispatch.ts';

/** Every command of the product. A new one is a module in `commands/` and a line here. */
export const COMMANDS = {
  serve: {
    summary: 'start the station in the kiosk host',
    load: () => import('./commands/serve.ts'),
  },
  demo: {
    summary: 'replay the reference scenario through the door and verify its log',
    load: () => import('./commands/demo.ts'),
  },
  verify: {
    summary: 'check a log file, data folder or evidence bundle independently',
    load: () => import('./commands/verify.ts'),
  },
  import: {
    summary: 'found a production plant from its plant file',
    load: () => import('./commands/import.ts'),
  },
  recipe: {
    summary: 'check a recipe file',
    load: () => import('./commands/recipe.ts'),
  },
  decode: {
    summary: 'turn raw device bytes on stdin into one JSON object a frame',
    load: () => import('./commands/decode.ts'),
  },
  simulate: {
    summary: 'run a simulated scale, printer or scanner on a pty or TCP port',
    load: () => import('./commands/simulate.ts'),
  },
  devices: {
    summary: 'list what is connected and what it answers',
    load: () => import('./commands/devices.ts'),
  },
  deliveries: {
    summary: 'tell how far each receiver of events is, and what waits for it',
    load: () => import('./commands/deliveries.ts'),
  },
  backup: {
    summary: 'write a consistent copy of a data folder, with proof',
    load: () => import('./commands/backup.ts'),
  },
  restore: {
    summary: 'put a verified backup into a new data folder',
    load: () => import('./commands/restore.ts'),
  },
  support: {
    summary: 'write a support bundle: technical logs, versions and state, no secrets and no batch data',
    load: () => import('./commands/support.ts'),
  },
  bench: {
    summary: 'measure the performance table as ratios of the same run',
    load: () => import('./commands/bench.ts'),
  },
} satisfies CommandTable;
