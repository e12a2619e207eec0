import type { StationPort } from '../../main/contract/station-port.ts';
import type { Query, QueryReply } from '../../main/contract/views.ts';
import type { StationLink } from '../bridge/station-link.ts';
import { useStation } from '../store/station-store.ts';
import type { Fixture } from './fixture.ts';
import { labelPicture } from './label-picture.ts';

/** A station that stands still: it shows one fixture, answers what is asked about it, and refuses every action. */
export function galleryStation(fixture: Fixture): StationLink {
  const { frame } = fixture;
  const port: StationPort = {
    hello: async () => ({ protocol: 1, version: '0.1.0', host: 'direct', station: frame.station.id, terminal: frame.terminal, plant: frame.plant, demo: frame.demo }),
    dispatch: async () => ({
      kind: 'refused',
      denial: {
        seq: 4_418,
        at: frame.now,
        command: null,
        refusals: [{ gate: 'requireCredential', code: 'credential.wrong', data: {}, clears: null }],
        exception: null,
      },
    }),
    query: async (query) => answer(query, fixture),
    subscribe: (onPush) => {
      onPush({ kind: 'view', view: { revision: 1, frame, screen: fixture.screen } });
      for (const live of fixture.live ?? []) onPush({ kind: 'live', live });
      return () => {};
    },
    pulse: async () => {},
  };
  return {
    port,
    watch: (onState) => {
      onState(fixture.link ?? 'up');
      return () => {};
    },
    reconnect: () => {},
  };
}

/** Puts over the screen what the fixture has lying there. */
export const layOver = ({ blocked, overlay, unavailable }: Fixture): void =>
  useStation.setState({ blocked: blocked ?? null, overlay: overlay ?? null, unavailable: unavailable ?? null });

function answer(query: Query, { frame, signing }: Fixture): QueryReply {
  switch (query.kind) {
    case 'signing':
      return signing ?? { kind: 'notFound', what: 'signing' };
    case 'label':
      return labelPicture(query.container);
    case 'health':
      return { kind: 'health', health: frame.health, checkpoint: '4405 9f31c2aa' };
    case 'events':
      return { kind: 'events', events: [], total: 0 };
    case 'equipmentLog':
      return { kind: 'equipmentLog', lines: [] };
  }
}
