import type { Identity } from '../evidence.ts';
import { intakeIn } from '../execution/intake.ts';
import { kitContainers } from '../execution/kit.ts';
import type { ScanRole } from '../execution/scan-role.ts';
import type { GateFacts } from '../facts.ts';
import { finding, type Gate } from './gate.ts';

/** A scan the step does not want now is refused aloud, never dropped and never kept for later (ux §2.7). */
export const requireExpectedScan: Gate = {
  id: 'requireExpectedScan',
  when: 'act',
  check: (facts) => {
    const { command, scanned, recipeStep: master } = facts;
    if (command.type !== 'PresentScan' || !scanned) return null;
    const { kind } = command.scan.identity;
    if (kind === 'unreadable') return null;
    const wanted = WANTED[scanned.role];
    if (!wanted.includes(kind)) return finding('scan.unexpected', { shown: kind, step: master?.id ?? '-' });
    if (scanned.role === 'waste' && !facts.dispense?.work.current?.overshoot) {
      return finding('scan.noExcess', { step: master?.id ?? '-' });
    }
    if (scanned.role === 'verification') return verificationProblem(facts);
    if (scanned.role === 'case') return caseProblem(facts);
    if (scanned.role === 'kit') return kitProblem(facts);
    if (scanned.role === 'charge') return chargeProblem(facts);
    if (scanned.role === 'intake') return intakeProblem(facts);
    if (scanned.role === 'addVerification') return additionProblem(facts);
    if (scanned.role === 'source' && facts.dispense?.work.scale === null) return finding('scan.scaleFirst');
    return null;
  },
};

const WANTED: Readonly<Record<ScanRole, readonly Identity['kind'][]>> = {
  source: ['container'],
  closeSource: ['container'],
  waste: ['waste'],
  verification: ['container'],
  printedLabel: ['container', 'output'],
  weightSet: ['weightSet'],
  testPiece: ['testPiece'],
  intake: ['output', 'container'],
  kit: ['container'],
  charge: ['container'],
  addVerification: ['container'],
  roll: ['roll'],
  artwork: ['artwork'],
  packCode: ['packCode'],
  component: ['lot'],
  case: ['case'],
  plate: ['equipment'],
  checklistItem: ['location', 'container'],
  inHand: ['container', 'output', 'location', 'weightSet', 'testPiece', 'roll'],
};

function verificationProblem({ dispense, scanned }: GateFacts) {
  const { work } = dispense ?? {};
  const checked = work?.containers.find(({ id }) => id === work.verification?.container);
  const shown = scanned?.container?.id;
  return !shown ||
    !checked ||
    checked.id === shown ||
    checked.portions.some(({ container }) => container === shown)
    ? null
    : finding('scan.otherContainer', { shown, container: checked.id });
}

/** A label is looked for only where nobody knows whether it came out. */
function caseProblem({ command, state, recipeStep: master }: GateFacts) {
  const identity = command.type === 'PresentScan' ? command.scan.identity : null;
  const row = identity?.kind === 'case' ? state.get('cases', identity.case) : undefined;
  return !row || row.invalid !== null || row.label.outcome === 'indeterminate'
    ? null
    : finding('scan.caseKnown', { case: row.id, step: master?.id ?? '-' });
}

function kitProblem({ batch, step, recipeStep: master, scanned }: GateFacts) {
  const shown = scanned?.container?.id;
  if (!shown || !batch || step?.work.kind !== 'kit' || master?.kind !== 'kit') return null;
  if (!kitContainers(batch, master).includes(shown))
    return finding('kit.stranger', { shown, batch: batch.id });
  return step.work.scanned.includes(shown) ? finding('kit.twice', { shown }) : null;
}

/** What is in the machine is there once; what was verified goes in before the next is shown. */
function chargeProblem({ step, scanned }: GateFacts) {
  const container = scanned?.container;
  const intake = intakeIn(step);
  if (!container || !intake) return null;
  if (container.kind === 'dispensed' && container.physical === 'consumed')
    return finding('charge.twice', { shown: container.id });
  const { pending } = intake;
  return pending?.verifiedAt ? finding('charge.waits', { container: pending.container }) : null;
}

/** What went in is in. */
function intakeProblem({ step, scanned }: GateFacts) {
  const shown = scanned?.container?.id;
  return shown && step?.work.kind === 'bulkWeigh' && step.work.taken.some(({ id }) => id === shown)
    ? finding('intake.twice', { shown })
    : null;
}

function additionProblem({ step, scanned }: GateFacts) {
  const shown = scanned?.container?.id;
  const pending = intakeIn(step)?.pending;
  return !shown || !pending || pending.container === shown
    ? null
    : finding('scan.otherContainer', { shown, container: pending.container });
}
