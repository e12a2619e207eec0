import type { SampleId } from '../../contract/ids.ts';
import { subtract } from '../../contract/quantity.ts';
import { samplesOfBatch } from '../index-keys.ts';
import { type SampleMove, sampleMove } from '../laboratory/sample.ts';
import { canJudge } from '../material/lot-machine.ts';
import type { Instant } from '../moment.ts';
import type { PlantDraft } from '../state.ts';
import type { Folds } from './evolve.ts';
import { noteSignature } from './identity-folds.ts';
import { addToIndex, must, patch } from './rows.ts';

export const LABORATORY_FOLDS: Folds<
  | 'SampleTaken'
  | 'SampleSent'
  | 'SampleReceived'
  | 'RetainedSampleStored'
  | 'ResultEntered'
  | 'ResultVerified'
  | 'LotJudged'
  | 'RetestExtended'
> = {
  SampleTaken: (draft, { sample, signature }, recorded) => {
    draft.put('samples', sample.id, sample);
    addToIndex(draft, samplesOfBatch(sample.batch), sample.id);
    if (sample.container !== null) {
      const { quantity } = must(draft, 'containers', sample.container);
      patch(draft, 'containers', sample.container, { quantity: subtract(quantity, sample.quantity) });
    }
    noteSignature(draft, recorded, signature.person);
  },
  SampleSent: (draft, { sample, to }) => {
    move(draft, sample, 'send');
    patch(draft, 'samples', sample, { to });
  },
  SampleReceived: (draft, { sample }) => move(draft, sample, 'receive'),
  RetainedSampleStored: (draft, { sample, location }) => {
    move(draft, sample, 'store');
    patch(draft, 'samples', sample, { location });
  },
  ResultEntered: (draft, { sample, test, value, verdict, retestOf, signature }, recorded) => {
    const { results } = must(draft, 'samples', sample);
    const entered = { by: signature.person, at: recorded.at as Instant };
    patch(draft, 'samples', sample, {
      results: [...results, { test, value, verdict, retestOf, entered, verified: null }],
    });
    noteSignature(draft, recorded, signature.person);
  },
  ResultVerified: (draft, { sample, test, signature }, recorded) => {
    const { results } = must(draft, 'samples', sample);
    const verified = { by: signature.person, at: recorded.at as Instant };
    patch(draft, 'samples', sample, {
      results: results.map((each) =>
        each.test === test && each.verified === null ? { ...each, verified } : each,
      ),
    });
    noteSignature(draft, recorded, signature.person);
  },
  LotJudged: (draft, { lot, to, signature }, recorded) => {
    const { quality } = must(draft, 'lots', lot);
    if (!canJudge(quality, to)) throw new Error(`broken invariant: lot ${lot} goes from ${quality} to ${to}`);
    patch(draft, 'lots', lot, { quality: to });
    noteSignature(draft, recorded, signature.person);
  },
  RetestExtended: (draft, { lot, to, signature }, recorded) => {
    patch(draft, 'lots', lot, { retest: to });
    noteSignature(draft, recorded, signature.person);
  },
};

function move(draft: PlantDraft, id: SampleId, by: SampleMove): void {
  const { state } = must(draft, 'samples', id);
  const to = sampleMove(state, by);
  if (to === null) throw new Error(`broken invariant: sample ${id} cannot ${by} from ${state}`);
  patch(draft, 'samples', id, { state: to });
}
