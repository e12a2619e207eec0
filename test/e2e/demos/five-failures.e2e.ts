import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { micrograms } from '../../../main/contract/quantity.ts';
import { containerCode } from '../../../main/demo/bench.ts';
import { rendererAssets } from '../../../main/hosts/shared/renderer-assets.ts';
import { NEXT_PACK_BATCH, PACK_BATCH } from '../../support/floor/door-plant.ts';
import type { Floor } from '../../support/floor/floor.ts';
import { massOf } from '../../support/floor/masses.ts';
import { openSituation } from '../../support/floor/saved-situations.ts';
import type { SituationName } from '../../support/floor/situations.ts';
import { Hands } from '../floor/hands.ts';
import type { Person } from '../floor/people.ts';
import { LineTerminal } from '../models/line-terminal.ts';
import { expect, test, type Windows } from '../window-test.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const SCREENS = join(ROOT, 'out', 'renderer');
const ENGLISH = JSON.parse(
  readFileSync(join(ROOT, 'main', 'contract', 'text', 'en.json'), 'utf8'),
) as Readonly<Record<string, string>>;
/** Longer than anything on screen takes. */
const LIMIT_MS = 30_000;

/** One way in which a person at a screen would bring the failure about. */
interface Way {
  readonly way: string;
  readonly at: SituationName;
  readonly station: 'WS-01' | 'PL-3' | 'LK-01';
  readonly person: Person;
  /** The card of the step, where the person was not in it before. */
  readonly card?: RegExp;
  /** What they do there; `told` where the refusal was read already, because its sheet was put away. */
  readonly act: (screen: LineTerminal, floor: Floor) => Promise<'told' | undefined>;
  /** Codes of the refusal as the log has them; the screen says one of them. Empty: it offers no such act. */
  readonly refused: readonly string[];
  /** What the screen then asks of whom. */
  readonly task?: string | RegExp;
}

const SCANNERS = { 'WS-01': 'SCN-01', 'PL-3': 'SCN-03', 'LK-01': 'SCN-04' } as const;

/** The words of one of these refusals, whatever stands in their places. */
const wordsOf = (...codes: readonly string[]): RegExp =>
  new RegExp(codes.flatMap((code) => ['title', 'why'].map((part) => patternOf(code, part))).join('|'));

const patternOf = (code: string, part: string): string =>
  (ENGLISH[`refusal.${code}.${part}`] ?? `no words for ${code}`)
    .split(/\{[^{}]*\}/)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.+');

async function tryIt(windows: Windows, page: Page, way: Way): Promise<void> {
  const floor = await openSituation(way.at, { screens: rendererAssets(SCREENS) });
  page.setDefaultTimeout(LIMIT_MS);
  try {
    const screen = new LineTerminal(page, await Hands.beside(page, false), floor, SCANNERS[way.station]);
    await page.goto(floor.addressOf(way.station));
    await screen.begin(way.person);
    if (way.card) await screen.press(way.card);
    const isTold = (await way.act(screen, floor)) === 'told';
    if (way.refused.length > 0 && !isTold)
      await expect(page.getByText(wordsOf(...way.refused)).first()).toBeVisible();
    if (way.task !== undefined) {
      const back = screen.button('Go back to the step');
      if (await back.isVisible()) await back.tap();
      await expect(screen.task).toHaveText(way.task);
    }
    await windows.empty(page);
    await floor.close();
    const denied = floor.record().filter(({ type }) => type === 'CommandDenied');
    const { refusals = [] } = (denied.at(-1)?.data ?? {}) as { refusals?: readonly { code: string }[] };
    expect(refusals.map(({ code }) => code).sort(), way.way).toEqual([...way.refused].sort());
    expect(await floor.wrongWithLog()).toEqual([]);
  } finally {
    await windows.empty(page);
    await floor.dispose();
  }
}

function everyWay(failure: string, ways: readonly Way[]): void {
  test(failure, async ({ page, windows }) => {
    test.setTimeout(ways.length * 60_000);
    for (const way of ways) await test.step(way.way, () => tryIt(windows, page, way));
  });
}

const START = 'Start the step';
const cardOf = (title: string, batch: string) => new RegExp(`^${title}.*${batch}`);
const RUN = 'Fill, cap, seal and label';
const presses =
  (...buttons: readonly (string | RegExp)[]) =>
  async (screen: LineTerminal) => {
    for (const button of buttons) await screen.press(button);
    return undefined;
  };
const shows =
  (label: string, aim = 'C0') =>
  async (screen: LineTerminal) => {
    await screen.scan(label, aim);
    return undefined;
  };
const showsContainer = (item: string, lot: string, container: string) =>
  shows(containerCode(item, lot, container), 'd2');
/** Signs what this button asks for as somebody who may not. */
const signs = (button: string | RegExp, person: Person, code: string) => async (screen: LineTerminal) => {
  await screen.press(button);
  await screen.expectSignatureRefused(person, wordsOf(code));
  return 'told' as const;
};
/** Presses Accept with so much on the pan, once the screen offers to accept this net weight. */
const accepts = (mass: string, net: string) => async (screen: LineTerminal, floor: Floor) => {
  floor.bench.scales.get('SCL-01')?.pan.put(micrograms(massOf(mass)));
  const accept = screen.button(new RegExp(`^Accept ${net.replace('.', '\\.')}`));
  await expect(accept).toBeVisible();
  await screen.page.waitForTimeout(SETTLE_MS);
  await accept.tap();
  return undefined;
};
/** Until the load is at rest for the scale as well. */
const SETTLE_MS = 1_500;
/** There is no place on the screen into which anything could be typed. */
const typesNowhere = async (screen: LineTerminal) => {
  await expect(screen.page.getByRole('main')).toBeVisible();
  await expect(screen.page.getByRole('textbox')).toHaveCount(0);
  return undefined;
};
const offersNo = (button: string | RegExp) => async (screen: LineTerminal) => {
  await expect(screen.page.getByRole('main')).toBeVisible();
  await expect(screen.button(button)).toHaveCount(0);
  return undefined;
};

const BOOTH = { station: 'WS-01', person: 'OP-101' } as const;
const LINE = { station: 'PL-3', person: 'OP-301' } as const;
const CAGE = { station: 'LK-01', person: 'LBL-01' } as const;
const SUPERVISOR = /^Call the owner of EX-01: Supervisor$/;
const QUALITY = /^Call the owner of EX-01: QA reviewer$/;

everyWay('[S42] [S43] [S123] [S124] [S132] a wrong lot is consumed by no way that the screen offers', [
  { ...BOOTH, way: 'a number is typed', at: 'scaleChosen', act: typesNowhere, refused: [] },
  {
    ...BOOTH,
    way: 'another material is shown',
    at: 'scaleChosen',
    act: showsContainer('RM-1022', 'RH-2507-033', 'RH-2507-033-01'),
    refused: ['material.other'],
    task: SUPERVISOR,
  },
  {
    ...BOOTH,
    way: 'a lot in quarantine is shown',
    at: 'scaleChosen',
    act: showsContainer('RM-1014', 'CB-2601-022', 'CB-2601-022-01'),
    refused: ['lot.notAllocated', 'status.quarantine', 'fefo.earlier'],
    task: QUALITY,
  },
  {
    ...BOOTH,
    way: 'a later lot of the same material is shown',
    at: 'activeChosen',
    act: showsContainer('RM-1001', 'AA-2503-042', 'AA-2503-042-01'),
    refused: ['lot.notAllocated', 'fefo.earlier'],
    task: SUPERVISOR,
  },
  {
    ...BOOTH,
    way: 'a lot on hold is shown',
    at: 'heldAllocated',
    act: showsContainer('RM-2011', 'MS-2510-011', 'MS-2510-011-01'),
    refused: ['hold.lot'],
    task: QUALITY,
  },
  {
    ...BOOTH,
    way: 'a second source is shown while one is open',
    at: 'sourceOpen',
    act: showsContainer('RM-1014', 'CB-2508-009', 'CB-2508-009-02'),
    refused: ['source.stillOpen'],
  },
]);

everyWay('[S97] [S126] [S132] a weight out of tolerance is accepted by no way that the screen offers', [
  {
    ...BOOTH,
    way: 'Accept is pressed on too little',
    at: 'tared',
    act: accepts('6.48 kg', '6.18'),
    refused: ['tolerance.under'],
    task: SUPERVISOR,
  },
  {
    ...BOOTH,
    way: 'Accept is pressed on too much',
    at: 'tooMuch',
    act: accepts('6.90 kg', '6.60'),
    refused: ['tolerance.over'],
    task: SUPERVISOR,
  },
  {
    ...BOOTH,
    way: 'the excess goes where nobody sees it, and Accept is pressed',
    at: 'excessOffRoute',
    act: accepts('6.55 kg', '6.2'),
    refused: ['overshoot.latched'],
    task: SUPERVISOR,
  },
  {
    ...BOOTH,
    way: 'a second tare takes the excess away',
    at: 'filled',
    act: presses(/^Tare/),
    refused: ['tare.taken', 'tare.range'],
  },
  {
    ...BOOTH,
    way: 'the operator settles their own exception',
    at: 'containerHeld',
    act: async (screen) => {
      await screen.press(/^Settle EX-01/);
      await screen.sheet.choose('Excess was removed to waste');
      await screen.sheet.press('Go on to sign');
      await screen.expectSignatureRefused('OP-101', wordsOf('owner.role'));
      return 'told';
    },
    refused: ['owner.role'],
  },
]);

everyWay('[S81] [S130] [S132] a line clearance is missed by no way that the screen offers', [
  {
    ...LINE,
    way: 'packaging is started while the line is being cleared',
    at: 'lineClearing',
    act: presses('Back', cardOf(RUN, PACK_BATCH), new RegExp(`^${START}`)),
    refused: ['sequence.upstream', 'line.uncleared'],
    task: SUPERVISOR,
  },
  {
    ...LINE,
    way: 'another batch is started under the clearance',
    at: 'lineCleared',
    act: presses('Back', cardOf(RUN, NEXT_PACK_BATCH), new RegExp(`^${START}`)),
    refused: ['sequence.upstream', 'line.otherBatch'],
    task: SUPERVISOR,
  },
  {
    ...LINE,
    way: 'packaging is started under a clearance that ran out',
    at: 'lineExpired',
    act: presses('Back', cardOf(RUN, PACK_BATCH), new RegExp(`^${START}`)),
    refused: ['line.expired'],
    task: SUPERVISOR,
  },
  {
    ...LINE,
    way: 'a list with open items is signed',
    at: 'lineClearing',
    act: offersNo('Complete and sign'),
    refused: [],
  },
  {
    ...LINE,
    way: 'the line runs on after a long stand',
    at: 'lineIdle',
    act: offersNo(/^Start/),
    refused: [],
  },
  {
    ...LINE,
    way: 'whoever looked verifies the restart',
    at: 'lineInspected',
    act: async (screen) => {
      const inspect = screen.button(/^Inspect/);
      if (await inspect.isVisible()) await inspect.tap();
      return signs('Verify the restart', 'OP-301', 'independence.own')(screen);
    },
    refused: ['training.missing', 'independence.own'],
  },
]);

everyWay('[S42] [S48] [S132] a wrong label revision is applied by no way that the screen offers', [
  {
    ...CAGE,
    way: 'a withdrawn roll is shown to the cage',
    at: 'labelsStarted',
    act: shows('ROL/R-0877'),
    refused: ['label.obsolete'],
    task: QUALITY,
  },
  { ...CAGE, way: 'the number of a roll is typed', at: 'labelsStarted', act: typesNowhere, refused: [] },
  {
    ...LINE,
    way: 'a roll of nobody is shown to the line',
    at: 'rollWanted',
    act: shows('ROL/R-0877'),
    refused: ['label.obsolete', 'mount.notIssued'],
    task: QUALITY,
  },
  {
    ...LINE,
    way: 'the roll is right and its label is not',
    at: 'rollWanted',
    act: async (screen) => {
      await screen.scan('ROL/R-0931');
      await expect(screen.page.getByText('Scan a label of it')).toBeVisible();
      return shows('ART/LB5007E')(screen);
    },
    refused: ['label.artwork'],
    task: QUALITY,
  },
  {
    ...LINE,
    way: 'the line is started without a roll',
    at: 'rollWanted',
    act: offersNo(/^Start/),
    refused: [],
  },
  { ...LINE, way: 'before its code is read', at: 'rollOn', act: offersNo(/^Start/), refused: [] },
  { ...LINE, way: 'before its first label is kept', at: 'codeRead', act: offersNo(/^Start/), refused: [] },
  {
    ...LINE,
    way: 'the next roll is shown while the line runs',
    at: 'labelledRunning',
    act: shows('ROL/R-0932'),
    refused: ['mount.running'],
  },
  {
    ...LINE,
    way: 'the line is cleared for another batch over a roll that was left',
    at: 'rollLeft',
    act: async (screen) => {
      const complete = screen.button(/^Complete and sign/);
      await expect(complete).toContainText(/R-0931|applicator/);
      return undefined;
    },
    refused: [],
  },
]);

everyWay(
  '[S46] [S83] [S104] [S118] [S132] a critical check is made by nobody untrained by a way that the screen offers',
  [
    {
      ...BOOTH,
      person: 'OP-112',
      way: 'the check of the scale by somebody whose qualification ended',
      at: 'cleared',
      card: /^Check the floor scale/,
      act: presses(new RegExp(`^${START}`)),
      refused: ['training.expired'],
      task: SUPERVISOR,
    },
    {
      ...BOOTH,
      way: 'the clearance is verified by whoever made it',
      at: 'completed',
      act: signs('Verify and sign', 'OP-101', 'independence.own'),
      refused: ['training.missing', 'independence.own'],
    },
    {
      ...BOOTH,
      way: 'by somebody of the line',
      at: 'completed',
      act: signs('Verify and sign', 'OP-305', 'training.missing'),
      refused: ['training.missing'],
    },
    {
      ...BOOTH,
      way: 'by an administrator',
      at: 'completed',
      act: signs('Verify and sign', 'ADM-01', 'training.missing'),
      refused: ['training.missing'],
    },
  ],
);
