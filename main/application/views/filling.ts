import type { DischargePhase, DispenseScreen, FillingView } from '../../contract/views.ts';
import { nextIntermediate } from '../../domain/execution/discharging.ts';
import type { DischargeFacts } from '../../domain/facts.ts';
import type { BulkWeighStep, DischargeStep } from '../../domain/recipe/recipe.ts';
import type { Draft } from './affordances.ts';
import { decimal, type MassStyle, plainStyle, plateText } from './amounts-text.ts';
import { nameOf } from './people.ts';
import { plateTask } from './plate-task.ts';
import type { StepFacts } from './step-facts.ts';
import { type Task, task } from './tasks.ts';

export type FillingFacts = StepFacts<DischargeStep | BulkWeighStep>;

/** What a step fills, as its gates see it. Throws where the step fills nothing. */
export function fillingOf({ gate, step }: FillingFacts): DischargeFacts {
  if (!gate.discharge) throw new Error(`broken invariant: step ${step.id} fills nothing`);
  return gate.discharge;
}

/** Masses as the chosen scale shows them, or plainly in the unit of the item. */
export function fillingStyle(facts: FillingFacts): MassStyle {
  const { input, master } = facts;
  const { scale } = fillingOf(facts).work;
  const chosen = scale ? input.state.get('equipment', scale) : undefined;
  return chosen?.kind === 'scale' ? chosen : plainStyle(input.state.get('items', master.item)?.unit ?? 'kg');
}

/** The containers of a step, one after the other on its scale. */
export function fillingView(facts: FillingFacts): FillingView {
  const { master, input } = facts;
  const discharge = fillingOf(facts);
  const { work } = discharge;
  const style = fillingStyle(facts);
  const phase = phaseOf(discharge);
  return {
    phase,
    item: { id: master.item, name: input.state.get('items', master.item)?.name ?? master.item },
    scales: scalesOf(facts, work.scale),
    scale: work.scale,
    current: work.current && { container: work.current.id, tare: decimal(work.current.tare, style) },
    containers: work.containers.map(({ id, gross, tare, net, by, label, isVoid }) => ({
      container: id,
      gross: decimal(gross, style),
      tare: decimal(tare, style),
      net: decimal(net, style),
      unit: style.unit,
      sources: [],
      phase: isVoid ? 'void' : label.printed > 0 ? 'labelled' : 'weighed',
      by: nameOf(input.state, by),
      verifiedBy: null,
    })),
    label: labelOf(discharge, phase),
  };
}

/** Scale, zero, tare, fill, label, and again. */
export function phaseOf({ work, last }: DischargeFacts): DischargePhase {
  if (work.scale === null) return 'scale';
  if (work.current) return 'fill';
  if (last && !last.isVoid && last.label.printed === 0)
    return last.label.outcome === 'indeterminate' || last.label.outcome === 'failed'
      ? 'settlePrint'
      : 'label';
  if (work.zeroAt === null) return last ? 'next' : 'zero';
  return 'tare';
}

/** What is done next on the scale; `from` is where it comes out. */
export function fillingTask(
  { master, batch, gate }: FillingFacts,
  discharge: DischargeFacts,
  from: string,
): Task {
  const { work, last } = discharge;
  const container = last?.id ?? '';
  const phase = phaseOf(discharge);
  const nameless = WEIGHS.has(phase) ? plateTask(gate.scale) : null;
  if (nameless) return nameless;
  switch (phase) {
    case 'scale':
      return task('chooseScale', { item: master.item });
    case 'zero':
      return task('zero', { scale: work.scale ?? '' });
    case 'next':
      return task('nextIntermediate', { equipment: from });
    case 'tare':
      return task('tareIntermediate', {
        class: master.containerClass.name,
        container: nextIntermediate(batch, master),
      });
    case 'fill':
      return task('fillIntermediate', { container: work.current?.id ?? '', equipment: from });
    case 'label':
      return last?.label.outcome === 'printing'
        ? task('waitForPrinter', { container })
        : task('printLabel', { container });
    case 'settlePrint':
      return task('settlePrint', { container });
  }
}

/** Where the scale is read next. */
const WEIGHS: ReadonlySet<DischargePhase> = new Set<DischargePhase>(['zero', 'tare', 'fill']);

export function fillingDrafts({ work, last }: DischargeFacts): readonly Draft[] {
  const displayed = '0';
  return [
    { type: 'CaptureTare', displayed },
    { type: 'AcceptWeight', displayed },
    { type: 'VoidContainer', reason: 'container-damaged' },
    ...(work.scale ? [{ type: 'ZeroScale' as const, scale: work.scale }] : []),
    ...(last
      ? [
          { type: 'PrintLabel' as const, container: last.id },
          { type: 'ReprintLabel' as const, container: last.id, reason: 'label-damaged' as const },
        ]
      : []),
  ];
}

function scalesOf({ gate, input, preview }: StepFacts, chosen: string | null): DispenseScreen['scales'] {
  return gate.station.equipment.flatMap((id) => {
    const scale = input.state.get('equipment', id);
    return scale?.kind === 'scale'
      ? [
          {
            id: scale.id,
            name: scale.name,
            note: plateText(scale, null),
            selected: chosen === scale.id,
            select: preview.ask({ type: 'SelectScale', scale: scale.id }),
          },
        ]
      : [];
  });
}

function labelOf({ last }: DischargeFacts, phase: DischargePhase): FillingView['label'] {
  if (!last || (phase !== 'label' && phase !== 'settlePrint')) return null;
  const { printed, outcome, detail } = last.label;
  return { container: last.id, printed, outcome, detail };
}
