import { openNode } from '../hosts/shared/open-node.ts';
import { BENCH_VERSION, crewOf, plantOfToday } from './bench-plant.ts';
import { hold } from './hand.ts';
import type { StartUp } from './start-up.ts';

/** Opens the folder of the first argument as the product does, lets one person sign in, and ends as a power cut would. */
const plant = plantOfToday();
const programMs = performance.now();
const opened = await openNode({
  dataFolder: process.argv[2] ?? '',
  kind: 'demo',
  version: BENCH_VERSION,
  found: null,
  devices: [],
});
if (!opened.ok) throw new Error(opened.error);
const { booth } = crewOf(plant, (terminal) => opened.value.connect(terminal, 'kiosk'));
const openedMs = performance.now();
const move = booth.signIn();
hold(move, await move.port.dispatch(move.command));
const answeredMs = performance.now();

globalThis.gc?.();
const { rss, heapUsed } = process.memoryUsage();
const found: StartUp = {
  programMs,
  openMs: openedMs - programMs,
  actionMs: answeredMs - openedMs,
  rssBytes: rss,
  heapBytes: heapUsed,
  peakBytes: process.resourceUsage().maxRSS * 1024,
};
process.stdout.write(JSON.stringify(found), () => process.exit(0));
