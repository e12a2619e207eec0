import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { terminalOf } from '../../main/application/station/terminals.ts';
import type { CheckScreen, ClearanceScreen, DispenseScreen, Screen } from '../../main/contract/views.ts';
import { type Bench, openBench, QUICK_PACE } from '../../main/demo/bench.ts';
import { Desk, pause } from '../support/floor/desk.ts';
import { ALLOCATIONS, BATCH, RECIPE } from '../support/floor/door-plant.ts';
import { massOf } from '../support/floor/masses.ts';
import { FIRST, FULL, FLOOR_SCALE as SCALE, SOURCE, scanSource, TARE } from '../support/floor/situations.ts';
import { AckBook, openStation, PLANT, terminalAt } from './door-station.ts';

export const STEP = '60';
const STEPS: readonly string[] = ['20', '30', STEP];
const OPERATOR = 'OP-101';
const VERIFIER = 'OP-107';
const EMPTY = '0.00 kg';

/** The booth of the plant with instruments on real bytes; what lies on the pan outlives the station. */
export async function openBooth(root: string): Promise<{ bench: Bench; put(mass: string): void }> {
  const file = join(root, 'pan');
  const booth = new Set(PLANT.founding.stations.find(({ id }) => id === 'WS-01')?.equipment);
  const bench = await openBench(
    PLANT.founding.equipment.filter(({ id }) => booth.has(id)),
    QUICK_PACE,
  );
  const pan = bench.scales.get(SCALE)?.pan;
  if (!pan) throw new Error(`no ${SCALE} on the bench`);
  if (existsSync(file)) pan.put(massOf(readFileSync(file, 'utf8')), 0);
  return {
    bench,
    put: (mass) => {
      // A pan never carries half a mass.
      writeFileSync(`${file}.next`, mass);
      renameSync(`${file}.next`, file);
      pan.put(massOf(mass));
    },
  };
}

/** Works from wherever the station stands to the signature of the dispense step. */
export async function weighToTheEnd(root: string, start: number, acks: number): Promise<void> {
  const booth = await openBooth(root);
  const opened = await openStation(root, { start, bench: booth.bench });
  if (!opened.ok) throw new Error(opened.error);
  const node = opened.value;
  const book = new AckBook(acks, node);
  const deskAt = (station: string) =>
    new Desk(station, terminalAt(node, terminalOf(station), book), booth.bench, PLANT.secrets);
  if (!node.node.state.get('batches', BATCH)) {
    const quality = deskAt('QA-01');
    await quality.signIn('QA-01');
    await quality.sign({ type: 'IssueBatch', ...RECIPE, batch: BATCH, allocations: ALLOCATIONS });
    await quality.signOut();
  }
  const operator = new Operator(deskAt('WS-01'), booth.put);
  while (await operator.goesOn());
  await node.close();
  await booth.bench.close();
}

/** A person who looks at the screen, does the one thing it asks for, and looks again. */
export class Operator {
  readonly #desk: Desk;
  readonly #put: (mass: string) => void;

  constructor(desk: Desk, put: (mass: string) => void) {
    this.#desk = desk;
    this.#put = put;
  }

  /** Does the next thing; false when the step is signed. */
  async goesOn(): Promise<boolean> {
    const { screen } = this.#desk;
    if (screen.kind === 'signIn') await this.#desk.signIn(OPERATOR);
    else if (screen.kind === 'work') return this.#enter(screen.cards);
    else if (screen.kind === 'clearance') await this.#clear(screen);
    else if (screen.kind === 'check') await this.#check(screen);
    else if (screen.kind === 'dispense') await this.#dispense(screen);
    else throw new Error(`nobody expected the screen ${screen.kind}`);
    return true;
  }

  async #enter(cards: Extract<Screen, { kind: 'work' }>['cards']): Promise<boolean> {
    const next = cards.find(
      ({ batch, step, state }) => batch === BATCH && STEPS.includes(step) && !ENDED.has(`${step} ${state}`),
    );
    if (!next) return false;
    await this.#desk.enter(BATCH, next.step);
    return true;
  }

  async #clear({ state, items }: ClearanceScreen): Promise<void> {
    const desk = this.#desk;
    if (state === 'verified') return desk.leave();
    if (state === 'complete') return desk.sign({ type: 'VerifyStep' }, VERIFIER);
    if (state !== 'inProgress') return desk.press({ type: 'StartStep' });
    const item = items.find(({ answer }) => answer === null);
    if (!item) return desk.sign({ type: 'CompleteStep' });
    if (item.evidence === 'photo') throw new Error('step 20 asks for no photo');
    if (item.evidence === 'scan') return desk.takes(desk.scanPlain(`LOC/${item.expects}`));
    const answer = {
      confirmed: { kind: 'confirmed' },
      count: { kind: 'count', value: 0 },
      reference: { kind: 'reference', value: 'CL-0788' },
      mass: { kind: 'mass', value: '0', unit: 'kg' },
    }[item.evidence];
    return desk.press({ type: 'AnswerItem', item: item.id, answer });
  }

  async #check({ state, scales }: CheckScreen): Promise<void> {
    const desk = this.#desk;
    if (state === 'complete' || state === 'verified') return desk.leave();
    if (state !== 'inProgress') return desk.press({ type: 'StartStep' });
    const [scale] = scales;
    const point = scale?.points.find(({ next }) => next);
    if (scale && !scale.weightSetScanned) return desk.takes(desk.scanPlain(`WGT/${scale.weightSet}`));
    if (scale && !scale.prepared)
      return desk.press({ type: 'PrepareCheck', scale: SCALE, clean: true, level: true });
    if (point) {
      await this.#lays('5.00 kg');
      return desk.press({
        type: 'CaptureCheck',
        scale: SCALE,
        nominal: point.nominal,
        displayed: this.#displayed,
      });
    }
    await this.#lays(EMPTY);
    return desk.sign({ type: 'CompleteStep' });
  }

  async #dispense(screen: DispenseScreen): Promise<void> {
    const desk = this.#desk;
    if (!WEIGHING.has(screen.state)) {
      return screen.phase === 'done' ? desk.leave() : desk.press({ type: 'StartStep' });
    }
    switch (screen.phase) {
      case 'scale':
        return desk.press({ type: 'SelectScale', scale: SCALE });
      case 'source':
        return desk.takes(scanSource(desk, SOURCE));
      case 'zero':
        await this.#lays(EMPTY);
        return desk.press({ type: 'ZeroScale', scale: SCALE });
      case 'tare':
        await this.#lays(TARE);
        return desk.press({ type: 'CaptureTare', displayed: this.#displayed });
      case 'fill':
        await this.#lays(FULL);
        return desk.press({ type: 'AcceptWeight', displayed: this.#displayed });
      case 'label':
        if (screen.label?.outcome === 'printing') return pause(20);
        await desk.shows(({ frame }) => frame.devices.find(({ kind }) => kind === 'printer')?.state === 'ok');
        return desk.press({ type: 'PrintLabel', container: FIRST });
      case 'settlePrint':
        return desk.takes(scanSource(desk, FIRST));
      case 'verify':
        return this.#verify(screen);
      case 'remove':
        await this.#lays(EMPTY);
        return desk.shows((view) => view.screen.kind === 'dispense' && view.screen.phase !== 'remove');
      case 'finish':
        if (screen.source)
          return desk.press({ type: 'CloseSource', emptied: false, displayed: this.#displayed });
        return desk.sign({ type: 'CompleteStep' });
      case 'overshoot':
      case 'done':
        throw new Error(`nobody expected ${screen.phase}`);
    }
  }

  async #verify({ verification }: DispenseScreen): Promise<void> {
    const desk = this.#desk;
    if (!verification) return desk.press({ type: 'BeginVerification', verifier: VERIFIER });
    const source = verification.sources.find(({ scanned }) => !scanned);
    if (source) return desk.takes(scanSource(desk, source.container));
    if (!verification.labelScanned) return desk.takes(scanSource(desk, FIRST));
    await this.#lays(FULL);
    return desk.sign({ type: 'VerifyContainer', displayed: this.#displayed }, VERIFIER);
  }

  async #lays(mass: string): Promise<void> {
    this.#put(mass);
    await this.#desk.atRest(SCALE);
  }

  get #displayed(): string {
    return this.#desk.displayed(SCALE);
  }
}

/** What is behind a step once it needs nobody any more. */
const ENDED: ReadonlySet<string> = new Set(['20 verified', '30 complete', `${STEP} verified`]);
const WEIGHING: ReadonlySet<string> = new Set(['inProgress', 'blocked', 'exception']);
