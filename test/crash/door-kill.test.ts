import { openSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseEntry } from '../../main/domain/log/entry.ts';
import type { PlantReader } from '../../main/domain/state.ts';
import { BATCH } from '../support/floor/door-plant.ts';
import { massOf } from '../support/floor/masses.ts';
import { FIRST, SOURCE, TARE } from '../support/floor/situations.ts';
import { checkDoorSurvivor } from './check-door-survivor.ts';
import { type DoorAck, readDoorAcks } from './door-acks.ts';
import { STEP, weighToTheEnd } from './door-weighing.ts';
import { killed, told } from './kill-station.ts';
import { acksPath, isLong, temporaryRoot } from './run-child.ts';

const KILLS = isLong ? 100 : 3;
const WEIGHING_KILLS = isLong ? 60 : 2;
/** 6.55 kg on a scale that shows steps of 0.02 kg. */
const SHOWN = '6.56 kg';
const LIMIT_MS = 900_000;

/** What the first run is not ended without: everything that the desks do has then been answered at least once. */
const REACHED: readonly string[] = [
  'SignIn accepted',
  'SignIn refused',
  'IssueBatch accepted',
  'IssueBatch refused',
  'EnterStep accepted',
  'EnterStep refused',
  'LeaveStep accepted',
  'AnswerItem accepted',
  'CompleteStep refused',
  'TypeIdentity refused',
  'PlaceHold accepted',
  'ReportException accepted',
  'Nonsense refused',
];

function hasAll(fresh: readonly DoorAck[]): boolean {
  const kinds = new Set(fresh.map(({ command, reply }) => `${command?.type} ${reply?.kind}`));
  return REACHED.every((kind) => kinds.has(kind));
}

const dispensing = (state: PlantReader) => {
  const step = state.get('batches', BATCH)?.steps[STEP];
  if (step?.work.kind !== 'dispense') throw new Error(`no step ${STEP}`);
  return { ...step, work: step.work };
};

describe('the station, killed with kill -9 at any moment', () => {
  it(
    'answers every command as it did, writes nothing twice, knows what it knew and knows nobody',
    async () => {
      const root = temporaryRoot();
      let answered = 0;
      for (let kill = 0; kill < KILLS; kill += 1) {
        await killed(
          root,
          { CRASH_START: String(2 * kill) },
          kill === 0 ? hasAll : (fresh) => fresh.length > 20,
          300,
        );
        const acks = readDoorAcks(root);
        expect(acks.length).toBeGreaterThan(answered);
        answered = acks.length;
        const { violations } = await checkDoorSurvivor(root, acks, { start: 2 * kill + 1 });
        expect(violations, `after kill ${kill}`).toEqual([]);
      }
    },
    LIMIT_MS,
  );

  it(
    'comes back to the container in work with its tare, and the same person weighs it to the end',
    async () => {
      const root = temporaryRoot();
      const bench = { CRASH_BENCH: 'weighs' };
      let start = 0;
      await killed(root, { ...bench, CRASH_START: '0' }, told('CaptureTare'), 0);
      const stopped = await checkDoorSurvivor(root, readDoorAcks(root), { start: 1 });
      expect(stopped.violations).toEqual([]);
      const { state, performer, work } = dispensing(stopped.state);
      expect({ state, performer }).toEqual({ state: 'inProgress', performer: 'OP-101' });
      expect(work.current).toMatchObject({ id: FIRST, tare: massOf(TARE), by: 'OP-101', overshoot: null });
      expect(work.source).toMatchObject({ container: SOURCE, taken: 0 });
      expect(work.containers).toEqual([]);

      for (let kill = 1; kill <= WEIGHING_KILLS; kill += 1) {
        start += 1;
        await killed(root, { ...bench, CRASH_START: String(start) }, told(null), 2_500);
        start += 1;
        const { violations } = await checkDoorSurvivor(root, readDoorAcks(root), { start });
        expect(violations, `after kill ${kill}`).toEqual([]);
      }
      start += 1;
      await weighToTheEnd(root, start, openSync(acksPath(root), 'a'));
      const ended = await checkDoorSurvivor(root, readDoorAcks(root), { start: start + 1 });
      expect(ended.violations).toEqual([]);
      const done = dispensing(ended.state);
      expect(done.state).toBe('verified');
      expect(done.work.containers).toHaveLength(1);
      expect(done.work.containers[0]).toMatchObject({
        id: FIRST,
        gross: massOf(SHOWN),
        tare: massOf(TARE),
        phase: 'verified',
        verifiedBy: 'OP-107',
      });
      const types = ended.rows.map(({ body }) => parseEntry(body).type);
      for (const once of [
        'TareCaptured',
        'WeightAccepted',
        'ContainerVerified',
        'SourceClosed',
        'LabelPrintReserved',
      ])
        expect(
          types.filter((type) => type === once),
          once,
        ).toHaveLength(1);
    },
    LIMIT_MS,
  );
});
