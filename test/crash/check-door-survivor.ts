import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { foldersOf } from '../../main/adapters/sqlite/data-folder.ts';
import { openEventStore } from '../../main/adapters/sqlite/sqlite-event-store.ts';
import { readAll } from '../../main/application/ports/event-store.ts';
import { recordedEvent } from '../../main/application/station/record.ts';
import { COMMAND_TYPES } from '../../main/contract/parse-command.ts';
import type { Reply } from '../../main/contract/replies.ts';
import type { StationPort } from '../../main/contract/station-port.ts';
import { evolve } from '../../main/domain/evolve/evolve.ts';
import type { LogRow } from '../../main/domain/log/chain.ts';
import { type EventEnvelope, parseEntry } from '../../main/domain/log/entry.ts';
import { CLOCK_TOLERANCE_MS, type ClockSetBack } from '../../main/domain/log/log-events.ts';
import { PlantState } from '../../main/domain/state.ts';
import type { BootedNode } from '../../main/hosts/shared/open-node.ts';
import { verifyLog } from '../../main/verifier/verify-log.ts';
import { type DoorAck, digestOf } from './door-acks.ts';
import { secretOf } from './door-office.ts';
import { openStation, type StationSetting } from './door-station.ts';

/** What was found after a crash: everything that is wrong, one sentence each, and the record as it stands. */
export interface Survivor {
  readonly violations: readonly string[];
  readonly state: PlantState;
  readonly rows: readonly LogRow[];
}

/**
 * Opens what survived as a host does and holds it to every answer that was given: the same command id gets the same
 * answer and writes nothing, and what the station knows is what it knew then, and what the record alone says.
 */
export async function checkDoorSurvivor(
  root: string,
  acks: readonly DoorAck[],
  setting: StationSetting,
): Promise<Survivor> {
  const told = acks.filter(({ reply }) => isTold(reply));
  const { log, data } = foldersOf(join(root, 'data'));
  const nothing = { rows: [], state: new PlantState() };
  const opened = await openStation(root, setting);
  if (!opened.ok) return { ...nothing, violations: [`the station does not open: ${opened.error}`] };
  const { connect, node, close } = opened.value;
  const violations: string[] = [];
  const known = await stateOf(opened.value);
  const newcomer = { id: randomUUID(), ...SIGNS_IN };
  const asked = new Map<string, Reply>();
  try {
    if (known.trouble !== null) violations.push(`the station is locked: ${known.trouble}`);
    violations.push(...(await answersOf(opened.value, told)));
    for (const { open, terminal } of node.state.all('sessions'))
      if (open) violations.push(`${terminal} is still signed in`);
    const reply = await connect(TERMINAL, 'kiosk').dispatch(newcomer);
    if (reply.kind !== 'accepted') violations.push(`nobody can sign in: ${JSON.stringify(reply)}`);
    for (const { terminal, command } of unknownOf(acks)) {
      asked.set(command.id, await connect(terminal, 'kiosk').dispatch(command));
    }
  } finally {
    await close();
  }
  const rows = rowsIn(log);
  const { before, since } = atStart(rows, newcomer.id);
  const { state, violations: forgotten } = replay(before, told);
  violations.push(...forgotten);
  if (digestOf(replay(rows.slice(0, known.head), []).state) !== known.state)
    violations.push('the opened station does not know what its record says');
  violations.push(...unlike(rows, asked));
  // A founding that was cut off is taken up again.
  const isFounded = state.get('plant', 'plant') !== undefined;
  for (const entry of isFounded ? since : []) {
    const { type, command } = entry;
    if (command.id !== newcomer.id && !asked.has(command.id) && !OF_A_START.has(type) && !tellsClock(entry))
      violations.push(`a start and repeated commands wrote ${type}`);
  }
  const { failures } = await verifyLog(data);
  for (const failure of failures) violations.push(`${failure.class} at ${failure.seq}: ${failure.message}`);
  return { violations, state, rows };
}

/** What this start found, and what it wrote: its own boot id stands in the event of the newcomer. */
function atStart(rows: readonly LogRow[], newcomer: string) {
  const entries = rows.map(({ body }) => parseEntry(body));
  const boot = entries.find(({ command }) => command.id === newcomer)?.clock.boot;
  const first = entries.findIndex(({ clock }) => clock.boot === boot);
  const found = first < 0 ? rows.length : first;
  return { before: rows.slice(0, found), since: entries.slice(found) };
}

/** What a start writes by itself: whoever was signed in is not any more, and a print under way is for a person to settle. */
const OF_A_START: ReadonlySet<string> = new Set(['SessionEnded', 'LabelPrinted']);

/** The clock of the machine itself went back meanwhile: the log says so, and it is so. */
const tellsClock = ({ type, at, data }: EventEnvelope): boolean =>
  type === 'ClockSetBack' && Date.parse(at) < Date.parse((data as ClockSetBack).from) - CLOCK_TOLERANCE_MS;

const TERMINAL = 'QA-01-1';
const SIGNS_IN = {
  type: 'SignIn',
  context: { station: 'QA-01', person: null, batch: null, step: null },
  person: 'QA-01',
  secret: secretOf('QA-01'),
};

/** What the record alone says about the answers that were given, without opening the station. */
export function checkRecord(root: string, acks: readonly DoorAck[]): readonly string[] {
  const { log } = foldersOf(join(root, 'data'));
  return replay(existsSync(log) ? rowsIn(log) : [], acks).violations;
}

function rowsIn(log: string): readonly LogRow[] {
  const store = openEventStore(log);
  try {
    return [...readAll(store)];
  } finally {
    store.close();
  }
}

/** The record folded event by event; at each answer it must say what the station knew when it gave it. */
function replay(
  rows: readonly LogRow[],
  acks: readonly DoorAck[],
): { readonly state: PlantState; readonly violations: string[] } {
  const violations: string[] = [];
  const state = new PlantState();
  const byHead = Map.groupBy(acks, ({ head }) => head);
  for (const row of rows) {
    const recorded = recordedEvent(row);
    const draft = state.draft();
    if (recorded) evolve(draft, recorded);
    state.absorb(draft);
    const known = byHead.get(row.seq) ?? [];
    const digest = known.length > 0 ? digestOf(state) : '';
    for (const ack of known)
      if (ack.state !== digest) violations.push(`at event ${row.seq} the station knew something else`);
  }
  for (const { head } of acks)
    if (head > rows.length) violations.push(`event ${head} was shown and is not there`);
  return { state, violations };
}

/** Head and state are read in one turn, so that they belong together. */
async function stateOf({ node, connect }: BootedNode) {
  const asked = connect(TERMINAL, 'kiosk').query({ kind: 'health' });
  const state = digestOf(node.state);
  const answer = await asked;
  if (answer.kind !== 'health') throw new Error('the station does not tell its health');
  const { events: head, state: health, reasons } = answer.health;
  return { head, state, trouble: health === 'locked' ? JSON.stringify(reasons) : null };
}

/** Commands that were never answered: whether they are recorded, only the log knows. */
function unknownOf(acks: readonly DoorAck[]) {
  const told = new Set(acks.flatMap(({ command, reply }) => (isTold(reply) ? [command?.id] : [])));
  return acks.flatMap(({ terminal, command, reply }) =>
    isCommand(command) && !isTold(reply) && !told.has(command.id) ? [{ terminal, command }] : [],
  );
}

/** What is no command has no id of its own in the record. */
const isCommand = (command: DoorAck['command']): command is NonNullable<DoorAck['command']> =>
  command !== null && COMMAND_TYPES.some((type) => type === command.type);

const isTold = (reply: Reply | null): boolean => reply?.kind !== 'unavailable';

/** Asked again, each must be answered by what the log says of it. */
function unlike(rows: readonly LogRow[], asked: ReadonlyMap<string, Reply>): readonly string[] {
  const entries = rows.map(({ body }) => parseEntry(body));
  return [...asked].flatMap(([id, reply]) => {
    const parts = entries.filter(({ command }) => command.id === id);
    const seq = reply.kind === 'accepted' ? reply.seq : reply.kind === 'refused' ? reply.denial.seq : -1;
    const recorded = (reply.kind === 'accepted' ? parts.at(-1) : parts[0])?.seq ?? 0;
    return seq === recorded ? [] : [`${id} is answered ${JSON.stringify(reply)} and recorded at ${recorded}`];
  });
}

async function answersOf(node: BootedNode, acks: readonly DoorAck[]): Promise<readonly string[]> {
  const violations: string[] = [];
  const ports = new Map<string, StationPort>();
  for (const { terminal, command, reply } of acks) {
    if (command === null || reply === null || isUnrecorded(reply)) continue;
    const port = ports.get(terminal) ?? node.connect(terminal, 'kiosk');
    ports.set(terminal, port);
    const again = await port.dispatch(command);
    if (!isDeepStrictEqual(again, reply))
      violations.push(
        `${command.type} ${command.id}: ${JSON.stringify(reply)}, again ${JSON.stringify(again)}`,
      );
  }
  return violations;
}

/** What no record has to answer for: refused before anybody was signed in, or no command at all. */
const isUnrecorded = (reply: Reply): boolean =>
  reply.kind === 'refused' && (reply.denial.seq === 0 || reply.denial.command === null);
