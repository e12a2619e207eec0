import type { CommandOf } from '../../contract/parse-command.ts';
import type { Scale } from '../equipment/equipment.ts';
import { type MetalDetector, pieceOf } from '../equipment/metal-detector.ts';
import { type ReferenceReading, servedIn } from '../equipment/service-case.ts';
import type { GateFacts } from '../facts.ts';
import { massText } from '../gates/show.ts';
import type { PlantReader } from '../state.ts';

/** What is signed about a scale out of service; null when it names none. */
export function serviceSubject(
  facts: GateFacts,
  command: CommandOf<'AdjustScale' | 'RequestReturn' | 'RecordCalibration' | 'ApproveReturn'>,
): readonly string[] | null {
  const { state, scale } = facts;
  const device = servedIn(facts);
  if (device?.kind === 'metalDetector' && command.type !== 'RecordCalibration')
    return detectorSubject(state, device, command);
  if (!scale) return null;
  const served = state.get('services', scale.id);
  const nameOf = (id: string): string => state.get('people', id)?.name ?? id;
  const head = `Scale: ${scale.id} ${scale.name}, serial ${scale.serial}`;
  if (command.type === 'RecordCalibration')
    return [
      head,
      `Calibration: due from ${scale.calibrationDue} to ${command.due}`,
      `Certificate: ${command.certificate}`,
      `Standard: ${command.standard}, in date through ${command.standardExpires}`,
    ];
  const asFound = readings('As found', scale, served?.asFound ?? []);
  if (command.type === 'AdjustScale')
    return [head, ...asFound, `Reason: ${command.reason}`, `Done: ${command.narrative}`];
  return [
    head,
    ...(served ? [`Out of service since: ${served.since}`] : []),
    ...asFound,
    ...(served?.adjustments ?? []).map(
      ({ reason, narrative, by }) => `Adjusted: ${reason}, ${narrative} (${nameOf(by)})`,
    ),
    ...readings('As left', scale, served?.asLeft ?? []),
    ...(command.type === 'ApproveReturn' && served?.requested
      ? [`Requested by: ${nameOf(served.requested.by)}`]
      : []),
  ];
}

/** The same about a metal detector: how it was adjusted, and what it did with its pieces after that. */
function detectorSubject(
  state: PlantReader,
  detector: MetalDetector,
  command: CommandOf<'AdjustScale' | 'RequestReturn' | 'ApproveReturn'>,
): readonly string[] {
  const served = state.get('services', detector.id);
  const nameOf = (id: string): string => state.get('people', id)?.name ?? id;
  const head = `Metal detector: ${detector.id} ${detector.name}, serial ${detector.serial}`;
  if (command.type === 'AdjustScale')
    return [head, `Reason: ${command.reason}`, `Done: ${command.narrative}`];
  return [
    head,
    ...(served ? [`Out of service since: ${served.since}`] : []),
    ...(served?.adjustments ?? []).map(
      ({ reason, narrative, by }) => `Adjusted: ${reason}, ${narrative} (${nameOf(by)})`,
    ),
    ...(served?.pieces ?? []).map(({ piece, result }) => {
      const known = pieceOf(detector, piece);
      return `As left: ${known?.text ?? piece} ${result}, certificate ${known?.certificate ?? '-'}`;
    }),
    ...(command.type === 'ApproveReturn' && served?.requested
      ? [`Requested by: ${nameOf(served.requested.by)}`]
      : []),
  ];
}

/** Each reading with its verdict, and the certificates of the weights once. */
function readings(when: string, scale: Scale, all: readonly ReferenceReading[]): readonly string[] {
  const certificates = [...new Set(all.map(({ certificate }) => certificate))];
  return [
    ...all.map(
      ({ nominal, tolerance, shown, passed }) =>
        `${when}: ${massText(nominal, scale)} ± ${massText(tolerance, scale)} shows ${massText(shown, scale)}, ` +
        (passed ? 'within' : 'outside'),
    ),
    ...certificates.map((each) => `${when} with weights: ${each}`),
  ];
}
