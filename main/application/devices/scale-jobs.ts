import type { Settling } from '../../contract/decoded.ts';
import { distance, type Micrograms } from '../../contract/quantity.ts';
import type { Question } from '../ports/device-family.ts';
import type { CaptureResult, LiveReading, TareResult, VerbResult } from '../ports/devices.ts';
import type { Answer, Message } from './conversation.ts';
import { movesWithoutUnit } from './moving-without-unit.ts';
import type { ScaleSession } from './scale-session.ts';

/** So many readings at rest one after the other, over so long, where a capture has to watch the load itself. */
const WATCHED: Settling = { readings: 3, overMs: 250 };
/** Between two questions while a load is watched. */
const WATCH_EVERY_MS = 60;

type Failed = Exclude<CaptureResult, { kind: 'captured' }>;

/**
 * Captures one weight: identity, a fresh stable value, identity again, confirmation by the present value. The
 * first identity answer also proves that no older frame is still on the line; the confirmation comes last, and
 * refuses a load that was touched meanwhile and a frame that lost a digit.
 */
export async function capture(
  session: ScaleSession,
  timeoutMs: number,
  cancel?: AbortSignal,
): Promise<CaptureResult> {
  const { family, view, clock, timing } = session.parts;
  const { stable, now } = family.questions;
  const before = await foreignness(session);
  if (before) return before;
  if (stable === null || now === null) return await watch(session, timeoutMs, cancel);
  const asked = clock.mono();
  const answer = await session.ask(stable, timeoutMs, cancel);
  if (answer.kind !== 'answered') return unanswered(session, answer, 'unstable');
  const value = readingOf(session, answer.messages[0], clock.mono() - asked > timing.pollMs);
  if ('kind' in value) return value;

  const after = await foreignness(session);
  if (after) return after;
  const again = await session.ask(now, undefined, cancel);
  if (again.kind !== 'answered') return unanswered(session, again, 'silent');
  const confirmation = readingOf(session, again.messages[0]);
  if ('kind' in confirmation) return confirmation;
  if (!confirms(session, value, confirmation)) return { kind: 'unstable', raw: confirmation.raw };
  const window = view.stabilityWindow;
  return session.isContinuous
    ? { kind: 'captured', live: value, window, settling: null }
    : { kind: 'not-ready' };
}

/**
 * Watches the load until it has been at rest long enough, where no question asks for a stable value. Every reading
 * counts from the moment somebody pressed: what was seen before proves nothing.
 */
async function watch(session: ScaleSession, timeoutMs: number, cancel?: AbortSignal): Promise<CaptureResult> {
  const { view, clock, binding, family } = session.parts;
  const isAsked = family.questions.now !== null;
  const until = clock.mono() + timeoutMs;
  let run: LiveReading[] = [];
  let heard = false;
  for (let left = timeoutMs; left > 0; left = until - clock.mono()) {
    const answer = await session.nextWeight(left, cancel);
    if (answer.kind !== 'answered') return unanswered(session, answer, heard ? 'unstable' : 'silent');
    heard = true;
    const value = readingOf(session, answer.messages[0]);
    if ('kind' in value && !PASSING.has(value.kind)) return value;
    run = 'kind' in value ? [] : continued(run, value, binding.division);
    const [first] = run;
    const live = run.at(-1);
    if (first && live && run.length >= WATCHED.readings) {
      const isLong = live.receivedMono - first.receivedMono >= WATCHED.overMs;
      // The window has seen every frame, also those that came between two of the run.
      const isUnbroken = view.stabilityWindow.length >= run.length;
      if (isLong && isUnbroken) return await identified(session, live);
      if (!isUnbroken) run = [];
    }
    if (isAsked) await new Promise<void>((resolve) => clock.after(WATCH_EVERY_MS, resolve));
  }
  return { kind: 'unstable' };

  /** The instrument is still the same one, and the window that was watched goes with the weight. */
  async function identified(of: ScaleSession, live: LiveReading): Promise<CaptureResult> {
    const window = view.stabilityWindow;
    const after = await foreignness(of);
    if (after) return after;
    if (!of.isContinuous) return { kind: 'not-ready' };
    const settling = live.reading.stable === null ? (binding.settling ?? null) : null;
    return { kind: 'captured', live, window, settling };
  }
}

/** What a load that comes to rest may say on its way. */
const PASSING: ReadonlySet<Failed['kind']> = new Set(['unstable', 'malformed']);

/** The run of readings at rest with one more; another weight begins a new one. */
function continued(run: readonly LiveReading[], live: LiveReading, division: Micrograms): LiveReading[] {
  if (!live.atRest || live.mass === null) return [];
  const before = run.at(-1)?.mass ?? null;
  return before !== null && distance(before, live.mass) <= division ? [...run, live] : [live];
}

/** How long a display may take to come to zero. */
const ZERO_MS = 6000;

/**
 * A zero or tare that the instrument does not answer, or, without bytes, one that only a person can press there: done
 * when the display is at zero and at rest, and never taken for done before.
 */
export async function seeZero(session: ScaleSession, bytes: Uint8Array | null): Promise<VerbResult> {
  const { view, clock, timing } = session.parts;
  const foreign = await foreignness(session);
  if (foreign) return { kind: 'refused', reason: foreign.kind };
  view.expectZero(true);
  try {
    if (bytes !== null) await session.tell(bytes);
    const until = clock.mono() + ZERO_MS;
    for (let left = ZERO_MS; left > 0; left = until - clock.mono()) {
      const answer = await session.nextWeight(left);
      // So short a wait says nothing of the instrument: the time was over.
      if (answer.kind === 'timeout' && left < timing.staleMs) break;
      if (answer.kind !== 'answered') return { kind: 'unknown', reason: answer.kind };
      const value = readingOf(session, answer.messages[0]);
      if (!('kind' in value) && value.atRest && value.mass === 0) return { kind: 'done', raw: value.raw };
      await new Promise<void>((resolve) => clock.after(WATCH_EVERY_MS, resolve));
    }
  } finally {
    view.expectZero(false);
  }
  return bytes === null
    ? { kind: 'refused', reason: 'zero has to be pressed at the instrument' }
    : { kind: 'unknown', reason: 'the display did not come to zero' };
}

/** Zero or tare. Without an answer its effect is unknown, and the person has to look at the instrument. */
export async function runVerb(session: ScaleSession, question: Question): Promise<VerbResult> {
  if (question.isSilent) return await seeZero(session, question.bytes);
  const foreign = await foreignness(session);
  if (foreign) return { kind: 'refused', reason: foreign.kind };
  const answer = await session.ask(question);
  session.parts.view.forgetLoad();
  if (answer.kind !== 'answered') return { kind: 'unknown', reason: answer.kind };
  const [{ decoded, raw }] = answer.messages;
  if (decoded.kind === 'ack' || decoded.kind === 'reading') return { kind: 'done', raw };
  return { kind: 'refused', reason: decoded.kind === 'error' ? decoded.status : decoded.kind, raw };
}

export async function readTare(session: ScaleSession, question: Question): Promise<TareResult> {
  const answer = await session.ask(question);
  if (answer.kind !== 'answered') return { kind: 'refused', reason: answer.kind };
  const [{ decoded, raw }] = answer.messages;
  if (decoded.kind === 'reading') return { kind: 'tare', value: decoded.value, unit: decoded.unit, raw };
  return { kind: 'refused', reason: decoded.kind === 'error' ? decoded.status : decoded.kind };
}

async function foreignness(session: ScaleSession): Promise<Failed | null> {
  const bound = await session.isBound();
  if (bound === true) return null;
  if (bound === false) {
    session.distrust();
    return { kind: 'foreign' };
  }
  return { kind: session.isLost ? 'lost' : 'silent' };
}

function unanswered(
  session: ScaleSession,
  answer: Exclude<Answer, { kind: 'answered' }>,
  whenAlive: 'unstable' | 'silent',
): Failed {
  if (answer.kind !== 'timeout') return { kind: answer.kind };
  const raw = answer.noise.at(-1);
  if (raw !== undefined) return { kind: 'malformed', raw };
  return { kind: session.isContinuous ? whenAlive : 'silent' };
}

/** The live reading of an answer in the configured unit, or why there is none. */
function readingOf(session: ScaleSession, message: Message, afterWaiting = false): LiveReading | Failed {
  const { view, binding } = session.parts;
  const { decoded, raw } = message;
  const worth = view.observe(message, afterWaiting);
  if (decoded.kind === 'error') {
    switch (decoded.status) {
      case 'overload':
      case 'underload':
        return { kind: decoded.status, raw };
      case 'busy':
      case 'timeout':
        return { kind: 'unstable', raw };
      case 'device-error':
        return { kind: 'fault', raw };
      default:
        return { kind: 'malformed', raw };
    }
  }
  if (decoded.kind !== 'reading') return { kind: 'wrong-unit', raw };
  if (worth !== 'valid') return { kind: 'malformed', raw };
  if (movesWithoutUnit(decoded)) return { kind: 'unstable', raw };
  if (decoded.unit !== binding.unit) return { kind: 'wrong-unit', raw };
  const live = view.live(message);
  return live.mass === null ? { kind: 'malformed', raw } : live;
}

function confirms(session: ScaleSession, value: LiveReading, confirmation: LiveReading): boolean {
  if (value.mass === null || confirmation.mass === null) return false;
  const isSame = distance(value.mass, confirmation.mass) <= session.parts.binding.division;
  return isSame && confirmation.atRest;
}
