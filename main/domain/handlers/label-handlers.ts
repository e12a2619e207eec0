import { type DomainEvent, event } from '../events.ts';
import type { GateFacts } from '../facts.ts';
import { toDestroy } from '../label-ledger/destroyable.ts';
import { ledgerOf } from '../label-ledger/issued-to.ts';
import { type LabelEntry, lastCount } from '../label-ledger/label-ledger.ts';
import { labelledPacks } from '../label-ledger/labelled-packs.ts';
import { reconcile } from '../label-ledger/reconcile.ts';
import type { ReconciliationStep } from '../recipe/recipe.ts';
import { certain, type Handlers, signatureRecord, stepRef } from './handler.ts';

/** Labels leave the cage, and are counted when the run is over (rules §9, 21 CFR 111.410, 211.125). */
export const LABEL_HANDLERS: Handlers<'IssueLabels' | 'ReadApplicator' | 'CountLabels' | 'DestroyLabels'> = {
  IssueLabels: (facts) => [
    event('LabelsIssued', {
      ...stepRef(facts),
      roll: facts.command.roll,
      quantity: facts.command.counted,
    }),
  ],
  ReadApplicator: (facts) => {
    const { roll, counter, onRejects } = facts.command;
    return [event('ApplicatorRead', { ...stepRef(facts), roll, counter, onRejects })];
  },
  CountLabels: (facts) => {
    const { rolls } = facts.command;
    const { entries, packs, master } = toReconcile(facts);
    const count = lastCount(entries) + 1;
    const counted = rolls.flatMap((each): readonly LabelEntry[] =>
      COUNTED.map((what) => ({ ...NOBODYS, roll: each.roll, what, quantity: each[what], count })),
    );
    return [
      event('LabelsCounted', {
        ...stepRef(facts),
        count,
        rolls,
        found: reconcile([...entries, ...counted], master.limit, packs, count),
        signature: signatureRecord(facts),
      }),
    ];
  },
  DestroyLabels: (facts) => {
    const roll = certain(facts.state.get('labelRolls', facts.command.roll), 'a roll');
    return [
      event('LabelsDestroyed', {
        roll: roll.id,
        ...toDestroy(facts.state, roll),
        person: certain(facts.person, 'a person').id,
        signature: signatureRecord(facts),
      }),
    ];
  },
};

/** What a person counts by hand, roll by roll. */
const COUNTED = ['setUp', 'damaged', 'specimen', 'returned'] as const;
/** A query asks how many, never who. */
const NOBODYS = { step: null, by: '', at: '' } as unknown as Pick<LabelEntry, 'step' | 'by' | 'at'>;

/** What a reconciliation came to, when its step is completed. */
export function labelsReconciled(facts: GateFacts): readonly DomainEvent[] {
  if (facts.recipeStep?.kind !== 'reconciliation') return [];
  const { entries, packs, master } = toReconcile(facts);
  return [
    event('LabelsReconciled', {
      ...stepRef(facts),
      found: reconcile(entries, master.limit, packs),
      limit: master.limit,
    }),
  ];
}

function toReconcile({ state, batch, recipeStep }: GateFacts): {
  readonly entries: readonly LabelEntry[];
  readonly packs: number | null;
  readonly master: ReconciliationStep;
} {
  const master = certain(recipeStep?.kind === 'reconciliation' ? recipeStep : null, 'a reconciliation');
  const of = certain(batch, 'a batch');
  return { entries: ledgerOf(state, of.id, master.of), packs: labelledPacks(state, of), master };
}
