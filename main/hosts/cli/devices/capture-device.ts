import { headerOf } from '../../../adapters/devices/capture/capture-declared.ts';
import { captureTo } from '../../../adapters/devices/capture/capture-file.ts';
import { recordingLink } from '../../../adapters/devices/capture/recording-link.ts';
import {
  type DeviceDeclaration,
  openPrinter,
  openScale,
  openScanner,
  sourceFor,
} from '../../../adapters/devices/open-device.ts';
import { systemClock } from '../../../adapters/devices/system-clock.ts';
import type { ByteLinkSource } from '../../../application/ports/byte-link.ts';
import { isMassUnit } from '../../../contract/quantity.ts';
import { type Asked, askDevice } from './ask-device.ts';

export interface CaptureWish {
  readonly path: string;
  readonly seconds: number;
  readonly signal: AbortSignal;
}

/**
 * Writes down everything that goes over the line of one device while it is kept as the station keeps it. A scale that
 * was named by its address alone is bound, for the capture only, to the instrument that answers before.
 */
export async function captureDevice(declaration: DeviceDeclaration, wish: CaptureWish): Promise<Asked> {
  const asked = await askDevice(declaration);
  const bound = boundTo(declaration, asked);
  const file = captureTo(wish.path, headerOf(bound, asked.address));
  const source = recordingLink(sourceFor(declaration), {
    of: declaration,
    mono: systemClock.mono,
    record: (line) => file.write(line),
  });
  try {
    await superviseFor(bound, source, wish);
  } finally {
    file.close();
  }
  return asked;
}

/** The declaration with what the instrument told of itself, where the declaration says nothing. */
function boundTo(declaration: DeviceDeclaration, { detail }: Asked): DeviceDeclaration {
  if (declaration.kind !== 'scale' || declaration.binding.serial !== '' || detail === null)
    return declaration;
  const { serial, unit } = detail as { readonly serial: string | null; readonly unit: string | null };
  return {
    ...declaration,
    binding: {
      ...declaration.binding,
      serial: serial ?? '',
      unit: unit !== null && isMassUnit(unit) ? unit : declaration.binding.unit,
    },
  };
}

async function superviseFor(
  declaration: DeviceDeclaration,
  source: ByteLinkSource,
  { seconds, signal }: CaptureWish,
): Promise<void> {
  const link = opened(declaration, source);
  await new Promise<void>((resolve) => {
    const cancel = systemClock.after(seconds * 1000, resolve);
    const end = (): void => {
      cancel();
      resolve();
    };
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
  });
  await link.close();
}

function opened(declaration: DeviceDeclaration, source: ByteLinkSource): { close(): Promise<void> } {
  switch (declaration.kind) {
    case 'scale':
      return openScale(declaration, systemClock, source);
    case 'scanner':
      return openScanner(declaration, systemClock, source);
    case 'printer':
      return openPrinter(declaration, systemClock, source);
  }
}
