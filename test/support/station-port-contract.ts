import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { StationPort } from '../../main/contract/station-port.ts';
import type { StationPush, StationView } from '../../main/contract/views.ts';
import { commandOf, signInOf } from './commands.ts';

/** A terminal of a station, reached in the way under test. */
export interface PortUnderTest {
  readonly station: string;
  readonly terminal: string;
  readonly person: string;
  readonly secret: string;
  /** A connection of the terminal; each call is a new one and supersedes the last. */
  connect(): Promise<StationPort>;
}

/**
 * What a screen may rely on, whichever way it reaches its station: in memory, over a WebSocket or over Electron's
 * messages. `open` gives a station on which nobody is signed in.
 */
export function stationPortContract(name: string, open: () => Promise<PortUnderTest>): void {
  describe(`a station reached ${name}`, () => {
    it('says who it is', async () => {
      const { connect, station, terminal } = await open();
      expect(await (await connect()).hello()).toMatchObject({ protocol: 1, terminal, station });
    });

    it('answers what is no command with a denial of fixed shape, and goes on', async () => {
      const { connect } = await open();
      const port = await connect();
      for (const input of [
        null,
        7,
        'SignIn',
        [],
        {},
        { type: 'Nonsense' },
        { ...commandOf('SignOut', { station: 'X' }), more: 1 },
      ]) {
        expect(await port.dispatch(input)).toMatchObject({
          kind: 'refused',
          denial: { command: null, refusals: [{ gate: 'requireWellFormed' }], exception: null },
        });
      }
    });

    it('shows a whole view at once and a newer one after each accepted command', async () => {
      const { connect, station, terminal, person, secret } = await open();
      const port = await connect();
      const views = viewsOf(port);
      const first = await views.next(() => true);
      expect(first.frame).toMatchObject({ terminal, person: null });
      expect(await port.dispatch(signInOf(station, person, secret))).toMatchObject({ kind: 'accepted' });
      const second = await views.next(({ frame }) => frame.person !== null);
      expect(second.frame.person?.id).toBe(person);
      expect(second.revision).toBeGreaterThan(first.revision);
      views.end();
    });

    it('[S31] refuses a command without a session with the gate that failed', async () => {
      const { connect, station } = await open();
      const reply = await (await connect()).dispatch(
        commandOf('OpenFunction', { station }, { function: 'weigh' }),
      );
      expect(reply.kind).toBe('refused');
      if (reply.kind !== 'refused') return;
      expect(reply.denial.command).toBe('OpenFunction');
      expect(reply.denial.refusals.map(({ gate }) => gate)).toContain('requireSession');
      expect(reply.denial.seq).toBeGreaterThan(0);
    });

    it('gives a repeated command its first answer', async () => {
      const { connect, station, person, secret } = await open();
      const port = await connect();
      const signIn = signInOf(station, person, secret);
      const first = await port.dispatch(signIn);
      expect(first).toMatchObject({ kind: 'accepted' });
      expect(await port.dispatch(signIn)).toEqual(first);
      expect(await (await connect()).dispatch(signIn)).toEqual(first);
    });

    it('gives each of many requests at once its own answer', async () => {
      const { connect, station, terminal } = await open();
      const port = await connect();
      const commands = ['SignOut', 'LockTerminal', 'LeaveStep', 'StartStep', 'TakeOverStep'].map((type) =>
        commandOf(type, { station }),
      );
      const [hello, lost, ...replies] = await Promise.all([
        port.hello(),
        port.query({ kind: 'label', label: 'container', container: 'NO-SUCH-CONTAINER' }),
        ...commands.map((command) => port.dispatch(command)),
      ]);
      expect(hello.terminal).toBe(terminal);
      expect(lost.kind).toBe('notFound');
      expect(replies.map((reply) => (reply.kind === 'refused' ? reply.denial.command : null))).toEqual(
        commands.map(({ type }) => type),
      );
    });

    it('answers queries and signs of life', async () => {
      const { connect } = await open();
      const port = await connect();
      const reply = await port.query({ kind: 'health' });
      expect(reply).toMatchObject({ kind: 'health', health: { state: expect.any(String) } });
      await expect(port.pulse(false)).resolves.toBeUndefined();
    });

    it('stops telling who does not listen any more', async () => {
      const { connect, station, person, secret } = await open();
      const port = await connect();
      const heard: StationPush[] = [];
      const views = viewsOf(port);
      await views.next(() => true);
      const unsubscribe = port.subscribe((push) => heard.push(push));
      unsubscribe();
      const before = heard.length;
      await port.dispatch(signInOf(station, person, secret));
      await views.next(({ frame }) => frame.person !== null);
      expect(heard).toHaveLength(before);
      views.end();
    });

    it('belongs to the newest connection of its terminal; the older one is told', async () => {
      const { connect, terminal } = await open();
      const older = await connect();
      const told = new Promise<StationPush>((resolve) => {
        older.subscribe((push) => {
          if (push.kind === 'superseded') resolve(push);
        });
      });
      const newer = await connect();
      expect(await told).toEqual({ kind: 'superseded' });
      expect((await newer.hello()).terminal).toBe(terminal);
    });

    it('keeps the text of a command as it was sent', async () => {
      const { connect, station } = await open();
      const port = await connect();
      const reply = await port.dispatch({
        ...signInOf(station, 'NOBODY', 'ünïcödé-😀- '),
        id: randomUUID(),
      });
      expect(reply).toMatchObject({ kind: 'refused', denial: { command: 'SignIn' } });
    });
  });
}

/** The views of a port, to be waited for. */
function viewsOf(port: StationPort) {
  const waiting = new Set<() => void>();
  let newest: StationView | undefined;
  const end = port.subscribe((push) => {
    if (push.kind !== 'view') return;
    newest = push.view;
    for (const look of waiting) look();
  });
  return {
    end,
    next: (passes: (view: StationView) => boolean) =>
      new Promise<StationView>((resolve) => {
        const look = () => {
          if (newest === undefined || !passes(newest)) return;
          waiting.delete(look);
          resolve(newest);
        };
        waiting.add(look);
        look();
      }),
  };
}
