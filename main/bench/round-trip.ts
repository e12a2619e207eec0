import { join } from 'node:path';
import { openKiosk } from '../hosts/kiosk/kiosk-host.ts';
import { openBareTable } from './bare-table.ts';
import { openBenchStation } from './bench-station.ts';
import { judged, type Line } from './line.ts';
import type { BenchOptions } from './options.ts';
import { openScreens } from './screens.ts';
import { median, quantile } from './statistics.ts';

/** Between two commands there is time for the pictures of the last one. */
const PAUSE_MS = 10;
const DAY_MS = 86_400_000;
const BODY_BYTES = 600;
/** What transport, host and pictures may add to one sync. */
const MOST_MS = 5;

/** Command to answer over the kiosk host's WebSocket, every terminal with a screen that takes its pictures, outside the station's thread. */
export async function measureRoundTrip({ folder, quick }: BenchOptions): Promise<readonly Line[]> {
  const count = quick ? 200 : 1_000;
  const station = await openBenchStation(join(folder, 'round-trip'), Date.now() - DAY_MS, 'W');
  await station.prepare(count);
  const kiosk = await openKiosk({
    node: station.booted,
    port: 0,
    assets: undefined,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    onLaunched: () => {},
  });
  if (!kiosk.ok) throw new Error(kiosk.error);
  const manned = new Set(Object.values(station.crew).map((hand) => hand.station));
  const screens = await openScreens(
    kiosk.value.stations.filter(({ id }) => manned.has(id)).map(({ id, url }) => [id, url]),
  );
  const bare = openBareTable(join(folder, 'bare-round-trip.sqlite'), BODY_BYTES);
  const trips: number[] = [];
  const syncs: number[] = [];
  try {
    for (let at = 0; at < count; at += 1) {
      await station.act(async ({ command }) => {
        const { reply, took } = await screens.dispatch({ station: command.context.station, command });
        trips.push(took);
        return reply;
      });
      syncs.push(bare.insert());
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  } finally {
    await screens.close();
    bare.close();
    await kiosk.value.close();
    await station.close();
  }
  const p95 = quantile(trips, 0.95);
  const sync = quantile(syncs, 0.95);
  return [
    judged(
      {
        id: 'round-trip',
        what: 'command to answer over the WebSocket, p95',
        unit: 'ms',
        note: `p50 ${median(trips).toFixed(2)} ms over ${count} commands of three screens; the limit is ${MOST_MS} ms and one durable row (p95 ${sync.toFixed(2)} ms)`,
      },
      p95,
      { atMost: MOST_MS + sync },
    ),
  ];
}
