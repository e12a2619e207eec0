import type { CommandOf } from '../../../main/contract/parse-command.ts';
import { ssccOf } from '../../../main/domain/cases/sscc.ts';
import type { Draft, Signing } from '../../support/floor/desk.ts';
import { CASED_BATCH } from '../../support/floor/door-plant.ts';
import type { SituationName } from '../../support/floor/situations.ts';
import { BOTTLE_LOT } from '../../support/floor/situations-of-components.ts';
import type { Attempt, Scene } from './scene.ts';

export const PRINTER = 'PRN-06';
/** The case that has its label, and the one that waits for it. */
export const LABELLED_CASE = ssccOf('0614141', 1);
export const WAITING_CASE = ssccOf('0614141', 2);

async function ready({ desk }: Scene): Promise<void> {
  await desk.shows(({ frame }) => frame.devices.find(({ kind }) => kind === 'printer')?.state === 'ok');
}

/** At the line that counts its components and packs cases, in the step that packs. */
export const atRun = (at: SituationName, draft: Draft, signing: Signing | null = null): Attempt => ({
  at,
  batch: CASED_BATCH,
  step: '190',
  station: 'PL-3',
  person: 'OP-301',
  signing,
  scale: null,
  draft: () => draft,
});

type OfComponents =
  | 'IssueComponent'
  | 'CountComponent'
  | 'PackCases'
  | 'PrintCases'
  | 'StopCases'
  | 'ReprintCase';

/** The attempts about components and cases that pass. */
export const COMPONENT_ATTEMPTS: Readonly<Record<CommandOf<OfComponents>['type'], Attempt>> = {
  IssueComponent: atRun(
    'bottlesShown',
    { type: 'IssueComponent', component: 'bottle', lot: BOTTLE_LOT, counted: 70 },
    { signer: 'OP-305' },
  ),
  CountComponent: atRun(
    'componentsUsed',
    {
      type: 'CountComponent',
      component: 'bottle',
      lots: [{ lot: BOTTLE_LOT, setUp: 2, damaged: 0, sampled: 0, returned: 7 }],
    },
    {},
  ),
  PackCases: { ...atRun('componentsCounted', { type: 'PackCases', full: 2, rest: 1 }), before: ready },
  PrintCases: { ...atRun('casesWaiting', { type: 'PrintCases' }), before: ready },
  StopCases: {
    ...atRun('casesToStop', { type: 'StopCases' }),
    before: async (scene) => {
      await ready(scene);
      const printer = scene.floor.bench.printers.get(PRINTER);
      if (!printer) throw new Error(`no ${PRINTER} on the bench`);
      printer.setup.printMs = 60_000;
      if (scene.desk.screen.kind === 'packaging' && !scene.desk.screen.cases?.printing)
        await scene.desk.press({ type: 'PackCases', full: 2, rest: 0 });
    },
  },
  ReprintCase: {
    ...atRun('casesWaiting', { type: 'ReprintCase', case: LABELLED_CASE, reason: 'label-damaged' }, {}),
    before: ready,
  },
};
