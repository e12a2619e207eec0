import { plantCalendar } from '../../adapters/system/plant-calendar.ts';
import { ok, type Result } from '../../contract/result.ts';
import { openBench } from '../../demo/bench.ts';
import { handsAt } from '../../demo/hands.ts';
import { loadDemoPlant } from '../../demo/plant/load-demo-plant.ts';
import { type BootedNode, openNode } from './open-node.ts';
import type { BootOptions } from './running-node.ts';
import { programVersion } from './version.ts';

/**
 * Brings a node up for a host. The demo plant is founded in an empty demo folder and works with simulated
 * instruments behind the same gates; a production folder opens only what its configuration declares.
 */
export async function bootNode({
  dataFolder,
  demo,
  station,
  captureInto,
}: BootOptions): Promise<Result<BootedNode, string>> {
  const version = programVersion();
  const capture = captureInto === undefined ? {} : { captureInto };
  if (!demo) {
    return narrowed(
      await openNode({
        dataFolder,
        kind: 'production',
        version,
        found: null,
        devices: null,
        ...capture,
      }),
      station,
    );
  }
  const zone = loadDemoPlant(null).founding.site;
  const today = plantCalendar(zone.timeZone, zone.dayStart).momentAt(Date.now(), 0).day;
  const { founding, credentials } = loadDemoPlant(today);
  const bench = await openBench(founding.equipment);
  const opened = await openNode({
    dataFolder,
    kind: 'demo',
    version,
    found: { founding, credentials },
    devices: bench.declarations,
    ...capture,
    demoCredentials: credentials,
    hands: (state, at, request) => handsAt(bench, state, at, credentials, request),
  });
  if (!opened.ok) {
    await bench.close();
    return opened;
  }
  const { value } = opened;
  return narrowed(
    ok({
      ...value,
      close: async () => {
        await value.close();
        await bench.close();
      },
    }),
    station,
  );
}

/** Only one station of the node, when the host is to show just that. */
function narrowed(
  opened: Result<BootedNode, string>,
  station: string | undefined,
): Result<BootedNode, string> {
  if (!opened.ok || station === undefined) return opened;
  const stations = opened.value.stations.filter(({ id }) => id === station);
  return stations.length > 0
    ? ok({ ...opened.value, stations })
    : { ok: false, error: `This node has no station ${station}.` };
}
