import type { Identity } from '../evidence.ts';
import type { RecipeStep } from '../recipe/recipe.ts';
import type { Packaging, Step } from './batch.ts';

/** What a scan means at this moment: the state of the step decides, never the screen. */
export type ScanRole =
  | 'source'
  | 'closeSource'
  | 'waste'
  | 'verification'
  | 'printedLabel'
  | 'weightSet'
  | 'kit'
  | 'charge'
  | 'addVerification'
  | 'checklistItem'
  | 'roll'
  | 'artwork'
  | 'packCode'
  | 'component'
  | 'case'
  | 'inHand';

/** The role of a scanned thing in a step, or in the hand where no step is entered. */
export function scanRole(identity: Identity, step: Step | null, recipeStep: RecipeStep | null): ScanRole {
  if (!step || !recipeStep) return 'inHand';
  const { work } = step;
  switch (work.kind) {
    case 'check':
      return 'weightSet';
    case 'kit':
      return 'kit';
    case 'charge':
      return work.pending?.verifier && work.pending.verifiedAt === null ? 'addVerification' : 'charge';
    case 'clearance':
      return 'checklistItem';
    case 'packaging':
      if (identity.kind === 'case') return 'case';
      return identity.kind === 'lot' && work.components ? 'component' : atLine(identity, work);
    case 'checkedRun':
      return identity.kind === 'lot' && work.components ? 'component' : 'inHand';
    case 'labelIssue':
      return work.roll && identity.kind !== 'roll' ? 'artwork' : 'roll';
    case 'discharge': {
      const last = work.containers.at(-1);
      return identity.kind === 'container' &&
        last?.id === identity.container &&
        last.label.outcome === 'indeterminate'
        ? 'printedLabel'
        : 'inHand';
    }
    case 'issue':
    case 'process':
    case 'reconciliation':
    case 'rework':
      return 'inHand';
    case 'dispense': {
      if (work.verification) return 'verification';
      if (identity.kind === 'waste') return 'waste';
      if (identity.kind === 'container') {
        const last = work.containers.at(-1);
        if (last?.id === identity.container && last.label.outcome === 'indeterminate') return 'printedLabel';
        if (work.source?.container === identity.container) return 'closeSource';
      }
      return 'source';
    }
  }
}

/** Places are scanned for the restart inspection of a line that stands, rolls and codes where it labels. */
function atLine({ kind }: Identity, { line, labelling }: Packaging): ScanRole {
  if (kind === 'location' && line.kind === 'stopped') return 'checklistItem';
  if (labelling === null) return 'inHand';
  if (kind === 'roll' || kind === 'packCode') return kind;
  return kind === 'artwork' && labelling.brought !== null ? 'artwork' : 'inHand';
}
