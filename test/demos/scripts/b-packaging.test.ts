import { expect, it } from 'vitest';
import type { BatchReviewView } from '../../../main/contract/batch-views.ts';
import type { Desk } from '../../support/floor/desk.ts';
import { PACK_BATCH as BATCH, NEXT_PACK_BATCH } from '../../support/floor/door-plant.ts';
import {
  answerAfterwards,
  answerLine,
  countAll,
  onLine,
  packagingOf,
} from '../../support/floor/line-hands.ts';
import { codes, everybody, onFloor, only } from './script.ts';

const SETTLE = {
  type: 'SettleException',
  exception: 'EX-01',
  reason: 'clearance-repeated',
  narrative: null,
};
const moved = (kind: string, says: object = {}) => ({
  type: 'MoveRecord',
  record: 'NC-01',
  move: { kind, ...says },
});
const holdsOn = ({ screen }: Desk) =>
  screen.kind === 'work' ? screen.holds.map(({ object }) => object) : [screen.kind];

async function openLines(desk: Desk): Promise<readonly string[]> {
  const reply = await desk.client.query({ kind: 'batchReview', batch: BATCH });
  if (reply.kind !== 'batchReview') throw new Error('no review of the batch');
  const { lines }: BatchReviewView = reply.review;
  return lines.filter(({ status }) => status === 'open').map(({ id }) => id);
}

it(
  '[S81][S48][S80][S122][S130] B: packaging does not start on a line that is not cleared; it becomes a state with an owner and an NC, and goes on when the lead has verified and the supervisor restarts',
  () =>
    onFloor('lineClearing', async (floor) => {
      // Item 6 is open when the operator goes on to the run.
      const line = await onLine(floor, '180');
      await answerLine(line, ['1', '2', '3', '4', '5', '7', '8', '9']);
      expect(codes(await line.sendSigned({ type: 'CompleteStep' }))).toEqual(['evidence.missing']);
      await onLine(floor, '190');
      const refused = await line.send({ type: 'StartStep' });
      expect(codes(refused)).toEqual(['sequence.upstream', 'line.uncleared']);
      expect(refused).toMatchObject({ denial: { exception: { id: 'EX-01', owner: 'supervisor' } } });
      expect(packagingOf(line)).toMatchObject({ state: 'blocked', line: 'notStarted', clearance: null });
      expect(only(line)).toMatchObject({
        trigger: 'packagingUncleared',
        severity: 'major',
        state: 'blocked',
        batch: BATCH,
        step: '190',
        station: 'PL-3',
        owner: 'supervisor',
        coOwner: 'qaReviewer',
        links: ['NC-01'],
        stops: true,
        ruleClosable: false,
      });

      // Every way round is refused: once more, from another station, with the weigh function.
      expect(codes(await line.send({ type: 'StartStep' }))).toContain('step.blocked');
      expect(codes(await line.send({ type: 'StartRun' }))).toContain('line.uncleared');
      expect(codes(await line.send({ type: 'OpenFunction', function: 'weigh' }))).toEqual([
        'station.function',
      ]);
      const booth = await floor.at('WS-01');
      await booth.signIn('OP-101');
      const context = { station: 'WS-01', person: 'OP-101', batch: BATCH, step: '190' };
      expect(codes(await booth.send({ type: 'StartStep', context }))).toContain('station.function');
      expect(only(line).count).toBe(3);

      // The line is on hold, for the next batch as well.
      const desk = await floor.at('QA-01');
      await desk.signIn('QA-01');
      expect(holdsOn(desk)).toContain('PL-3');
      await onLine(floor, '180', 'OP-301', NEXT_PACK_BATCH);
      expect(codes(await line.send({ type: 'StartStep' }))).toEqual(['hold.station']);

      // Nobody but a supervisor clears it: not who caused it, not the lead, not quality, not an administrator.
      expect(await everybody(desk, ['OP-301', 'OP-305', 'QA-01', 'ADM-01', 'LBL-01'], SETTLE)).toEqual({
        'OP-301': ['owner.role'],
        'OP-305': ['owner.role'],
        'QA-01': ['owner.role'],
        'ADM-01': ['owner.role'],
        'LBL-01': ['owner.role'],
      });

      // The open item is looked at, the lead verifies, and only the supervisor restarts.
      await onLine(floor, '180');
      await answerLine(line, ['6']);
      await line.sign({ type: 'CompleteStep' });
      expect(codes(await line.sendSigned({ type: 'VerifyStep' }, { signer: 'OP-107' }))).toEqual([
        'training.missing',
      ]);
    }),
  120_000,
);

it(
  '[S81][S82][S62][S111] B: the run goes on under the verified clearance, is counted and cleared again, and the batch waits for its NC',
  () =>
    onFloor('lineClearing', async (floor) => {
      const line = await onLine(floor, '180');
      await answerLine(line, ['1', '2', '3', '4', '5', '7', '8', '9']);
      await onLine(floor, '190');
      await line.send({ type: 'StartStep' });
      // Quality contains the NC by the hold that came with it.
      const desk = await floor.at('QA-01');
      await desk.signIn('QA-01');
      const hold = desk.screen.kind === 'work' && desk.screen.holds.find(({ object }) => object === 'PL-3');
      await desk.sign(moved('contain', { holds: [hold ? hold.id : ''] }), 'QA-01');

      await onLine(floor, '180');
      await answerLine(line, ['6']);
      await line.sign({ type: 'CompleteStep' });
      await line.sign({ type: 'VerifyStep' }, 'OP-305');
      await onLine(floor, '190');
      expect(codes(await line.send({ type: 'StartStep' }))).toEqual(['step.blocked']);
      await line.sign(SETTLE, 'SUP-01');
      await line.press({ type: 'StartStep' });
      await line.press({ type: 'StartRun' });
      expect(packagingOf(line)).toMatchObject({
        state: 'inProgress',
        line: 'running',
        clearance: { batch: BATCH, document: 'LC-PL3 rev 4' },
        exceptions: [],
      });
      await countAll(line);
      expect(codes(await line.sendSigned({ type: 'CompleteStep' }))).toEqual(['evidence.missing']);
      await line.press({ type: 'StopRun', reason: 'run-finished' });
      expect(packagingOf(line)).toMatchObject({
        good: 2_444,
        lost: 0,
        yield: { percent: '97.76', within: true },
      });
      await line.sign({ type: 'CompleteStep' });
      await line.sign({ type: 'VerifyStep' }, 'OP-305');
      await onLine(floor, '195');
      await line.press({ type: 'StartStep' });
      await answerAfterwards(line);
      await line.sign({ type: 'CompleteStep' });
      await line.sign({ type: 'VerifyStep' }, 'OP-305');

      // The exception is closed, the steps are verified, and still the NC keeps the batch from its release.
      await desk.press({ type: 'BeginReview', batch: BATCH });
      const open = await openLines(desk);
      expect(open).toContain('records');
      for (const done of ['steps', 'yields', 'clearance', 'exceptions', 'holds'])
        expect(open).not.toContain(done);
      expect(
        codes(await desk.sendSigned({ type: 'ReleaseBatch', batch: BATCH }, { signer: 'QA-02' })),
      ).toEqual(['batch.move', 'release.open']);
      const dispose = moved('dispose', { as: 'useAsIs', justification: 'No pack was made before.' });
      const whoMayNot = await everybody(desk, ['OP-301', 'OP-305', 'ADM-01'], dispose);
      for (const refusals of Object.values(whoMayNot)) expect(refusals).toContain('record.role');
      await desk.sign(dispose, 'SUP-01');
      expect(codes(await desk.sendSigned(moved('approve'), { signer: 'SUP-01' }))).toContain('record.role');
      await desk.sign(moved('approve'), 'QA-01');
      expect(await openLines(desk)).toContain('records');
      await desk.sign(moved('close'), 'QA-01');
      expect(await openLines(desk)).not.toContain('records');

      await floor.close();
      const record = floor.record();
      const types = record.map(({ type }) => type);
      expect(types.indexOf('RunStarted')).toBeGreaterThan(types.indexOf('ClearanceGiven'));
      expect(types.indexOf('ExceptionSettled')).toBeGreaterThan(types.indexOf('ClearanceGiven'));
      expect(types.indexOf('ExceptionClosed')).toBeGreaterThan(types.indexOf('ExceptionSettled'));
      expect(types.filter((type) => type === 'RunStarted')).toHaveLength(1);
      expect(record.filter(({ type }) => type === 'ClearanceGiven')[0]?.data).toMatchObject({
        batch: BATCH,
        station: 'PL-3',
        previous: null,
      });
    }),
  120_000,
);
