import { afterAll, beforeAll } from 'vitest';
import type { StationPort } from '../../main/contract/station-port.ts';
import type { StationView } from '../../main/contract/views.ts';
import { bootNode } from '../../main/hosts/shared/boot-node.ts';
import type { RunningNode } from '../../main/hosts/shared/running-node.ts';
import { commandOf } from '../support/commands.ts';
import { newDataFolder, type RunningStation, startStation } from '../support/running-station.ts';
import { type Admission, admit, connectTerminal } from '../support/station-client.ts';
import { type PortUnderTest, stationPortContract } from '../support/station-port-contract.ts';

const STATION = 'WS-01';
const PERSON = 'OP-101';

let node: RunningNode;
let served: RunningStation;
let admission: Admission;

beforeAll(async () => {
  const booted = await bootNode({ dataFolder: newDataFolder(), demo: true });
  if (!booted.ok) throw new Error(booted.error);
  node = booted.value;
  served = await startStation();
  admission = await admit(served.stations.find(({ id }) => id === STATION)?.url ?? '');
});

afterAll(async () => {
  await node.close();
  await served.dispose();
});

stationPortContract('in memory, the demo plant behind it', () =>
  underTest(async () =>
    node.connect(node.stations.find(({ id }) => id === STATION)?.terminal ?? '', 'kiosk'),
  ),
);

stationPortContract('through serve, the demo plant behind it', () =>
  underTest(() => connectTerminal(admission)),
);

/** The terminal with nobody signed in, whatever the test before left. */
async function underTest(connect: () => Promise<StationPort>): Promise<PortUnderTest> {
  const port = await connect();
  const view = await currentView(port);
  const { person, terminal } = view.frame;
  if (person !== null) await port.dispatch(commandOf('SignOut', { station: STATION, person: person.id }));
  const { screen } = await currentView(port, ({ frame }) => frame.person === null);
  const known =
    screen.kind === 'signIn' ? screen.demoCredentials.find((each) => each.person === PERSON) : undefined;
  if (known === undefined) throw new Error(`no credentials of ${PERSON} on screen ${screen.kind}`);
  return { station: STATION, terminal, person: PERSON, secret: known.secret, connect };
}

function currentView(
  port: StationPort,
  passes: (view: StationView) => boolean = () => true,
): Promise<StationView> {
  return new Promise((resolve) => {
    const unsubscribe = port.subscribe((push) => {
      if (push.kind !== 'view' || !passes(push.view)) return;
      queueMicrotask(() => unsubscribe());
      resolve(push.view);
    });
  });
}
