import type { CaseId } from '../../contract/ids.ts';
import type { StepRef } from '../events.ts';
import type { Invalidation, LabelState } from '../execution/batch.ts';
import { casesOf } from '../index-keys.ts';
import type { Instant } from '../moment.ts';
import type { PlantDraft } from '../state.ts';
import { plantFacts } from '../state.ts';
import type { Folds } from './evolve.ts';
import { noteSignature } from './identity-folds.ts';
import { must, patch, patchWork } from './rows.ts';

const NO_LABEL: LabelState = { printed: 0, outcome: 'none', detail: '' };

export const CASE_FOLDS: Folds<
  'CasesPacked' | 'CaseLabelReserved' | 'CaseLabelPrinted' | 'CaseLabelsStopped' | 'CaseLabelSeen'
> = {
  CasesPacked: (draft, { batch, step, cases, station, person }, { at }) => {
    for (const each of cases)
      draft.put('cases', each.id, {
        ...each,
        batch,
        step,
        by: person,
        at: at as Instant,
        station,
        label: NO_LABEL,
        invalid: null,
      });
    const key = casesOf(batch, step);
    draft.put('index', key, [...(draft.get('index', key) ?? []), ...cases.map(({ id }) => id)]);
    patch(draft, 'plant', 'plant', { cases: plantFacts(draft).cases + cases.length });
  },
  CaseLabelReserved: (draft, { batch, step, case: id, more, station, signature }, recorded) => {
    const { label } = must(draft, 'cases', id);
    patch(draft, 'cases', id, { station, label: { ...label, outcome: 'printing', detail: '' } });
    if (more) patchWork(draft, batch, step, 'packaging', () => ({ printing: true }));
    if (signature) noteSignature(draft, recorded, signature.person);
  },
  CaseLabelPrinted: (draft, { case: id, outcome, detail }) => {
    const { label } = must(draft, 'cases', id);
    const printed = label.printed + (outcome === 'confirmed' ? 1 : 0);
    // A reprint that failed leaves the label that is on the case.
    const stands = outcome === 'failed' && label.printed > 0 ? 'confirmed' : outcome;
    patch(draft, 'cases', id, { label: { printed, outcome: stands, detail } });
  },
  CaseLabelsStopped: (draft, { batch, step }) =>
    patchWork(draft, batch, step, 'packaging', () => ({ printing: false })),
  CaseLabelSeen: (draft, { case: id }) => {
    const { label } = must(draft, 'cases', id);
    patch(draft, 'cases', id, {
      label: { ...label, outcome: 'confirmed', printed: label.printed + 1 },
    });
  },
};

/** The case does not count; its packs go into another one, and its number is never given again. */
export function takeBackCase(draft: PlantDraft, _ref: StepRef, id: CaseId, invalid: Invalidation): void {
  patch(draft, 'cases', id, { invalid });
}
