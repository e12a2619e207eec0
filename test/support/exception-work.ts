import type { Founding } from '../../main/domain/plant/founding.ts';
import type { Seen } from './given-when-then.ts';
import { type Alter, certain, type WeighBooth } from './weigh-booth.ts';

const GROUNDS = { reason: 'assessed-no-impact', narrative: null };
export const AS_IS = { kind: 'useAsIs', assessment: 'The dust is of the pail itself.', step: 'resume' };

/** What people do about an exception, each as one command; QA-01 decides and QA-03 approves where nothing else is said. */
export const workOn = (booth: WeighBooth, exception = 'EX-01') => ({
  record: () => certain(booth.state.get('exceptions', exception)),
  route: (to: string, seen: Seen = {}) =>
    booth.when('RouteException', { exception, to, reason: 'investigation' }, seen),
  decide: (disposition: object = AS_IS, by = 'QA-01', fields: object = {}) =>
    booth.when('DecideDisposition', { exception, disposition, ...GROUNDS, ...fields }, { by }),
  approve: (by = 'QA-03') => booth.when('ApproveDisposition', { exception }, { by }),
  sendBack: (by = 'QA-03') => booth.when('ReturnDisposition', { exception, ...GROUNDS }, { by }),
  scrap: (container: string, by = 'OP-107') => booth.when('ScrapContainer', { exception, container }, { by }),
  close: (by = 'QA-01') => booth.when('CloseException', { exception }, { by }),
  reopen: (by = 'QA-03') => booth.when('ReopenException', { exception, ...GROUNDS }, { by }),
  voids: (by: string) =>
    booth.when('VoidException', { exception, ...GROUNDS, reason: 'opened-in-error' }, { by }),
});

/** The person at the booth is one who owns exceptions of quality: routing is not signed. */
export function pending(booth: WeighBooth, exception = 'EX-01', owner = 'QA-01'): WeighBooth {
  booth.signIn(owner).given('RouteException', {
    exception,
    to: 'dispositionPending',
    reason: 'investigation',
  });
  return booth;
}

/** Another item may take the place of that of a step; what it brings can be changed as well. */
export const alternate =
  (step: string, item: string, change: Alter = (founding) => founding): Alter =>
  (founding: Founding) => {
    const changed = change(founding);
    return {
      ...changed,
      recipes: changed.recipes.map((recipe) => ({
        ...recipe,
        steps: recipe.steps.map((each) =>
          each.id === step && each.kind === 'dispense' ? { ...each, alternates: [item as never] } : each,
        ),
      })),
    };
  };
