import type { BatchId, StepId } from '../../contract/ids.ts';
import type { Labelling } from '../execution/batch.ts';
import { rollOn } from '../execution/pack-code.ts';
import { isKeptInRecord } from '../execution/specimens.ts';
import type { Instant } from '../moment.ts';
import type { PlantDraft } from '../state.ts';
import type { Folds } from './evolve.ts';
import { noteSignature } from './identity-folds.ts';
import { enter } from './label-folds.ts';
import { patch, patchWork } from './rows.ts';

/** What a line that labels has on its applicator and on its packs (rules §8). */
export const LABELLING_FOLDS: Folds<
  'LabelRollBrought' | 'LabelRollMounted' | 'LabelRollTakenOff' | 'PackCodeRead' | 'SpecimenKept'
> = {
  LabelRollBrought: (draft, { batch, step, roll }) =>
    patchLabelling(draft, batch, step, () => ({ brought: roll })),
  LabelRollMounted: (draft, { batch, step, roll, person }, { at }) =>
    patchLabelling(draft, batch, step, (labelling) => {
      const on = rollOn(labelling);
      if (on) throw new Error(`broken invariant: roll ${on.roll} is on the applicator of step ${step}`);
      return {
        brought: null,
        rolls: [...labelling.rolls, { roll, by: person, from: at as Instant, off: null }],
        code: { kind: 'due', occasion: labelling.rolls.length === 0 ? 'firstOff' : 'rollChange' },
      };
    }),
  LabelRollTakenOff: (draft, { batch, step, roll, splice, usedUp, person }, recorded) => {
    const at = recorded.at as Instant;
    patchLabelling(draft, batch, step, ({ rolls }) => ({
      rolls: rolls.map((each) =>
        each.roll === roll && each.off === null ? { ...each, off: { at, by: person, splice, usedUp } } : each,
      ),
    }));
    enter(draft, batch, [{ roll, what: 'setUp', quantity: splice, count: null, step, by: person, at }]);
    if (usedUp) patch(draft, 'labelRolls', roll, { physical: 'usedUp' });
  },
  PackCodeRead: (draft, { batch, step, occasion, code, matches, person, signature }, recorded) => {
    const at = recorded.at as Instant;
    patchLabelling(draft, batch, step, ({ readings }) => ({
      readings: [
        ...readings,
        { occasion, code, matches, by: person, verifier: signature?.person ?? null, at },
      ],
      code: matches ? { kind: 'verified', at } : { kind: 'due', occasion },
    }));
    if (signature) noteSignature(draft, recorded, signature.person);
  },
  SpecimenKept: (draft, { batch, step, which, roll, attachment, person }, recorded) => {
    const at = recorded.at as Instant;
    patchLabelling(draft, batch, step, ({ specimens }) => ({
      specimens: [...specimens, { which, roll, photo: attachment, by: person, at }],
    }));
    // A label that stays on its pack is counted with the packs.
    if (isKeptInRecord(which))
      enter(draft, batch, [{ roll, what: 'specimen', quantity: 1, count: null, step, by: person, at }]);
  },
};

function patchLabelling(
  draft: PlantDraft,
  batch: BatchId,
  step: StepId,
  change: (labelling: Labelling) => Partial<Labelling>,
): void {
  patchWork(draft, batch, step, 'packaging', ({ labelling }) => {
    if (labelling === null) throw new Error(`broken invariant: step ${step} labels nothing`);
    return { labelling: { ...labelling, ...change(labelling) } };
  });
}
