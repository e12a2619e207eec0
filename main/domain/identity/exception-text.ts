import type { Disposition } from '../../contract/parse-command.ts';
import { formatMass, micrograms } from '../../contract/quantity.ts';
import type { GateFacts } from '../facts.ts';
import type { ExceptionRecord } from '../quality/exception.ts';
import type { PlantReader } from '../state.ts';

/** What every signature about an exception names first. */
const headOf = (exception: ExceptionRecord): readonly string[] => [
  `Exception: ${exception.id} (${exception.trigger}, ${exception.severity})`,
  `Batch ${exception.batch ?? '-'}, step ${exception.step ?? '-'}, ${exception.object ?? '-'}`,
];

/** What is signed about an exception, as facts; null for a command that is about none. */
export function exceptionSubject({ command, exception, state }: GateFacts): readonly string[] | null {
  if (!exception) return null;
  const decided = exception.settled?.disposition ?? null;
  const head = headOf(exception);
  switch (command.type) {
    case 'SettleException':
      return [...head, 'Disposition: correct and continue', ...groundLines(command)];
    case 'ReallocateLot':
      return [...head, `Re-allocate to lot: ${command.lot}`, `Reason: ${command.reason}`];
    case 'DecideDisposition':
      return [...head, ...dispositionLines(state, command.disposition), ...groundLines(command)];
    case 'ApproveDisposition':
      return decided && [...head, ...dispositionLines(state, decided), ...decisionLines(state, exception)];
    case 'ReturnDisposition':
      return decided && [...head, 'Sent back:', ...dispositionLines(state, decided), ...groundLines(command)];
    case 'ScrapContainer':
      return [...head, `Destroyed before me: ${command.container}, ${heldBy(state, command.container)}`];
    case 'CloseException':
      return [
        ...head,
        'Close: what was decided is done',
        ...(decided ? dispositionLines(state, decided) : []),
      ];
    case 'ReopenException':
      return [...head, 'Open again', ...groundLines(command)];
    case 'VoidException': {
      const first = exception.voiding;
      return [
        ...head,
        first ? `Void: second signature after ${first.by}` : 'Void: first of two signatures',
        ...groundLines(command),
      ];
    }
    default:
      return null;
  }
}

const groundLines = ({
  reason,
  narrative,
}: {
  readonly reason: string;
  readonly narrative: string | null;
}): readonly string[] => [`Reason: ${reason}`, ...(narrative ? [`Note: ${narrative}`] : [])];

/** Who decided it and why: what an approver approves. */
function decisionLines(state: PlantReader, { settled }: ExceptionRecord): readonly string[] {
  if (!settled) return [];
  const name = state.get('people', settled.by)?.name ?? '';
  return [`Decided by: ${name} (${settled.by}) at ${settled.at}`, ...groundLines(settled)];
}

/** A disposition in words, every container and lot by its name. */
export function dispositionLines(state: PlantReader, disposition: Disposition): readonly string[] {
  switch (disposition.kind) {
    case 'substitute': {
      const lot = state.get('lots', disposition.lot);
      return [
        `Disposition: use lot ${disposition.lot} of item ${lot?.item ?? '-'} instead`,
        `Specification ${lot?.specification ?? '-'}, assay ${lot?.assay ?? '-'}, expires ${lot?.expires ?? '-'}`,
      ];
    }
    case 'rework':
      return [
        'Disposition: rework',
        ...disposition.steps.flatMap(({ title, instructions }, index) => [
          `Rework step ${index + 1}: ${title}`,
          ...instructions.map((text, at) => `Instruction ${index + 1}.${at + 1}: ${text}`),
        ]),
      ];
    case 'scrap':
      return [
        'Disposition: scrap',
        ...disposition.containers.map((id) => `Container ${id}, ${heldBy(state, id)}`),
      ];
    case 'useAsIs':
      return [
        disposition.step === 'resume'
          ? 'Disposition: use as is, the step goes on'
          : 'Disposition: use as is, the step is not executed',
        `Assessment: ${disposition.assessment}`,
      ];
  }
}

const WHOLE = { mg: 1_000, g: 1_000_000, kg: 1_000_000_000 } as const;

/** What a container holds by the record, in the unit of its item. */
function heldBy(state: PlantReader, id: string): string {
  const container = state.get('containers', id);
  if (!container || container.kind === 'waste' || container.kind === 'output') return '-';
  const item = container.kind === 'source' ? state.get('lots', container.lot)?.item : container.item;
  const unit = (item && state.get('items', item)?.unit) ?? 'kg';
  return `${formatMass(container.quantity, unit, micrograms(WHOLE[unit]))} ${unit}`;
}
