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
  /** The unit of that value; null when there is none. */
  readonly unit: string | null;
}

/** Time for the noise of opening to pass. */
const SETTLE_MS = 150;
/** An instrument that sends by itself does so several times in so long. */
const LISTEN_MS = 1500;

/**
 * Asks one declared scale who it is and what it shows, and leaves again. It sends nothing that changes zero,
 * tare or anything else at the instrument.
 */
export async function probeScale(
  family: ScaleFamily,
  source: ByteLinkSource,
  clock: DeviceClock,
  traffic = new TrafficRing(clock),
): Promise<Result<ProbedScale, string>> {
  return await visiting(family, source, { clock, traffic }, async (ask, heard) => {
    const { serial, model, software, now } = family.questions;
    const identity = {
      serial: await told(ask, serial),
      model: await told(ask, model),
      software: await told(ask, software),
    };
    const answer = now === null ? await heard() : await ask(now);
    if (answer === null && Object.values(identity).every((text) => text === null)) return err('no answer');
    const unit = answer?.decoded.kind === 'reading' ? answer.decoded.unit : null;
    return ok({ identity, shows: answer === null ? 'no value' : shown(answer), unit });
  });
}

/** Asks one declared printer for its status; null where its language has no question for it, and the link opens. */
export async function probePrinter(
  family: PrinterFamily,
  source: ByteLinkSource,
  clock: DeviceClock,
  traffic = new TrafficRing(clock),
): Promise<Result<PrinterStatus | null, string>> {
  return await visiting(family, source, { clock, traffic }, async (ask) => {
    if (family.status === null) return ok(null);
    const answer = await ask(family.status);
    return answer?.decoded.kind === 'printer'
      ? ok(answer.decoded)
      : err('no answer: paper, ribbon, print head, power?');
  });
}

interface Visited {
  openFramer(openedMono: number): Framer;
  understand(frame: Uint8Array): Understood;
  readonly show?: (frame: Uint8Array) => string;
}

type Ask = (question: Question) => Promise<Understood | null>;
/** The last weight that came unasked, after some time of listening. */
type Heard = () => Promise<Understood | null>;

async function visiting<Found>(
  family: Visited,
  source: ByteLinkSource,
  { clock, traffic }: { readonly clock: DeviceClock; readonly traffic: TrafficRing },
  visit: (ask: Ask, heard: Heard) => Promise<Result<Found, string>>,
): Promise<Result<Found, string>> {
  let last: Understood | null = null;
  const wait = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));
  const opened = await Conversation.open(source, {
    clock,
    traffic,
    openFramer: family.openFramer,
    understand: family.understand,
    ...(family.show ? { show: family.show } : {}),
    onUnasked: (message) => {
      if (message.decoded.kind === 'reading' || message.decoded.kind === 'error') last = message;
    },
  });
  if (!opened.ok) return err(opened.error.detail);
  await wait(SETTLE_MS);
  const ask: Ask = async (question) => {
    const answer = await opened.value.ask(question);
    return answer.kind === 'answered' ? answer.messages[0] : null;
  };
  const found = await visit(ask, async () => {
    await wait(LISTEN_MS);
    return last;
  });
  await opened.value.close();
  return found;
}

async function told(ask: Ask, question: Question | null): Promise<string | null> {
  const answer = question === null ? null : await ask(question);
  return answer?.decoded.kind === 'identity' ? answer.decoded.value : null;
}

const REST: Readonly<Record<string, string>> = {
  true: '',
  false: ' (not stable)',
  null: ' (it does not tell whether it is stable)',
};

function shown({ decoded }: Understood): string {
  if (decoded.kind === 'reading') return `${decoded.value} ${decoded.unit}${REST[String(decoded.stable)]}`;
  return decoded.kind === 'error' ? decoded.status : decoded.kind;
}
