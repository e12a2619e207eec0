import { account, type ComponentRun, componentRun, standingCount } from '../components/accounting.ts';
import { nextLine } from '../components/components.ts';
import { type DomainEvent, event } from '../events.ts';
import type { GateFacts } from '../facts.ts';
import type { Component } from '../recipe/recipe.ts';
import { certain, type Handlers, signatureRecord, stepRef } from './handler.ts';

/** Counted components go to a run, and what it leaves is counted (21 CFR 111.260(k)). */
export const COMPONENT_HANDLERS: Handlers<'IssueComponent' | 'CountComponent'> = {
  IssueComponent: (facts) => {
    const { component, lot, counted } = facts.command;
    const run = runOf(facts);
    return [
      event('ComponentIssued', {
        ...stepRef(facts),
        line: nextLine(run.work),
        component,
        item: masterOf(run, component).item,
        lot,
        quantity: counted,
        person: certain(facts.person, 'a person').id,
        signature: signatureRecord(facts),
      }),
    ];
  },
  CountComponent: (facts) => {
    const { component, lots } = facts.command;
    const run = runOf(facts);
    return [
      event('ComponentCounted', {
        ...stepRef(facts),
        line: nextLine(run.work),
        component,
        lots,
        found: account(run, masterOf(run, component), lots),
        signature: signatureRecord(facts),
      }),
    ];
  },
};

/** A lot of a component in the hand; the gates made sure that it is one of this step. */
export function componentShown(
  facts: GateFacts & { command: { type: 'PresentScan' } },
): readonly DomainEvent[] {
  const lot = certain(facts.scanned?.lot, 'a lot');
  const master = certain(
    runOf(facts).masters.find(({ item }) => item === lot.item),
    'a component',
  );
  const scan = facts.command.scan.evidence;
  return [event('ComponentShown', { ...stepRef(facts), component: master.id, lot: lot.id, scan })];
}

/** What the last counts found clean goes back to stock when the step is completed; what went back before is taken off. */
export function componentsReturned(facts: GateFacts): readonly DomainEvent[] {
  const run = componentRun(facts.step, facts.recipeStep);
  return (run?.masters ?? []).flatMap((master) =>
    ((run && standingCount(run, master)?.lots) ?? []).flatMap(({ lot, returned }) => {
      const quantity = returned - (run?.work.returned[lot] ?? 0);
      return quantity === 0
        ? []
        : [event('ComponentReturned', { ...stepRef(facts), component: master.id, lot, quantity })];
    }),
  );
}

const runOf = ({ step, recipeStep }: GateFacts): ComponentRun =>
  certain(componentRun(step, recipeStep), 'a run with components');

const masterOf = ({ masters }: ComponentRun, component: string): Component =>
  certain(
    masters.find(({ id }) => id === component),
    'a component',
  );
