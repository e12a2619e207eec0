import { type Desk, pause } from '../../support/floor/desk.ts';
import { FLOOR_SCALE, failTwice, lockOut } from '../../support/floor/hands.ts';
import { BALANCE, failBalance } from '../../support/floor/run-hands.ts';
import { batchOf, home, type Scene } from './scene.ts';

/** How to put right again what was done; null: this floor is of no use afterwards. */
export type Undo = (() => Promise<void>) | null;
export type Disturbance = (scene: Scene) => Promise<Undo>;

// ── People ───────────────────────────────────────────────────────────────────────────────────────────────

/** Nobody is signed in at the terminal. */
export const nobodyThere: Disturbance = async (scene) => {
  await scene.desk.signOut();
  return () => home(scene);
};

/** Another person sits down at the terminal and goes on in the same step. */
export const someoneElse =
  (person: string): Disturbance =>
  async (scene) => {
    const { desk, attempt } = scene;
    await desk.signIn(person);
    if (attempt.step !== null) await desk.enter(batchOf(attempt), attempt.step);
    return () => home(scene);
  };

/** Five wrong secrets at another terminal; an administrator unlocks again. */
export const lockedOut =
  (person: string): Disturbance =>
  async ({ floor }) => {
    await lockOut(await floor.at('LK-01'), person);
    return async () => {
      const desk = await floor.at('LK-01');
      const administrator = person === 'ADM-01' ? 'ADM-02' : 'ADM-01';
      await desk.signIn(administrator);
      await desk.sign({ type: 'UnlockPerson', person, reason: 'assessed-no-impact' }, administrator);
      await desk.signOut();
    };
  };

// ── Station ──────────────────────────────────────────────────────────────────────────────────────────────

/** The same person signs in at another station and acts in the step from there. */
export const signedInAt =
  (station: string): Disturbance =>
  async ({ floor, attempt }) => {
    await (await floor.at(station)).signIn(attempt.person);
    return async () => (await floor.at(station)).signOut();
  };

export const atPackaging = signedInAt('PL-3');

/** Somebody sends faster than a hand can press. */
export const flooded: Disturbance = async ({ desk }) => {
  await desk.flood();
  return async () => {};
};

/** The clock stands behind the record. */
export const clockTurnedBack: Disturbance = async ({ floor, desk }) => {
  const { now } = desk.view.frame;
  const forward = floor.turnBack(10);
  return async () => {
    forward();
    await desk.shows(({ frame }) => frame.now >= now);
  };
};

/** Time passes, and the clock is right. */
export const passTo =
  (day: string, time: string): Disturbance =>
  async ({ floor }) => {
    floor.passTo(day, time);
    return null;
  };

/** Past midnight: what was good through yesterday is over. The production day goes on. */
export const afterMidnight = passTo('2026-03-10', '00:05');

// ── Batch and step ───────────────────────────────────────────────────────────────────────────────────────

/** The session stands in no step. */
export const noStepEntered: Disturbance = async (scene) => {
  await scene.desk.leave();
  return () => home(scene);
};

/** The session stands in another step of the batch. */
export const inOtherStep =
  (step: string): Disturbance =>
  async (scene) => {
    await scene.desk.enter(batchOf(scene.attempt), step);
    return () => home(scene);
  };

/** The person reports that something is wrong with the step; quality clears it afterwards. */
export const reported: Disturbance = async ({ desk }) => {
  await desk.press({ type: 'ReportException', category: 'other', narrative: 'Something is wrong here.' });
  return async () => {
    const exception = openExceptionOf(desk);
    await desk.sign(
      { type: 'SettleException', exception, reason: 'assessed-no-impact', narrative: null },
      'QA-01',
    );
  };
};

export function openExceptionOf({ screen }: Desk): string {
  const open = 'exceptions' in screen ? screen.exceptions.find(({ state }) => state === 'blocked') : null;
  if (!open) throw new Error('the screen shows no open exception');
  return open.id;
}

/** The supervisor puts something on hold from another terminal; quality releases it afterwards. */
export const held =
  (object: { readonly kind: string; readonly id: string }): Disturbance =>
  async ({ floor, attempt }) => {
    const other = await floor.at(attempt.station === 'PL-3' ? 'LK-01' : 'PL-3');
    await other.signIn('SUP-01');
    await other.press({ type: 'PlaceHold', object, reason: 'investigation', narrative: null });
    await other.signOut();
    return async () => {
      const desk = await floor.at('QA-01');
      await desk.signIn('QA-01');
      await release(desk, object.id);
      await desk.signOut();
    };
  };

async function release(desk: Desk, object: string): Promise<void> {
  const { screen } = desk;
  const hold = screen.kind === 'work' ? screen.holds.find((each) => each.object === object) : undefined;
  if (!hold) throw new Error(`quality sees no hold on ${object}`);
  await desk.sign({ type: 'ReleaseHold', hold: hold.id, reason: 'assessed-no-impact' }, 'QA-01');
}

// ── The scale of the attempt, or the floor scale ─────────────────────────────────────────────────────────

const nameOf = ({ attempt }: Scene): string => attempt.scale ?? FLOOR_SCALE;
const scaleOf = (scene: Scene) => {
  const scale = scene.floor.bench.scales.get(nameOf(scene));
  if (!scale) throw new Error(`no ${nameOf(scene)} on the bench`);
  return scale;
};

/** Longer than a number on the screen outlives the readings it came from. */
const OLD_NUMBER_MS = 800;

/** The load cell fails: the instrument answers with a module fault. */
export const faulty: Disturbance = async (scene) => {
  scaleOf(scene).faults.moduleFault = '10b';
  return async () => {
    scaleOf(scene).faults.moduleFault = null;
    await new Promise((done) => setTimeout(done, OLD_NUMBER_MS));
    await scene.desk.atRest(nameOf(scene));
  };
};

/** The instrument answers nothing any more. */
export const silent: Disturbance = async (scene) => {
  scaleOf(scene).wire.silence = true;
  return async () => {
    scaleOf(scene).wire.silence = false;
    await scene.desk.atRest(nameOf(scene));
  };
};

/** The instrument answers that it cannot come to rest. */
export const restless: Disturbance = async (scene) => {
  scaleOf(scene).faults.busy = true;
  return async () => {
    scaleOf(scene).faults.busy = false;
    await scene.desk.atRest(nameOf(scene));
  };
};

/** A hand leans on the pan. */
export const shaken: Disturbance = async (scene) => {
  scaleOf(scene).pan.shake(true);
  return async () => {
    scaleOf(scene).pan.shake(false);
    await scene.desk.atRest(nameOf(scene));
  };
};

const LATE_MS = 450;

/** The line is slow: by the time an answer has been proved, it is old. */
export const slowLine: Disturbance = async (scene) => {
  scaleOf(scene).wire.delayMs = LATE_MS;
  return async () => {
    scaleOf(scene).wire.delayMs = 0;
    await new Promise((done) => setTimeout(done, LATE_MS));
    await scene.desk.atRest(nameOf(scene));
  };
};

const SEEN_WITHIN_MS = 1_500;
/** Whoever looks into the record without a pause keeps the station from its work. */
const LOOK_EVERY_MS = 50;

/** Waits for an event of this type behind `after`; false when it did not come in time. */
async function recorded({ desk }: Scene, type: string, after = 0, withinMs = Number.POSITIVE_INFINITY) {
  const until = performance.now() + withinMs;
  while (!(await desk.events()).some((event) => event.seq > after && event.type === type)) {
    if (performance.now() >= until) return false;
    await pause(LOOK_EVERY_MS);
  }
  return true;
}

const headOf = async ({ desk }: Scene): Promise<number> => (await desk.events())[0]?.seq ?? 0;

/** Somebody pressed the unit key of the instrument, which ends the procedure that goes on there. */
export const otherUnitInProcedure: Disturbance = async (scene) => {
  const head = await headOf(scene);
  scaleOf(scene).showIn('g');
  // Its display may be noticed first, or its tare memory, which tells the new unit too.
  await recorded(scene, 'ProcedureBrokenOff', head);
  return null;
};

/** Somebody pressed the unit key of the instrument. */
export const otherUnit: Disturbance = async (scene) => {
  const isBalance = nameOf(scene) === BALANCE;
  const head = await headOf(scene);
  scaleOf(scene).showIn(isBalance ? 'mg' : 'g');
  // Where a check of the day still speaks for it, the station sees that its display stays so; what that voids is not made
  // good by pressing the key again.
  if (await recorded(scene, 'DeviceObserved', head, SEEN_WITHIN_MS)) return null;
  return async () => {
    scaleOf(scene).showIn(isBalance ? 'g' : 'kg');
    await scene.desk.atRest(nameOf(scene));
  };
};

/** Far more lies on the pan than the instrument can weigh. */
export const overloaded: Disturbance = async (scene) => {
  const { pan } = scaleOf(scene);
  const before = pan.truth;
  pan.put(200_000_000_000 as typeof before);
  await scene.desk.until(() => scene.desk.live(nameOf(scene))?.state === 'overload', 'the overload');
  // What comes back to an empty pan is a zero, and that is something else than before.
  if (before === 0) return null;
  return async () => {
    pan.put(before);
    await scene.desk.atRest(nameOf(scene));
  };
};

/** The instrument is switched off and on: its check of the day is void. */
export const powerLost: Disturbance = async (scene) => {
  scaleOf(scene).powerCycle();
  await recorded(scene, 'DeviceObserved');
  const chip = () => scene.desk.view.frame.devices.find(({ id }) => id === nameOf(scene));
  await scene.desk.until(() => chip()?.state === 'ok', 'the scale to be back');
  await scene.desk.atRest(nameOf(scene));
  return null;
};

/** The scale fails its check in another step, twice: it is out of service, and this step goes on. */
export const failedItsCheck: Disturbance = async (scene) => {
  const { desk } = scene;
  const load = scaleOf(scene).pan.truth;
  await (nameOf(scene) === BALANCE ? failBalance(desk) : failTwice(desk));
  await home({ ...scene, attempt: { ...scene.attempt, scale: null } });
  scaleOf(scene).pan.put(load);
  await desk.atRest(nameOf(scene));
  return null;
};

/** Quality rejects a lot at the review desk while the booth is at work with it. */
export const lotRejected =
  (lot: string): Disturbance =>
  async ({ floor }) => {
    const desk = await floor.at('QA-01');
    await desk.signIn('QA-01');
    const judgement = { lot, quality: 'rejected', reason: 'coa-mismatch', narrative: null };
    await desk.sign({ type: 'JudgeLot', ...judgement }, 'QA-01');
    return null;
  };
