import type { DispensePhase, NewLabelCard } from '../../contract/views.ts';
import type { DispenseFacts } from '../../domain/facts.ts';
import type { PlantReader } from '../../domain/state.ts';
import { decimal } from './amounts-text.ts';
import { type DispenseProgress, mustCloseSource } from './dispense-phase.ts';
import { nameOf } from './people.ts';
import { plateTask } from './plate-task.ts';
import type { StepFacts } from './step-facts.ts';
import { type Task, task } from './tasks.ts';

/** Before anything else: what was re-identified gets its new label, and the label is scanned. */
export const newLabelTask = (label: NewLabelCard | null): Task | null =>
  label &&
  task(
    label.outcome === 'confirmed'
      ? 'scanNewLabel'
      : label.outcome === 'printing'
        ? 'waitForPrinter'
        : 'printNewLabel',
    { container: label.container },
  );

/** Where the scale is read next. */
const WEIGHS: ReadonlySet<DispensePhase> = new Set<DispensePhase>([
  'zero',
  'tare',
  'fill',
  'overshoot',
  'verify',
]);

/** The one thing to do in a phase. */
export function dispenseTask(
  phase: DispensePhase,
  { dispense, gate, input, step }: StepFacts & { readonly dispense: DispenseFacts },
  progress: DispenseProgress,
): Task {
  const { work, item, lot, limits, last } = dispense;
  const scale = gate.scale?.id ?? '';
  const container = work.current?.id ?? last?.id ?? '';
  const nameless = WEIGHS.has(phase) ? plateTask(gate.scale) : null;
  if (nameless) return nameless;
  switch (phase) {
    case 'scale':
      return task('chooseScale', { item: item.name });
    case 'source':
      return work.source && mustCloseSource(progress)
        ? task('closeSource', { container: work.source.container })
        : task(work.closedSources.length > 0 ? 'scanNextSource' : 'scanSource', {
            item: item.name,
            lot: lot.id,
          });
    case 'zero':
      return task('zero', { scale });
    case 'tare':
      return task('tare', {
        class: dispense.step.containerClass.name,
        part: limits?.part ?? 1,
        parts: limits?.parts ?? 1,
      });
    case 'fill': {
      if (work.manual?.container === container && work.manual.kind === 'entered')
        return task('secondReads', { scale });
      if (work.source?.scannedForClose) return task('confirmSource', { container: work.source.container });
      const target = limits && gate.scale ? decimal(limits.target, gate.scale) : '';
      return task('fill', { target, unit: gate.scale?.unit ?? item.unit, item: item.name });
    }
    case 'overshoot':
      return dispense.step.removal === 'waste' && !work.current?.overshoot?.waste
        ? task('scanWaste', { container })
        : task('removeExcess', {
            highest: limits && gate.scale ? decimal(limits.highest, gate.scale) : '',
            unit: gate.scale?.unit ?? item.unit,
          });
    case 'label':
      return task(last?.label.outcome === 'printing' ? 'waitForPrinter' : 'printLabel', { container });
    case 'settlePrint':
      return task('settlePrint', { container });
    case 'verify':
      return verifyTask(dispense, input.state, container);
    case 'remove':
      return task('removeContainer', { container });
    case 'finish':
      return work.source
        ? task('confirmSource', { container: work.source.container })
        : task('signStep', { step: step.id });
    case 'done':
      return task('stepDone', { step: step.id });
  }
}

function verifyTask({ work }: DispenseFacts, state: PlantReader, container: string): Task {
  const { verification } = work;
  if (!verification) return task('callVerifier', { container });
  const verifier = nameOf(state, verification.verifier);
  const open = openScans(work);
  return open > 0 ? task('verifierScans', { verifier, open }) : task('verifierSigns', { verifier });
}

/** Scans the verifier still owes: every source of the container, and its label. */
function openScans({ verification, containers }: DispenseFacts['work']): number {
  const checked = containers.find(({ id }) => id === verification?.container);
  const sources = new Set(checked?.portions.map(({ container }) => container));
  for (const scanned of verification?.sourcesScanned ?? []) sources.delete(scanned);
  return sources.size + (verification?.labelScanned ? 0 : 1);
}
