import { err, ok, type Result } from '../../contract/result.ts';
import type { ByteLinkSource } from '../ports/byte-link.ts';
import type {
  Framer,
  PrinterFamily,
  PrinterStatus,
  Question,
  ScaleFamily,
  Understood,
} from '../ports/device-family.ts';
import type { DeviceClock, ScaleIdentity } from '../ports/devices.ts';
import { Conversation } from './conversation.ts';
import { TrafficRing } from './traffic-ring.ts';

export interface ProbedScale {
  readonly identity: ScaleIdentity;
  /** The present value as it was sent, or why there is none. */
  readonly shows: string;
}

/** Time for the noise of opening to pass. */
const SETTLE_MS = 150;

/**
 * Asks one declared scale who it is and what it shows, and leaves again. It sends nothing that changes zero,
 * tare or anything else at the instrument.
 */
export async function probeScale(
  family: ScaleFamily,
  source: ByteLinkSource,
  clock: DeviceClock,
): Promise<Result<ProbedScale, string>> {
  return await visiting(family, source, clock, async (ask) => {
    const { serial, model, software, now } = family.questions;
    const identity = {
      serial: await told(ask, serial),
      model: await told(ask, model),
      software: await told(ask, software),
    };
    const answer = now === null ? null : await ask(now);
    if (answer === null && Object.values(identity).every((text) => text === null)) return err('no answer');
    return ok({ identity, shows: answer === null ? 'no value' : shown(answer) });
  });
}

/** Asks one declared printer for its status; null where its language has no question for it, and the link opens. */
export async function probePrinter(
  family: PrinterFamily,
  source: ByteLinkSource,
  clock: DeviceClock,
): Promise<Result<PrinterStatus | null, string>> {
  return await visiting(family, source, clock, async (ask) => {
    if (family.status === null) return ok(null);
    const answer = await ask(family.status);
    return answer?.decoded.kind === 'printer'
      ? ok(answer.decoded)
      : err('no answer: paper, ribbon, print head, power?');
  });
}

type Ask = (question: Question) => Promise<Understood | null>;

async function visiting<Found>(
  family: { openFramer(openedMono: number): Framer; understand(frame: Uint8Array): Understood },
  source: ByteLinkSource,
  clock: DeviceClock,
  visit: (ask: Ask) => Promise<Result<Found, string>>,
): Promise<Result<Found, string>> {
  const opened = await Conversation.open(source, {
    clock,
    traffic: new TrafficRing(clock),
    openFramer: family.openFramer,
    understand: family.understand,
    onUnasked: () => {},
  });
  if (!opened.ok) return err(opened.error.detail);
  await new Promise<void>((resolve) => clock.after(SETTLE_MS, resolve));
  const found = await visit(async (question) => {
    const answer = await opened.value.ask(question);
    return answer.kind === 'answered' ? answer.messages[0] : null;
  });
  await opened.value.close();
  return found;
}

async function told(ask: Ask, question: Question | null): Promise<string | null> {
  const answer = question === null ? null : await ask(question);
  return answer?.decoded.kind === 'identity' ? answer.decoded.value : null;
}

function shown({ decoded }: Understood): string {
  if (decoded.kind === 'reading')
    return `${decoded.value} ${decoded.unit}${decoded.stable ? '' : ' (not stable)'}`;
  return decoded.kind === 'error' ? decoded.status : decoded.kind;
}
