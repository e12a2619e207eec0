import { afterEach, describe, expect, it } from 'vitest';
import { commandOf, signInOf } from '../support/commands.ts';
import { type RunningStation, startStation } from '../support/running-station.ts';
import { admit, connectTerminal, type StationClient } from '../support/station-client.ts';

const STATION = 'WS-01';

let station: RunningStation;
afterEach(() => station.dispose());

const eventsOf = async (client: StationClient) => {
  const reply = await client.query({ kind: 'events', before: null, denialsOnly: false });
  if (reply.kind !== 'events') throw new Error(`no events but ${reply.kind}`);
  return reply;
};

describe('a flood at the door', () => {
  it('before anybody signed in leaves one event that counts it, and none a message', async () => {
    station = await startStation();
    const admission = await admit(station.stations[0]?.url ?? '');
    const quiet = await connectTerminal(admission);
    const before = (await eventsOf(quiet)).total;
    await quiet.close();
    for (let round = 0; round < 3; round += 1) {
      const client = await connectTerminal(admission, { paced: false });
      const sent = Array.from({ length: 400 }, (_, n) => client.dispatch({ nonsense: n }).catch(() => null));
      expect(await client.ended).toMatchObject({ code: 1008 });
      await Promise.all(sent);
    }
    expect((await station.stop()).code).toBe(0);

    const { dataFolder } = station;
    station = await startStation({ dataFolder });
    const client = await station.open(STATION);
    const { events, total } = await eventsOf(client);
    const floods = events.filter(({ type }) => type === 'DoorFlood');
    expect(floods.length).toBeGreaterThan(0);
    expect(floods.length).toBeLessThanOrEqual(2);
    expect(total - before).toBeLessThan(20);
    const counted = floods.reduce((sum, { summary }) => sum + Number(summary['count']), 0);
    expect(counted).toBeGreaterThanOrEqual(3);
  });

  it('within a session is refused for its pace, command by command, and the session goes on', async () => {
    station = await startStation();
    const admission = await admit(station.stations.find(({ id }) => id === STATION)?.url ?? '');
    const client = await connectTerminal(admission, { paced: false });
    const { screen } = client.view();
    const known =
      screen.kind === 'signIn' ? screen.demoCredentials.find(({ person }) => person === 'OP-101') : undefined;
    expect(await client.dispatch(signInOf(STATION, 'OP-101', known?.secret ?? ''))).toMatchObject({
      kind: 'accepted',
    });
    const { total } = await eventsOf(client);
    const commands = Array.from({ length: 300 }, () =>
      commandOf('LeaveStep', { station: STATION, person: 'OP-101' }),
    );
    const replies = await Promise.all(commands.map((command) => client.dispatch(command)));
    const gates = replies.map((reply) =>
      reply.kind === 'refused' ? reply.denial.refusals.map(({ gate }) => gate) : [],
    );
    expect(gates.filter((each) => each.includes('requirePace')).length).toBeGreaterThanOrEqual(270);
    expect((await eventsOf(client)).total - total).toBeLessThanOrEqual(30);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const after = await client.dispatch(commandOf('LeaveStep', { station: STATION, person: 'OP-101' }));
    expect(after.kind === 'refused' ? after.denial.refusals.map(({ gate }) => gate) : []).not.toContain(
      'requirePace',
    );
    expect(client.view().frame.person?.id).toBe('OP-101');
  });
});
