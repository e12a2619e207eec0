import { rmSync } from 'node:fs';
import { constants } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDoorSurvivor } from './check-door-survivor.ts';
import { type DoorAck, readDoorAcks } from './door-acks.ts';
import { copyOf, foundedStation, STATION } from './door-runs.ts';
import { randomFrom } from './journal.ts';
import { buildRecorder } from './recorder.ts';
import { ended, isLong, startChild } from './run-child.ts';

const recorder = buildRecorder();
const isMissing = 'missing' in recorder;
if (isMissing) console.warn(`I/O errors at the door are not tested here: ${recorder.missing}.`);
afterAll(() => (isMissing ? undefined : recorder.remove()));

let founded = '';
beforeAll(async () => {
  founded = await foundedStation();
});
afterAll(() => rmSync(founded, { recursive: true, force: true }));

const RUNS = isLong ? 200 : 6;
const ROUNDS = 2;
const LIMIT_MS = 900_000;
const { EIO, ENOSPC } = constants.errno;

interface Fault {
  readonly kind: 'write' | 'sync';
  readonly errno: number;
  /** The first operation that fails, and how many do; 0: all from there on. */
  readonly at: number;
  readonly count: number;
}

/** Runs the desks over a copy of a founded station whose disk fails so. */
async function runWith({ kind, errno, at, count }: Fault) {
  const root = copyOf(founded);
  const result = await ended(
    startChild(STATION, root, ROUNDS, {
      LD_PRELOAD: isMissing ? '' : recorder.library,
      RECORD_FOLDER: root,
      FAULT_EXCEPT: 'acks',
      FAULT_KIND: kind,
      FAULT_ERRNO: String(errno),
      FAULT_AT: String(at),
      FAULT_COUNT: String(count),
    }),
  );
  return { root, acks: readDoorAcks(root), ...result };
}

const reasonsOf = (acks: readonly DoorAck[]): readonly string[] => [
  ...new Set(acks.flatMap(({ reply }) => (reply?.kind === 'unavailable' ? [reply.reason] : []))),
];

/** Sentences for people: no stack, no code of the program, nothing left open. */
const SENTENCE = /^[A-Z][^{}\n]*[.)]$/;

describe.skipIf(isMissing)('the station on a failing disk', () => {
  it(
    'answers right or not at all, and by command id what the log says afterwards',
    async () => {
      const reached = { unavailable: 0, answeredAgain: 0, refusedToOpen: 0, untouched: 0 };
      for (let run = 1; run <= RUNS; run += 1) {
        const random = randomFrom(run);
        const kind = random() < 0.5 ? 'write' : 'sync';
        const fault: Fault = {
          kind,
          errno: random() < 0.6 ? EIO : ENOSPC,
          at: 1 + Math.floor(random() * (kind === 'write' ? 260 : 70)),
          count: random() < 0.7 ? 1 + Math.floor(random() * 3) : 0,
        };
        const where = JSON.stringify({ run, ...fault });
        const { root, acks, code, stderr } = await runWith(fault);
        expect([0, 2], `${where} ${stderr}`).toContain(code);
        if (code === 2) {
          expect(stderr.trim(), where).toMatch(SENTENCE);
          reached.refusedToOpen += 1;
        }
        for (const reason of reasonsOf(acks)) expect(reason, where).toMatch(SENTENCE);
        const unavailable = acks.filter(({ reply }) => reply?.kind === 'unavailable');
        if (unavailable.length > 0) reached.unavailable += 1;
        else if (code === 0) reached.untouched += 1;
        const answered = new Set(
          acks.flatMap(({ reply, command }) => (reply?.kind === 'unavailable' ? [] : [command?.id])),
        );
        if (unavailable.some(({ command }) => answered.has(command?.id))) reached.answeredAgain += 1;
        const { violations } = await checkDoorSurvivor(root, acks, { start: 1, haste: 50 });
        expect(violations, where).toEqual([]);
      }
      // The test has reached what it is about.
      expect(reached.unavailable, JSON.stringify(reached)).toBeGreaterThan(0);
      expect(reached.answeredAgain, JSON.stringify(reached)).toBeGreaterThan(0);
    },
    LIMIT_MS,
  );
});
