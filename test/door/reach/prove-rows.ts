import { afterAll, describe, expect, it } from 'vitest';
import type { Refused, Reply } from '../../../main/contract/replies.ts';
import type { EventLine } from '../../../main/contract/views.ts';
import type { Desk } from '../../support/floor/desk.ts';
import type { Floor } from '../../support/floor/floor.ts';
import { openSituation } from '../../support/floor/saved-situations.ts';
import { ATTEMPTS } from './attempts.ts';
import { PROVES } from './requirements.ts';
import type { Row } from './row.ts';
import { type Attempt, attemptIt, home, type Scene } from './scene.ts';

/** A test may have to make its situation first, and those before it. */
const LIMIT_MS = 120_000;

/** The floor that the last test left in order; the next test in the same situation goes on with it. */
let kept: { readonly key: string; readonly floor: Floor } | null = null;

async function dropKept(): Promise<void> {
  const before = kept;
  kept = null;
  await before?.floor.dispose();
}

async function sceneOf(row: Pick<Row, 'command' | 'options'>, attempt: Attempt): Promise<Scene> {
  const key = JSON.stringify([attempt.at, row.options ?? {}]);
  const reused = kept?.key === key ? kept.floor : null;
  if (!reused) await dropKept();
  const floor = reused ?? (await openSituation(attempt.at, row.options));
  // Kept again only when the test ends in order.
  kept = null;
  return { floor, desk: await floor.at(attempt.station), command: row.command, attempt };
}

const keep = (row: Pick<Row, 'options'>, { floor, attempt }: Scene): void => {
  kept = { key: JSON.stringify([attempt.at, row.options ?? {}]), floor };
};

const attemptOf = (row: Row): Attempt => {
  const usual = row.command in ATTEMPTS ? ATTEMPTS[row.command as keyof typeof ATTEMPTS] : SCAN_IN_BOOTH;
  return { ...usual, ...row.attempt };
};

/** Scans have no button: their rows bring their own trigger. */
const SCAN_IN_BOOTH: Attempt = {
  at: 'scaleChosen',
  station: 'WS-01',
  person: 'OP-101',
  step: '60',
  draft: () => ({ type: 'PresentScan' }),
  signing: null,
  scale: null,
};

/** Registers one test for each row; rows of one situation share a floor as long as each leaves it in order. */
export function proveRows(rows: readonly Row[]): void {
  afterAll(dropKept);
  const inOrder = [...rows].sort(
    (a, b) => place(a).localeCompare(place(b)) || Number(leavesTraces(a)) - Number(leavesTraces(b)),
  );
  describe('the door refuses', () => {
    for (const row of inOrder) {
      const { command, gate, when, code } = row;
      it(`${PROVES[gate]}[gate:${command}/${gate}] ${when}: ${code}`, () => proveRow(row), LIMIT_MS);
    }
  });
}

const place = (row: Row): string => JSON.stringify([attemptOf(row).at, row.options ?? {}]);

/** A flooded door needs a second to forget, and a floor that was spoiled is not used again: both come last. */
const leavesTraces = ({ gate, opens }: Row): boolean => gate === 'requirePace' || opens !== undefined;

async function proveRow(row: Row): Promise<void> {
  const scene = await sceneOf(row, attemptOf(row));
  let inOrder = false;
  try {
    await home(scene);
    await scene.attempt.before?.(scene);
    const undo = row.disturb ? await row.disturb(scene) : async () => {};
    const reply = row.make ? await row.make(scene) : await attemptIt(scene, row.change);
    expectRefusal(row, scene, reply);
    await expectRecord(row, scene, reply);
    if (undo && row.opens === undefined) {
      await undo();
      inOrder = true;
    }
  } finally {
    if (inOrder) keep(row, scene);
    else await scene.floor.dispose();
  }
}

/** The expected gate is among the refusals with its code, and the answer says whether an exception stands for it. */
function expectRefusal(row: Row, { desk }: Scene, reply: Reply | null): asserts reply is Refused {
  expect(reply?.kind, `${row.command} was ${reply?.kind ?? 'accepted'}`).toBe('refused');
  if (reply?.kind !== 'refused') return;
  const found = reply.denial.refusals.map(({ gate, code }) => `${gate} ${code}`);
  expect(found).toContain(`${row.gate} ${row.code}`);
  const others = reply.denial.refusals.filter(({ gate }) => gate !== row.gate).map(({ code }) => code);
  expect(others.toSorted()).toEqual([...(row.also ?? [])].sort());
  expect(triggerOf(desk, reply)).toBe(row.opens ?? null);
}

/** The trigger of the exception that stands for a refusal, as the screen shows it. */
function triggerOf({ screen }: Desk, { denial }: Refused): string | null {
  if (denial.exception === null) return null;
  const { id } = denial.exception;
  const card = 'exceptions' in screen ? screen.exceptions.find((each) => each.id === id) : undefined;
  return card?.trigger ?? `${id} is not on the screen`;
}

/** What instruments say by themselves may stand between; it is no answer to the command. */
const OF_DEVICES: ReadonlySet<string> = new Set([
  'LoadLeft',
  'ScaleReturnedToZero',
  'ZeroDrifted',
  'OvershootLatched',
  'DeviceObserved',
  'InstrumentConnected',
  'ClockSetBack',
  'UnitSettled',
  'UnitLeft',
  'PlacementCaptured',
  'PanReturnedToZero',
  'ProcedureBrokenOff',
]);
/** What a refusal may write: the denial, the count against a person, and what the trigger table opens. */
const OF_REFUSALS: ReadonlySet<string> = new Set(['CredentialFailed', 'PersonLockedOut']);
const OF_TRIGGERS: ReadonlySet<string> = new Set([
  'ExceptionOpened',
  'ExceptionRepeated',
  'RecordOpened',
  'StepBlocked',
  'StepExcepted',
  'HoldPlaced',
  'RecordOpened',
]);

/** A locked log takes nothing: it still ends where the copy that was put back ends, with the shut-down of its station. */
const LAST_BEFORE_PIN = 'SessionEnded';

/** The denial is in the record with every failing gate, and nothing else changed. */
async function expectRecord(row: Row, { desk }: Scene, { denial }: Refused): Promise<void> {
  const events = await desk.events();
  if (desk.screen.kind === 'fault') {
    expect([denial.seq, events[0]?.type]).toEqual([0, LAST_BEFORE_PIN]);
    return;
  }
  const denied = events.find(({ seq }) => seq === denial.seq);
  expect(denied?.type).toBe('CommandDenied');
  expect(denied?.refusals).toEqual(denial.refusals);
  const after = events.filter(({ seq, type }) => seq > denial.seq && !OF_DEVICES.has(type));
  expect(after.filter((line) => !isAllowed(row, line)).map(({ type }) => type)).toEqual([]);
}

const isAllowed = ({ opens }: Row, { type }: EventLine): boolean =>
  OF_REFUSALS.has(type) || (opens !== undefined && OF_TRIGGERS.has(type));

/** One test for each command that shows its attempt accepted: what the rows refuse is refused for its one fault. */
export function proveAccepted(commands: readonly (keyof typeof ATTEMPTS)[]): void {
  describe('the door accepts', () => {
    for (const command of commands) {
      it(
        `[S10][command:${command}] what is in order`,
        async () => {
          const scene = await sceneOf({ command }, ATTEMPTS[command]);
          try {
            await home(scene);
            await scene.attempt.before?.(scene);
            const reply = await attemptIt(scene);
            expect(reply.kind === 'refused' ? reply.denial.refusals : reply.kind).toBe('accepted');
          } finally {
            await scene.floor.dispose();
          }
        },
        LIMIT_MS,
      );
    }
  });
}
