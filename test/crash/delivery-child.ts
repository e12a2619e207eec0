/** Delivers the log of a folder to the receiver at a URL until it is killed. Arguments: folder, URL. */
import { join } from 'node:path';
import { systemClock } from '../../main/adapters/devices/system-clock.ts';
import { httpReceiver } from '../../main/adapters/events-out/http-receiver.ts';
import { openPositions } from '../../main/adapters/events-out/position-folder.ts';
import { openEventStore } from '../../main/adapters/sqlite/sqlite-event-store.ts';
import { startDeliveries } from '../../main/application/deliveries/deliveries.ts';
import { NODE } from '../support/log-fixtures.ts';
import { testSigner } from '../support/signed-log.ts';

const [folder = '', url = ''] = process.argv.slice(2);
const store = openEventStore(join(folder, 'log.sqlite'));
startDeliveries({
  log: { locked: null, read: (after, limit) => store.read(after, limit) },
  receivers: [httpReceiver({ name: 'qms', url: new URL(url), timeoutMs: 5000, ca: null })],
  positions: openPositions(folder),
  source: { node: NODE, plant: 'Crash', kind: 'demo' },
  signer: testSigner(),
  timers: systemClock,
  now: Date.now,
  random: Math.random,
  journal: { info: () => {}, warn: () => {}, error: () => {} },
});
