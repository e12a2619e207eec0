import type { Identity } from '../evidence.ts';
import type { RecipeStep } from '../recipe/recipe.ts';
import type { BulkWeighing, CheckedRun, Filling, Intake, Packaging, Step } from './batch.ts';

/** What a scan means at this moment: the state of the step decides, never the screen. */
export type ScanRole =
  | 'source'
  | 'closeSource'
  | 'waste'
  | 'verification'
  | 'printedLabel'
  | 'weightSet'
  | 'testPiece'
  | 'intake'
  | 'kit'
  | 'charge'
  | 'addVerification'
  | 'checklistItem'
  | 'roll'
  | 'artwork'
  | 'packCode'
  | 'component'
  | 'case'
  | 'plate'
  | 'inHand';

/** The role of a scanned thing in a step, or in the hand where no step is entered. */
export function scanRole(identity: Identity, step: Step | null, recipeStep: RecipeStep | null): ScanRole {
  if (identity.kind === 'equipment') return 'plate';
  if (!step || !recipeStep) return 'inHand';
  const { work } = step;
  switch (work.kind) {
    case 'check':
      return identity.kind === 'testPiece' ? 'testPiece' : 'weightSet';
    case 'kit':
      return 'kit';
    case 'charge':
      return toTakeIn(work);
    case 'clearance':
      return 'checklistItem';
    case 'packaging':
      if (identity.kind === 'case') return 'case';
      return identity.kind === 'lot' && work.components ? 'component' : atLine(identity, work);
    case 'checkedRun':
      return identity.kind === 'lot' && work.components ? 'component' : atRun(identity, work);
    case 'labelIssue':
      return work.roll && identity.kind !== 'roll' ? 'artwork' : 'roll';
    case 'discharge':
      return isUnsettled(identity, work) ? 'printedLabel' : 'inHand';
    case 'bulkWeigh':
      return atBulk(identity, work);
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

/** The second person's scan follows the adder's, until they have signed. */
const toTakeIn = ({ pending }: Intake): ScanRole =>
  pending?.verifier && pending.verifiedAt === null ? 'addVerification' : 'charge';

/** What feeds the machine is scanned into it; what it filled has a label of its own, and is taken in the hand. */
function atRun(identity: Identity, { feeding, output }: CheckedRun): ScanRole {
  if (identity.kind === 'container' && feeding) return toTakeIn(feeding);
  return identity.kind === 'output' &&
    output.some(({ id, label }) => id === identity.container && label.outcome === 'indeterminate')
    ? 'printedLabel'
    : 'inHand';
}

/** The label of the last container, of which nobody knows whether it was printed. */
function isUnsettled(identity: Identity, { containers }: Filling): boolean {
  const last = containers.at(-1);
  return (
    identity.kind === 'container' && last?.id === identity.container && last.label.outcome === 'indeterminate'
  );
}

/** A container goes in unless it is one of those that came out. */
function atBulk(identity: Identity, work: BulkWeighing): ScanRole {
  if (identity.kind === 'testPiece') return 'testPiece';
  if (isUnsettled(identity, work)) return 'printedLabel';
  if (identity.kind !== 'output' && identity.kind !== 'container') return 'inHand';
  return work.containers.some(({ id }) => id === identity.container) ? 'inHand' : 'intake';
}

/** Places are scanned for the restart inspection of a line that stands, rolls and codes where it labels. */
function atLine({ kind }: Identity, { line, labelling }: Packaging): ScanRole {
  if (kind === 'location' && line.kind === 'stopped') return 'checklistItem';
  if (labelling === null) return 'inHand';
  if (kind === 'roll' || kind === 'packCode') return kind;
  return kind === 'artwork' && labelling.brought !== null ? 'artwork' : 'inHand';
}
