import type { Reply } from '../../../main/contract/replies.ts';
import type { KernelCommandType } from '../../../main/domain/kernel-command.ts';
import type { Context, Desk, Draft, Signing } from '../../support/floor/desk.ts';
import { BATCH } from '../../support/floor/door-plant.ts';
import type { Floor } from '../../support/floor/floor.ts';
import type { SituationName } from '../../support/floor/situations.ts';

/** One attempt at one command: where it is made, by whom, and how it would pass. */
export interface Attempt {
  readonly at: SituationName;
  readonly station: string;
  readonly person: string;
  /** The batch it is made in, where it is not that of the booth. */
  readonly batch?: string;
  /** The step of the batch that the session stands in. */
  readonly step: string | null;
  readonly draft: (desk: Desk) => Draft;
  /** How it is signed; null when it is not. */
  readonly signing: Signing | null;
  /** The scale whose load must be at rest before. */
  readonly scale: string | null;
  /** What the hands do just before, each time. */
  readonly before?: (scene: Scene) => Promise<void>;
}

/** What a wrong attempt changes of the right one. */
export interface Change {
  readonly context?: Partial<Context>;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly signing?: Signing;
  /** Another terminal than that of the attempt. */
  readonly station?: string;
}

export interface Scene {
  readonly floor: Floor;
  readonly desk: Desk;
  readonly command: KernelCommandType;
  readonly attempt: Attempt;
}

/** The batch an attempt is made in. */
export const batchOf = ({ batch = BATCH }: Attempt): string => batch;

/** Puts the right person into the right step, with the load at rest: from here the attempt passes. */
export async function home({ desk, attempt }: Scene): Promise<void> {
  // Nobody signs in at a station that is locked.
  if (desk.screen.kind === 'fault') return;
  const { person, step, scale } = attempt;
  if (desk.context.person !== person) await desk.signIn(person);
  if (step === null) {
    if (desk.context.batch !== null) await desk.leave();
  } else {
    const batch = batchOf(attempt);
    if (desk.context.batch !== batch || desk.context.step !== step) await desk.enter(batch, step);
  }
  if (scale !== null) await desk.atRest(scale);
}

/** Makes the attempt, changed as asked. */
export async function attemptIt(scene: Scene, change: Change = {}): Promise<Reply> {
  const { attempt, floor } = scene;
  const desk = change.station === undefined ? scene.desk : await floor.at(change.station);
  const context = { ...desk.context, ...change.context };
  const draft = { ...attempt.draft(desk), context, ...change.fields };
  return attempt.signing === null
    ? desk.send(draft)
    : desk.sendSigned(draft, { ...attempt.signing, ...change.signing });
}
