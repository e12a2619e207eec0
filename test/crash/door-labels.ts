import { terminalOf } from '../../main/application/station/terminals.ts';
import type { LabelIssueScreen, ReconciliationScreen } from '../../main/contract/views.ts';
import { openBench, QUICK_PACE } from '../../main/demo/bench.ts';
import { Desk } from '../support/floor/desk.ts';
import { ALLOCATIONS, BATCH, RECIPE } from '../support/floor/door-plant.ts';
import { ISSUE, RECONCILE } from '../support/floor/situations-of-labels.ts';
import { AckBook, openStation, PLANT, terminalAt } from './door-station.ts';

export const ROLLS = { 'R-0931': 1500, 'R-0932': 1100 } as const;
export type Roll = keyof typeof ROLLS;
const FIRST: Roll = 'R-0931';
const ISSUER = 'LBL-01';
const COUNTER = 'LBL-02';
const LEAD = 'OP-305';

interface RollTold {
  readonly counter: number;
  readonly onRejects: number;
  readonly setUp: number;
  readonly damaged: number;
  readonly specimen: number;
  readonly returned: number;
}

/** What the labels of both rolls came to, as the applicator and whoever counts tell it. */
export interface Told {
  readonly rolls: Readonly<Record<Roll, RollTold>>;
  /** Labels on the core of the rewinder that the first person does not find. */
  readonly core: number;
}

/** Works from wherever the station stands to labels that are reconciled and verified. */
export async function reconcileToTheEnd(
  root: string,
  start: number,
  acks: number,
  told: Told,
): Promise<void> {
  const kiosk = new Set(PLANT.founding.stations.find(({ id }) => id === 'LK-01')?.equipment);
  const bench = await openBench(
    PLANT.founding.equipment.filter(({ id }) => kiosk.has(id)),
    QUICK_PACE,
  );
  const opened = await openStation(root, { start, bench });
  if (!opened.ok) throw new Error(opened.error);
  const node = opened.value;
  const book = new AckBook(acks, node);
  const deskAt = (station: string) =>
    new Desk(station, terminalAt(node, terminalOf(station), book), bench, PLANT.secrets);
  if (!node.node.state.get('batches', BATCH)) {
    const quality = deskAt('QA-01');
    await quality.signIn('QA-01');
    await quality.sign({ type: 'IssueBatch', ...RECIPE, batch: BATCH, allocations: ALLOCATIONS });
    await quality.signOut();
  }
  const people = new People(deskAt('LK-01'), told);
  while (await people.goOn());
  await node.close();
  await bench.close();
}

/** People of the kiosk who look at the screen, do the one thing it asks for, and look again. */
class People {
  readonly #desk: Desk;
  readonly #told: Told;

  constructor(desk: Desk, told: Told) {
    this.#desk = desk;
    this.#told = told;
  }

  /** Does the next thing; false when the reconciliation is verified. */
  async goOn(): Promise<boolean> {
    const { screen } = this.#desk;
    if (screen.kind === 'signIn') await this.#desk.signIn(ISSUER);
    else if (screen.kind === 'work')
      await this.#enter(screen.cards.some(isOf(RECONCILE)) ? RECONCILE : ISSUE);
    else if (screen.kind === 'labelIssue') await this.#issue(screen);
    else if (screen.kind === 'reconciliation') return this.#reconcile(screen);
    else throw new Error(`nobody expected the screen ${screen.kind}`);
    return true;
  }

  async #enter(step: string): Promise<void> {
    if (step === RECONCILE) await this.#desk.signIn(COUNTER);
    await this.#desk.enter(BATCH, step);
  }

  async #issue({ state, inHand, rolls }: LabelIssueScreen): Promise<void> {
    const desk = this.#desk;
    if (state === 'verified') return this.#enter(RECONCILE);
    if (state === 'complete') return desk.sign({ type: 'VerifyStep' }, LEAD);
    if (state !== 'inProgress') return desk.press({ type: 'StartStep' });
    if (inHand && !inHand.artworkSeen) return desk.takes(desk.scanPlain('ART/LB5007F'));
    if (inHand)
      return desk.press({ type: 'IssueLabels', roll: inHand.roll, counted: ROLLS[inHand.roll as Roll] });
    const next = Object.keys(ROLLS).find((roll) => !rolls.some((each) => each.roll === roll));
    return next === undefined
      ? desk.sign({ type: 'CompleteStep' })
      : desk.takes(desk.scanPlain(`ROL/${next}`));
  }

  async #reconcile(screen: ReconciliationScreen): Promise<boolean> {
    const desk = this.#desk;
    const { state, exceptions, rolls, counts, standing } = screen;
    if (state === 'verified') return false;
    if (desk.context.person !== COUNTER) await this.#enter(RECONCILE);
    else if (state === 'complete') await desk.sign({ type: 'VerifyStep' }, LEAD);
    else if (state === 'exception') {
      const why = { reason: 'assessed-no-impact', narrative: null };
      await desk.sign({ type: 'SettleException', exception: exceptions[0]?.id, ...why }, 'QA-01');
    } else if (state !== 'inProgress') await desk.press({ type: 'StartStep' });
    else {
      const unread = rolls.find(({ applicatorRead }) => !applicatorRead)?.roll as Roll | undefined;
      if (unread) {
        const { counter, onRejects } = this.#told.rolls[unread];
        await desk.press({ type: 'ReadApplicator', roll: unread, counter, onRejects });
      } else if (standing === 'reconciled') await desk.sign({ type: 'CompleteStep' });
      else if (counts.length === 0)
        await desk.sign({ type: 'CountLabels', rolls: this.#counts(this.#told.core) }, COUNTER);
      else await desk.sign({ type: 'CountLabels', rolls: this.#counts(0) }, LEAD);
    }
    return true;
  }

  #counts(core: number): readonly object[] {
    return Object.entries(this.#told.rolls).map(([roll, { setUp, damaged, specimen, returned }]) => ({
      roll,
      setUp: roll === FIRST ? setUp - core : setUp,
      damaged,
      specimen,
      returned,
      coded: false,
    }));
  }
}

const isOf =
  (wanted: string) =>
  ({
    batch,
    step,
    state,
  }: {
    readonly batch: string;
    readonly step: string;
    readonly state: string;
  }): boolean =>
    batch === BATCH && step === wanted && state !== 'planned';
