import { parseCommand } from '../../main/contract/parse-command.ts';
import type { GateId } from '../../main/contract/refusals.ts';
import type { Reply } from '../../main/contract/replies.ts';
import type { StationPort } from '../../main/contract/station-port.ts';
import type { Health, StationPush, StationView } from '../../main/contract/views.ts';
import type { KioskNode } from '../../main/hosts/kiosk/kiosk-host.ts';

/** A node without rules: it answers as a station does, so that what a host adds or loses on the way can be seen. */
export interface FakeNode extends KioskNode {
  /** Every input that reached the door, in order, with the terminal it came from. */
  readonly arrived: readonly { readonly terminal: string; readonly input: unknown }[];
  readonly pulses: readonly string[];
  readonly superseded: readonly string[];
  readonly floods: readonly number[];
  readonly wakes: readonly number[];
  readonly isClosed: () => boolean;
  /** Sends something to whoever watches the terminal. */
  tell(terminal: string, push: StationPush): void;
  listeners(terminal: string): number;
}

/** The hash of the one attachment of this node. */
export const ATTACHED = 'a'.repeat(64);
export const RIGHT_SECRET = 'heron-8261';
const STATIONS = ['WS-01', 'PL-3'];
/** The terminal of a station, as the node names it. */
export const terminalOf = (station: string): string => `${station}-1`;

const HEALTH: Health = {
  state: 'ready',
  reasons: [],
  events: 1,
  unpinned: 0,
  backupAgeHours: null,
  clock: 'simulated',
  proof: 'verified',
  deliveries: [],
};

interface Terminal {
  readonly station: string;
  person: string | null;
  revision: number;
  listeners: Set<(push: StationPush) => void>;
}

export function fakeNode(stations: readonly string[] = STATIONS): FakeNode {
  const terminals = new Map<string, Terminal>(
    stations.map((id) => [terminalOf(id), { station: id, person: null, revision: 1, listeners: new Set() }]),
  );
  const answers = new Map<string, Reply>();
  const arrived: { terminal: string; input: unknown }[] = [];
  const pulses: string[] = [];
  const superseded: string[] = [];
  const floods: number[] = [];
  const wakes: number[] = [];
  let seq = 1;
  let closed = false;

  const at = (terminal: string): Terminal => {
    const found = terminals.get(terminal);
    if (found === undefined) throw new Error(`this node has no terminal ${terminal}`);
    return found;
  };

  function decide(name: string, input: unknown): Reply {
    const terminal = at(name);
    const parsed = parseCommand(input);
    if (!parsed.ok) return refused('requireWellFormed', null, { ...parsed.error });
    const command = parsed.value;
    const before = answers.get(command.id);
    if (before !== undefined) return before;
    const reply = ((): Reply => {
      if (command.type === 'SignIn') {
        if (command.secret !== RIGHT_SECRET) return refused('requireCredential', 'SignIn', {});
        terminal.person = command.person;
      } else if (terminal.person === null) return refused('requireSession', command.type, {});
      else if (command.type === 'SignOut') terminal.person = null;
      terminal.revision += 1;
      seq += 1;
      return { kind: 'accepted', seq };
    })();
    answers.set(command.id, reply);
    const push: StationPush = { kind: 'view', view: viewOf(name, terminal) };
    for (const listener of terminal.listeners) listener(push);
    return reply;
  }

  function refused(gate: GateId, command: 'SignIn' | null | string, data: Record<string, string>): Reply {
    seq += 1;
    const refusals = [{ gate, code: `${gate}.fake`, data, clears: null }];
    const denial = {
      seq,
      at: '2026-01-05T06:00:00.000Z',
      command: command as 'SignIn' | null,
      refusals,
      exception: null,
    };
    return { kind: 'refused', denial };
  }

  return {
    stations: stations.map((id) => ({ id, name: `Station ${id}`, terminal: terminalOf(id) })),
    arrived,
    pulses,
    superseded,
    floods,
    wakes,
    isClosed: () => closed,
    listeners: (terminal) => at(terminal).listeners.size,
    tell(terminal, push) {
      for (const listener of at(terminal).listeners) listener(push);
    },
    connect(name, host): StationPort {
      const terminal = at(name);
      if (terminal.listeners.size > 0) {
        superseded.push(name);
        for (const listener of terminal.listeners) listener({ kind: 'superseded' });
        terminal.listeners.clear();
      }
      return {
        hello: async () => ({
          protocol: 1,
          version: '0.1.0',
          host,
          station: terminal.station,
          terminal: name,
          plant: 'Testwerk',
          demo: true,
        }),
        async dispatch(input) {
          arrived.push({ terminal: name, input });
          return decide(name, input);
        },
        query: async (query) =>
          query.kind === 'health'
            ? { kind: 'health', health: HEALTH, checkpoint: null }
            : { kind: 'notFound', what: query.kind },
        subscribe(onPush) {
          terminal.listeners.add(onPush);
          onPush({ kind: 'view', view: viewOf(name, terminal) });
          return () => terminal.listeners.delete(onPush);
        },
        upload: async () => ({ kind: 'refused', code: 'noSession' }),
        pulse: async () => void pulses.push(name),
      };
    },
    attachment: (terminal, sha256) =>
      at(terminal).person !== null && sha256 === ATTACHED
        ? { mediaType: 'image/png', content: Buffer.from('a picture') }
        : null,
    wake: () => void wakes.push(wakes.length),
    permitUpdate: async () => 'not now',
    countFlood: (count) => void floods.push(count),
    close: async () => {
      closed = true;
    },
  };
}

function viewOf(terminal: string, { station: id, person, revision }: Terminal): StationView {
  return {
    revision,
    frame: {
      plant: 'Testwerk',
      demo: true,
      station: { id, name: `Station ${id}`, functions: ['weigh'] },
      terminal,
      now: '2026-01-05T07:00:00+01:00',
      night: false,
      person: person === null ? null : { id: person, name: 'M. Alvarez', roles: ['operator'] },
      locksIn: null,
      devices: [],
      health: HEALTH,
      batch: null,
      rail: [],
    },
    screen: { kind: 'signIn', locked: false, roster: [], demoCredentials: [] },
  };
}
