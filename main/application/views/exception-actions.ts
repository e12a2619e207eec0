import type { PersonId } from '../../contract/ids.ts';
import type { DecisionView, ExceptionCard, ExceptionRouteName } from '../../contract/views.ts';
import { holdsRole } from '../../domain/identity/authority.ts';
import type { KernelCommandType } from '../../domain/kernel-command.ts';
import { stepsLeft } from '../../domain/quality/dispositions/rework.ts';
import { stillToScrap } from '../../domain/quality/dispositions/scrap.ts';
import type { ExceptionRecord } from '../../domain/quality/exception.ts';
import { EXCEPTION_DUTIES, peopleWithPart, rolesOf } from '../../domain/quality/exception-duties.ts';
import { exceptionMove, ROUTES } from '../../domain/quality/exception-machine.ts';
import { type PlantReader, plantFacts } from '../../domain/state.ts';
import { affordancesOf, type Draft, type Preview } from './affordances.ts';
import type { DeciderInput } from './decider.ts';
import { nameOf } from './people.ts';

/** Where its owner could send an exception from where it stands. */
export const routesOf = ({ state }: ExceptionRecord): readonly ExceptionRouteName[] =>
  (Object.keys(ROUTES) as ExceptionRouteName[]).filter((to) => exceptionMove(state, ROUTES[to]) !== null);

/** What the machine lets happen to an exception now, each as the gates see it for somebody who could sign it. */
export function actionsOf(
  input: DeciderInput,
  preview: Preview,
  record: ExceptionRecord,
): ExceptionCard['actions'] {
  const { id, state } = record;
  const grounds = { exception: id, reason: 'investigation', narrative: null } as const;
  const [to] = routesOf(record);
  const drafts: Draft[] = [];
  if (to) drafts.push({ type: 'RouteException', exception: id, to, reason: 'investigation' });
  if (exceptionMove(state, 'decide'))
    drafts.push({
      type: 'DecideDisposition',
      ...grounds,
      disposition: { kind: 'useAsIs', assessment: '-', step: 'resume' },
    });
  if (exceptionMove(state, 'approve')) drafts.push({ type: 'ApproveDisposition', exception: id });
  if (exceptionMove(state, 'return')) drafts.push({ type: 'ReturnDisposition', ...grounds });
  if (exceptionMove(state, 'close')) drafts.push({ type: 'CloseException', exception: id });
  if (exceptionMove(state, 'reopen')) drafts.push({ type: 'ReopenException', ...grounds });
  if (exceptionMove(state, 'void')) drafts.push({ type: 'VoidException', ...grounds });
  return affordancesOf(
    preview,
    drafts.map((draft) =>
      draft.type === 'RouteException' ? draft : ([draft, signerFor(input, draft.type, record)] as const),
    ),
  );
}

/** Somebody with the role and without a part that keeps them from it; null: nobody, and the gates say why. */
function signerFor(
  { state, moment }: DeciderInput,
  command: KernelCommandType,
  record: ExceptionRecord,
): PersonId | null {
  const duty = EXCEPTION_DUTIES[command];
  if (!duty) return null;
  const { site } = plantFacts(state);
  const without = duty.never.flatMap((part) => peopleWithPart(state, part, record));
  const roles = rolesOf(duty, record);
  for (const person of state.all('people')) {
    if (without.includes(person.id)) continue;
    if (roles.some((role) => holdsRole(person, role, site, moment.day))) return person.id;
  }
  return null;
}

/** What was decided, for the story of an exception. */
export function decisionOf(state: PlantReader, { settled }: ExceptionRecord): DecisionView | null {
  if (!settled) return null;
  const { pattern, disposition, reason, narrative, by, approved } = settled;
  return {
    pattern,
    reason,
    narrative,
    by: nameOf(state, by),
    approvedBy: approved ? nameOf(state, approved.by) : null,
    what:
      disposition?.kind === 'substitute'
        ? [disposition.lot]
        : disposition?.kind === 'scrap'
          ? disposition.containers
          : disposition?.kind === 'rework'
            ? disposition.steps.map(({ title }) => title)
            : disposition
              ? [disposition.assessment]
              : [],
  };
}

/** Steps of a rework that are not verified yet. */
function reworkLeft(state: PlantReader, { id, batch }: ExceptionRecord): number {
  const row = batch ? state.get('batches', batch) : undefined;
  return row ? stepsLeft(row, id).length : 0;
}

/** The one line about what happens next, and who does it. */
export function nextOf(state: PlantReader, record: ExceptionRecord): ExceptionCard['next'] {
  const { owner, settled, voiding, causeNeeded, cause, during } = record;
  if (voiding && exceptionMove(record.state, 'void'))
    return { code: 'voidAgain', data: { person: nameOf(state, voiding.by) } };
  switch (record.state) {
    case 'blocked':
      return record.ruleClosable
        ? { code: 'correct', data: {} }
        : { code: record.acknowledged ? 'settle' : 'take', data: { role: owner } };
    case 'reopened':
    case 'onHold':
      return { code: 'route', data: { role: owner } };
    case 'underInvestigation':
      return { code: 'investigate', data: { role: owner } };
    case 'dispositionPending':
      return { code: 'decide', data: { role: owner } };
    case 'decided':
      return { code: 'approve', data: { role: 'qaReviewer' } };
    case 'approved':
    case 'implementing':
      if (settled?.disposition?.kind === 'rework')
        return { code: 'rework', data: { n: reworkLeft(state, record) } };
      return settled?.disposition?.kind === 'scrap'
        ? { code: 'scrap', data: { n: stillToScrap(state, record).length } }
        : settled?.disposition?.kind === 'substitute'
          ? { code: 'substitute', data: { lot: settled.disposition.lot } }
          : { code: during ? 'repeat' : 'correct', data: {} };
    case 'implemented':
      return causeNeeded && cause === null
        ? { code: 'cause', data: { role: 'qaReviewer' } }
        : { code: 'close', data: { role: owner } };
    case 'closed':
    case 'ruleClosed':
    case 'voided':
      return { code: record.state, data: {} };
  }
}
