import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Reply } from '../../main/contract/replies.ts';
import { ALLOCATIONS, RECIPE } from '../support/floor/door-plant.ts';
import type { StationClient } from '../support/station-client.ts';
import { PLANT } from './door-station.ts';

type Draft = { readonly type: string } & Readonly<Record<string, unknown>>;

/** A lot that no batch of these tests uses. */
const OTHER_LOT = 'MS-2511-020';
const NOBODY = { person: null, secret: '-', textHash: '0'.repeat(64) };

/** Somebody at a terminal without instruments, working quicker than any hand. */
export class Clerk {
  readonly #client: StationClient;
  readonly #station: string;

  constructor(client: StationClient, station: string) {
    this.#client = client;
    this.#station = station;
  }

  /** What the station could not tell is asked once more under the same id, as a screen does. */
  async send(draft: Draft): Promise<Reply> {
    const command = { id: randomUUID(), context: this.#context(), ...draft };
    const reply = await this.#client.dispatch(command);
    return reply.kind === 'unavailable' ? this.#client.dispatch(command) : reply;
  }

  async sign(draft: Draft, person: string): Promise<Reply> {
    const context = this.#context();
    const shown = await this.#client.query({
      kind: 'signing',
      command: { context, ...draft, signature: NOBODY },
    });
    if (shown.kind !== 'signing') return this.send({ ...draft, signature: NOBODY });
    const signer = shown.needsPerson ? person : null;
    return this.send({
      ...draft,
      signature: { person: signer, secret: secretOf(person), textHash: shown.hash },
    });
  }

  async signIn(person: string): Promise<void> {
    await this.send({ type: 'SignIn', person, secret: secretOf(person) });
    await setImmediate();
    await setImmediate();
  }

  #context() {
    const { screen, frame } = this.#client.view();
    const person = screen.kind === 'signIn' ? null : (frame.person?.id ?? null);
    return {
      station: this.#station,
      person,
      batch: person === null ? null : (frame.batch?.id ?? null),
      step: person === null ? null : (frame.batch?.step ?? null),
    };
  }
}

export function secretOf(person: string): string {
  const secret = PLANT.secrets.get(person);
  if (secret === undefined) throw new Error(`nobody knows the secret of ${person}`);
  return secret;
}

/** Quality issues batch after batch, places holds, and tries what it may not. */
export async function qualityWork(clerk: Clerk, round: string): Promise<void> {
  await clerk.signIn('QA-01');
  const batch = `B-${round}`;
  await clerk.sign({ type: 'IssueBatch', ...RECIPE, batch, allocations: ALLOCATIONS }, 'QA-01');
  await clerk.send({
    type: 'PlaceHold',
    object: { kind: 'lot', id: OTHER_LOT },
    reason: 'investigation',
    narrative: `Round ${round}.`,
  });
  await clerk.sign({ type: 'IssueBatch', ...RECIPE, batch, allocations: ALLOCATIONS }, 'QA-01');
  await clerk.send({ type: 'OpenFunction', function: 'weigh' });
  await clerk.send({ type: 'SignOut' });
}

/** The booth enters the newest batch, answers the clearance, types what must be scanned, and hands over. */
export async function boothWork(clerk: Clerk, batch: string, round: number): Promise<void> {
  await clerk.send({ type: 'SignIn', person: 'OP-101', secret: 'not-the-secret' });
  await clerk.signIn('OP-101');
  await clerk.send({ type: 'EnterStep', batch, step: '20' });
  await setImmediate();
  await setImmediate();
  await clerk.send({ type: 'StartStep' });
  await clerk.send({ type: 'AnswerItem', item: '1', answer: { kind: 'confirmed' } });
  await clerk.send({ type: 'TypeIdentity', text: `LOC/WS-01-WASTE-${round}` });
  await clerk.send({ type: 'AnswerItem', item: '2', answer: { kind: 'count', value: 0 } });
  await clerk.send({ type: 'AnswerItem', item: '4', answer: { kind: 'reference', value: `CL-${round}` } });
  await clerk.sign({ type: 'CompleteStep' }, 'OP-101');
  await clerk.send({ type: 'Nonsense', round });
  await clerk.send({ type: 'SuspendStep', reason: 'break' });
  await clerk.send({ type: 'LeaveStep' });
  await clerk.send({ type: 'LockTerminal' });
}

/** The line reports and holds what it saw. */
export async function lineWork(clerk: Clerk, round: number): Promise<void> {
  await clerk.signIn('SUP-01');
  await clerk.send({ type: 'ReportException', category: 'other', narrative: `Seen in round ${round}.` });
  await clerk.send({ type: 'EnterStep', batch: 'NO-SUCH', step: '20' });
  await clerk.send({ type: 'MoveContainer', container: 'CB-2508-009-01', location: 'STG-01' });
  await clerk.send({ type: 'SignOut' });
}
