/** The bottles and the closures of step 190, as Northfield counts them. */
export const COMPONENTS = [
  { id: 'bottle', item: 'PK-4010', pieces: 'bottles', per: 1, limitPercent: '0' },
  { id: 'closure', item: 'PK-4022', pieces: 'closures', per: 1, limitPercent: '0' },
] as const;

interface Written {
  readonly id: string;
  readonly steps: readonly { readonly id: string }[];
}

/** A written recipe whose step 190 counts its components. */
export const withComponents = (recipe: object, components: readonly object[] = COMPONENTS): object => {
  const { steps } = recipe as Written;
  return { ...recipe, steps: steps.map((step) => (step.id === '190' ? { ...step, components } : step)) };
};
