import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crewOf, plantOfToday } from '../../../main/bench/bench-plant.ts';
import { openBenchStation } from '../../../main/bench/bench-station.ts';
import { KernelRig } from '../../../main/bench/kernel-rig.ts';
import { HAND_MS, toldClock } from '../../../main/bench/told-clock.ts';
import { ACTIONS_PER_BATCH, issueBatch, unsignedWork, withWrongs } from '../../../main/bench/workload.ts';
import { PACE_LIMIT } from '../../../main/domain/observed.ts';
import { verifyLog } from '../../../main/verifier/verify-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'interlock-bench-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the mix of actions', () => {
  it('has one wrong command in ten, of four kinds, and is as long as it says', async () => {
    const plant = plantOfToday();
    const rig = new KernelRig(plant.founding, toldClock(Date.now()));
    const crew = crewOf(plant, (terminal) => rig.portOf(terminal.replace(/-1$/, '')));
    const moves = [...withWrongs(crew, unsignedWork(crew, ['A', 'B', 'C']))];
    const wrong = moves.filter(({ expects }) => expects === 'refused');
    expect(wrong.length / moves.length).toBeCloseTo(0.1, 2);
    expect(new Set(wrong.map(({ command }) => command.type)).size).toBe(4);
    expect(moves.length).toBeGreaterThanOrEqual(3 * ACTIONS_PER_BATCH);
  });

  it('is decided by the kernel as it expects', async () => {
    const plant = plantOfToday();
    const rig = new KernelRig(plant.founding, toldClock(Date.now()));
    const crew = crewOf(plant, (terminal) => rig.portOf(terminal.replace(/-1$/, '')));
    const answer = async ({ port, command }: ReturnType<typeof crew.booth.signIn>) =>
      (await port.dispatch(command)).kind;
    for (const hand of Object.values(crew)) expect(await answer(hand.signIn())).toBe('accepted');
    expect(await answer(await issueBatch(crew.desk, plant.order, 'A'))).toBe('accepted');
    const kinds = new Map<string, number>();
    for (const { command, expects } of withWrongs(crew, unsignedWork(crew, ['A']))) {
      const { kind, refusals } = refusalsOf(rig, command, command.context.station);
      expect({ kind, type: command.type }).toEqual({ kind: expects, type: command.type });
      for (const code of refusals) kinds.set(code, (kinds.get(code) ?? 0) + 1);
    }
    expect([...kinds.keys()].sort()).toEqual([
      'batch.unknown',
      'context.other',
      'scan.typed',
      'station.function',
    ]);
  });
});

const refusalsOf = (rig: KernelRig, command: object, station: string) => {
  const decision = rig.decideOn(rig.prepare(command, station));
  return {
    kind: decision.kind,
    refusals: decision.kind === 'refused' ? decision.refusals.map(({ code }) => code) : [],
  };
};

describe('the station of the bench', () => {
  let station: Awaited<ReturnType<typeof openBenchStation>>;
  const dataFolder = join(folder, 'data');
  beforeAll(async () => {
    station = await openBenchStation(dataFolder, Date.now() - 86_400_000, 'T');
  });
  afterAll(() => station.close());

  it('lets as much time pass between two commands as the pace limit asks of a hand', () =>
    expect(1000 / HAND_MS).toBeLessThan(PACE_LIMIT));

  it('answers the mix through the door of the product, and its log verifies', async () => {
    await station.prepare(ACTIONS_PER_BATCH);
    for (let at = 0; at < ACTIONS_PER_BATCH; at += 1) expect(await station.act()).toBeGreaterThan(0);
    await station.close();
    const report = await verifyLog(dataFolder);
    expect(report.failures).toEqual([]);
    expect(report.events).toBeGreaterThan(ACTIONS_PER_BATCH);
  });

  it('has no action left when its batches are done', async () => {
    const other = await openBenchStation(join(folder, 'other'), Date.now(), 'T');
    await expect(other.act()).rejects.toThrow('no batch left');
    await other.close();
  });
});
