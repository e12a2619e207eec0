import { distance } from '../../contract/quantity.ts';
import type { Question } from '../ports/device-family.ts';
import type { CaptureResult, LiveReading, TareResult, VerbResult } from '../ports/devices.ts';
import type { Answer, Message } from './conversation.ts';
import type { ScaleSession } from './scale-session.ts';

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
  if (stable === null) return { kind: 'not-ready' };

  const before = await foreignness(session);
  if (before) return before;
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
  return session.isContinuous ? { kind: 'captured', live: value, window } : { kind: 'not-ready' };
}

/** Zero or tare. Without an answer its effect is unknown, and the person has to look at the instrument. */
export async function runVerb(session: ScaleSession, question: Question): Promise<VerbResult> {
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
  if (decoded.unit !== binding.unit) return { kind: 'wrong-unit', raw };
  const live = view.live(message);
  return live.mass === null ? { kind: 'malformed', raw } : live;
}

function confirms(session: ScaleSession, value: LiveReading, confirmation: LiveReading): boolean {
  if (value.mass === null || confirmation.mass === null) return false;
  const isSame = distance(value.mass, confirmation.mass) <= session.parts.binding.division;
  return isSame && confirmation.reading.stable === true;
}
