import { afterAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../../main/contract/replies.ts';
import type { DomainEvent, EventType, RecordedEvent } from '../../../../main/domain/events.ts';
import type { EventEnvelope } from '../../../../main/domain/log/entry.ts';
import { LOG_STREAM } from '../../../../main/domain/log/log-events.ts';
import type { Desk } from '../../../support/floor/desk.ts';
import type { Floor } from '../../../support/floor/floor.ts';
import { openSituation } from '../../../support/floor/saved-situations.ts';
import type { SituationName } from '../../../support/floor/situations.ts';

/** Where a person stands: a terminal, and the step that its session is in; no step where there is none. */
export interface Place {
  readonly station: string;
  readonly person: string;
  readonly batch: string;
  readonly step: string | null;
}

/** One way in which a determined person would bring the failure about. */
export interface Way {
  readonly way: string;
  readonly at: SituationName;
  readonly place?: Partial<Place>;
  /** What they do; the last act is the one that must be refused. */
  readonly act: (desk: Desk, floor: Floor) => Promise<Reply | null>;
  /** Every gate that refuses it, by its code; all of them stand in the log. */
  readonly refused: readonly string[];
  /** What the refusal comes to by rule: the exception with its owner, and what is on hold. */
  readonly opens?: { readonly trigger: string; readonly owner: string; readonly holds?: readonly string[] };
  /** The owner of the open exception that the refusal is counted on (rules §1). */
  readonly countedOn?: string;
  /** What was done before the refusal stays: the next way begins on another floor. */
  readonly leavesTraces?: true;
  /** The step as its screen shows it afterwards. */
  readonly state?: string;
}

interface Failure {
  readonly place: Place;
  readonly ways: readonly Way[];
  /** What happens only when the failure does. */
  readonly never: readonly EventType[];
  /** The rules of the floor, held against the record alone. */
  readonly broken?: (recorded: readonly RecordedEvent[]) => readonly string[];
}

interface Tried {
  readonly way: Way;
  readonly reply: Extract<Reply, { kind: 'refused' }>;
}

/** A specification of one failure that must be impossible: each way is tried, and the record is held against the rules. */
export function everyWayIsClosed(failure: string, { place, ways, never, broken }: Failure): void {
  let floor: Floor | null = null;
  let tried: Tried[] = [];

  async function end(): Promise<void> {
    const ended = floor;
    floor = null;
    const made = tried;
    tried = [];
    if (!ended) return;
    try {
      await ended.close();
      const record = ended.record();
      for (const each of made) expectRecorded(record, each, never);
      expect(broken?.(record.flatMap(asRecorded)) ?? []).toEqual([]);
      expect(await ended.wrongWithLog()).toEqual([]);
    } finally {
      await ended.dispose();
    }
  }

  describe(failure, () => {
    afterAll(end);

    it.each(ways.map((way, index) => ({ ...way, next: ways[index + 1] })))(
      '$way: $refused',
      async ({ next, ...way }) => {
        floor ??= await openSituation(way.at);
        try {
          const desk = await stand(floor, { ...place, ...way.place });
          const reply = await way.act(desk, floor);
          if (reply?.kind !== 'refused') throw new Error(`it was ${reply?.kind ?? 'accepted'}`);
          expect(reply.denial.refusals.map(({ code }) => code).sort()).toEqual([...way.refused].sort());
          tried.push({ way, reply });
          expect(reply.denial.exception?.owner).toBe(way.opens?.owner ?? way.countedOn);
          if (way.state !== undefined)
            await desk.shows(({ screen }) => 'state' in screen && screen.state === way.state);
        } catch (error) {
          await floor.dispose();
          floor = null;
          tried = [];
          throw error;
        }
        // An exception changes what comes after it: the next way begins on a floor without it.
        if (way.opens || way.leavesTraces || next?.at !== way.at) await end();
      },
      120_000,
    );
  });
}

async function stand(floor: Floor, { station, person, batch, step }: Place): Promise<Desk> {
  const desk = await floor.at(station);
  if (desk.context.person !== person) await desk.signIn(person);
  if (step === null && desk.context.step !== null) await desk.leave();
  if (step !== null && (desk.context.batch !== batch || desk.context.step !== step))
    await desk.enter(batch, step);
  return desk;
}

/** The refusal stands in the record with every gate, what it opened beside it, and nothing of the failure after it. */
function expectRecorded(
  record: readonly EventEnvelope[],
  { way, reply }: Tried,
  never: Failure['never'],
): void {
  const denied = record.find(({ seq }) => seq === reply.denial.seq);
  expect(denied, way.way).toMatchObject({ type: 'CommandDenied', data: { refusals: reply.denial.refusals } });
  const together = record.filter(({ command }) => command.id === denied?.command.id);
  const of = (type: EventType) => together.filter((each) => each.type === type).map(({ data }) => data);
  expect(of('ExceptionOpened'), way.way).toMatchObject(
    way.opens ? [{ exception: { trigger: way.opens.trigger, owner: way.opens.owner, source: 'rule' } }] : [],
  );
  expect(of('ExceptionRepeated'), way.way).toHaveLength(way.countedOn === undefined ? 0 : 1);
  const holds = of('HoldPlaced').map((data) => {
    const { object } = (data as { hold: { object: { kind: string; id: string } } }).hold;
    return `${object.kind} ${object.id}`;
  });
  expect(holds, way.way).toEqual(way.opens?.holds ?? []);
  const after = record.filter(({ seq }) => seq > reply.denial.seq).map(({ type }) => type);
  for (const type of never) expect(after, way.way).not.toContain(type);
}

const asRecorded = ({
  stream,
  type,
  data,
  at,
  station,
  person,
  session,
}: EventEnvelope): readonly RecordedEvent[] =>
  stream === LOG_STREAM
    ? []
    : [{ at, station, person, session, event: { type, data } as unknown as DomainEvent } as RecordedEvent];
