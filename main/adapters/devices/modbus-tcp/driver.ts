import type { Question, ScaleFamily } from '../../../application/ports/device-family.ts';
import { ok, type Result } from '../../../contract/result.ts';
import { NOTHING_ASKED } from '../value-lines.ts';
import { ModbusFramer } from './framing.ts';
import { type ModbusProfile, parseModbusProfile } from './profile.ts';
import { readRequest, understand } from './protocol.ts';

const ANSWER_MS = 600;
const TRANSACTIONS = 0x10000;

/**
 * An indicator behind Modbus TCP. Nothing is written to it: zero and tare are pressed there. A late answer is told by
 * its transaction number, so that the socket need not be opened anew after each silence.
 */
export function modbusTcp(data: unknown): Result<ScaleFamily, string> {
  const parsed = parseModbusProfile(data);
  if (!parsed.ok) return parsed;
  const profile = parsed.value;
  return ok({
    name: 'modbus-tcp',
    openFramer: (openedMono) => new ModbusFramer(profile, openedMono),
    understand: (frame) => understand(frame, profile),
    questions: {
      ...NOTHING_ASKED,
      now: read(profile),
    },
    afterSilence: 'quiet',
    isChecked: true,
    isRestart: () => false,
  });
}

/** One read of all registers. Each time its bytes are taken it is another transaction, and only that one answers it. */
function read(profile: ModbusProfile): Question {
  let transaction = 0;
  return {
    command: 'read',
    timeoutMs: ANSWER_MS,
    get bytes() {
      transaction = (transaction + 1) % TRANSACTIONS;
      return readRequest(profile, transaction);
    },
    isAnswer: ({ answers }) => answers === String(transaction),
  };
}
