import type { DischargePhase, DischargeScreen } from '../../contract/views.ts';
import { dischargeYield, nextIntermediate } from '../../domain/execution/discharging.ts';
import type { DischargeFacts } from '../../domain/facts.ts';
import type { DischargeStep } from '../../domain/recipe/recipe.ts';
import type { Draft } from './affordances.ts';
import { amount, decimal, plainStyle, plateText } from './amounts-text.ts';
import { machineView } from './machine.ts';
import { nameOf } from './people.ts';
import type { StepFacts } from './step-facts.ts';
import { stepFrame } from './step-frame.ts';
import { type Task, task } from './tasks.ts';

/** What comes out of a machine, container by container, and what that is of what went in (21 CFR 111.260(f)). */
export function dischargeScreen(facts: StepFacts<DischargeStep>): DischargeScreen {
  const { master, batch, step, input, gate } = facts;
  const { discharge } = gate;
  if (!discharge) throw new Error(`broken invariant: step ${step.id} empties nothing`);
  const { work } = discharge;
  const item = input.state.get('items', master.item);
  const chosen = work.scale ? input.state.get('equipment', work.scale) : undefined;
  const style = chosen?.kind === 'scale' ? chosen : plainStyle(item?.unit ?? 'kg');
  const phase = phaseOf(discharge);
  const found = dischargeYield(input.state, batch, work, master);
  return {
    kind: 'discharge',
    ...stepFrame(facts, doing(facts, discharge, phase), drafts(discharge)),
    equipment: machineView(facts, master.equipment),
    phase,
    item: { id: master.item, name: item?.name ?? master.item },
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
    charged: amount(found.in, style),
    discharged: amount(found.out, style),
    yield: { percent: found.percent, ...master.yield, within: found.isWithin },
  };
}

/** Scale, zero, tare, fill, label, and again. */
function phaseOf({ work, last }: DischargeFacts): DischargePhase {
  if (work.scale === null) return 'scale';
  if (work.current) return 'fill';
  if (last && !last.isVoid && last.label.printed === 0)
    return last.label.outcome === 'indeterminate' || last.label.outcome === 'failed'
      ? 'settlePrint'
      : 'label';
  if (work.zeroAt === null) return last ? 'next' : 'zero';
  return 'tare';
}

function doing(
  { master, batch }: StepFacts<DischargeStep>,
  { work, last }: DischargeFacts,
  phase: DischargePhase,
): Task {
  const { equipment, containerClass } = master;
  const container = last?.id ?? '';
  switch (phase) {
    case 'scale':
      return task('chooseScale', { item: master.item });
    case 'zero':
      return task('zero', { scale: work.scale ?? '' });
    case 'next':
      return task('nextIntermediate', { equipment });
    case 'tare':
      return task('tareIntermediate', {
        class: containerClass.name,
        container: nextIntermediate(batch, master),
      });
    case 'fill':
      return task('fillIntermediate', { container: work.current?.id ?? '', equipment });
    case 'label':
      return last?.label.outcome === 'printing'
        ? task('waitForPrinter', { container })
        : task('printLabel', { container });
    case 'settlePrint':
      return task('settlePrint', { container });
  }
}

function drafts({ work, last }: DischargeFacts): readonly Draft[] {
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

function scalesOf({ gate, input, preview }: StepFacts, chosen: string | null): DischargeScreen['scales'] {
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

function labelOf({ last }: DischargeFacts, phase: DischargePhase): DischargeScreen['label'] {
  if (!last || (phase !== 'label' && phase !== 'settlePrint')) return null;
  const { printed, outcome, detail } = last.label;
  return { container: last.id, printed, outcome, detail };
}
