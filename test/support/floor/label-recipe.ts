/** Labels of one small batch: issued, and reconciled. Steps of a line between them are the business of other recipes. */
export const LABEL_RECIPE = { recipe: 'MMR-LABELS', version: '1' } as const;

const AT = { function: 'labels', station: 'LK-01' } as const;

/** The two steps of the kiosk, under the numbers that a recipe gives them; the issue of the record is step 10. */
export const labelSteps = (issue: string, reconciliation: string) => [
  {
    ...AT,
    id: issue,
    kind: 'labelIssue',
    title: 'Issue labels',
    requires: [{ step: '10', state: 'verified' }],
    performers: ['LABEL-2'],
    verifiers: ['LABEL-V'],
    item: 'LB-5007',
    artwork: 'LB5007F',
    revision: 'F',
    quantity: 2600,
  },
  {
    ...AT,
    id: reconciliation,
    kind: 'reconciliation',
    title: 'Reconcile labels',
    requires: [{ step: issue, state: 'verified' }],
    performers: ['LABEL-2'],
    verifiers: ['LABEL-V'],
    of: issue,
    limit: { percent: '0.20', basis: 'Site limit from the history of 24 batches' },
  },
];

export const writtenLabelRecipe = () => ({
  format: 'interlock-recipe-1',
  id: 'MMR-LABELS',
  version: '1',
  product: { code: 'LABELS', name: 'Labelled bottles', strength: '500 mg' },
  batchSize: '2 500 bottles',
  effective: '2026-01-12',
  approvals: [{ by: 'QA-01', meaning: 'approved', on: '2026-01-09' }],
  steps: [
    {
      id: '10',
      kind: 'issue',
      title: 'Issue the record',
      function: 'review',
      station: 'QA-01',
      requires: [],
      performers: [],
    },
    ...labelSteps('170', '200'),
  ],
});
