import type { KernelCommandType } from '../kernel-command.ts';
import type { Capture, ManualCapture } from '../observed.ts';
import type { Dispensing } from './batch.ts';

/** A scale that is there and sends nothing that could be read: its display may still tell the weight (rules §4). */
export const doesNotAnswer = (capture: Capture | null): boolean =>
  capture?.kind === 'none' && SILENT.has(capture.why);

/** What an instrument says, an overload or a load that moves, is an answer; so is a frame of another instrument. */
const SILENT: ReadonlySet<string> = new Set(['silent', 'lost', 'fault']);

/** The confirmed reading that stands in for the answer of the scale, for its own container and nothing else. */
export function readingFor(command: KernelCommandType, work: Dispensing): ManualCapture | null {
  const { manual } = work;
  if (manual?.kind !== 'confirmed' || manual.container !== containerAt(command, work)) return null;
  const { scale, kind, container, ...reading } = manual;
  return scale === work.scale ? { kind: 'manual', device: scale, ...reading } : null;
}

const containerAt = (
  command: KernelCommandType,
  { current, verification }: Dispensing,
): string | undefined =>
  command === 'AcceptWeight'
    ? current?.id
    : command === 'VerifyContainer'
      ? verification?.container
      : undefined;
