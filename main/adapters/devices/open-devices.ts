import type { PrinterLink, ScaleLink, ScannerLink } from '../../application/ports/devices.ts';
import type { DevicePlace } from '../../application/station/device-desk.ts';
import { USUAL_DPMM } from '../../domain/labels/bitmap.ts';
import { DeviceThread } from './device-thread.ts';
import {
  type DeviceDeclaration,
  idOf,
  openPrinter,
  openScale,
  openScanner,
  refuseUnknownFamily,
  sourceOf,
} from './open-device.ts';
import { proofsOf } from './proofs.ts';
import { systemClock } from './system-clock.ts';
import { ThreadedPrinter, ThreadedScale, ThreadedScanner } from './threaded-links.ts';

/** The devices of a node by id. */
export interface Devices {
  readonly scales: ReadonlyMap<string, ScaleLink>;
  readonly scanners: ReadonlyMap<string, ScannerLink>;
  readonly printers: ReadonlyMap<string, PrinterLink>;
  readonly places: ReadonlyMap<string, DevicePlace>;
  /** How often a device thread had to be started anew. */
  restarts(): number;
  close(): Promise<void>;
}

export interface DevicesOptions {
  /** The worker's file where the program is bundled; its source otherwise. */
  readonly workerFile?: URL | undefined;
  /** How long the thread may be without a sign of life. */
  readonly hungMs?: number;
}

/**
 * Opens declared devices. Network devices run in a thread of their own, which is started anew when it hangs.
 * Serial devices stay on this thread: the driver binds its poller to the default event loop, and a port opened
 * in a worker aborts the process (see `adapters/serial/README.md`). Nothing that is not declared is opened.
 * Throws when a declaration names a family that does not exist, or two have one id.
 */
export function openDevices(
  declarations: readonly DeviceDeclaration[],
  options: DevicesOptions = {},
): Devices {
  refuseDoubles(declarations);
  for (const declaration of declarations) refuseUnknownFamily(declaration);
  const scales = new Map<string, ScaleLink>();
  const scanners = new Map<string, ScannerLink>();
  const printers = new Map<string, PrinterLink>();
  const onNetwork = declarations.filter(({ address }) => address.kind === 'tcp');
  const file = options.workerFile ?? new URL('./device-worker.ts', import.meta.url);
  const thread = onNetwork.length > 0 ? new DeviceThread(onNetwork, file, options.hungMs) : null;
  for (const declaration of declarations) {
    const id = idOf(declaration);
    const home = declaration.address.kind === 'tcp' ? thread : null;
    switch (declaration.kind) {
      case 'scale':
        scales.set(id, home ? new ThreadedScale(id, home) : openScale(declaration, systemClock));
        break;
      case 'scanner':
        scanners.set(id, home ? new ThreadedScanner(id, home) : openScanner(declaration, systemClock));
        break;
      case 'printer':
        printers.set(
          id,
          home
            ? new ThreadedPrinter(id, home, declaration.dpmm ?? USUAL_DPMM)
            : openPrinter(declaration, systemClock),
        );
        break;
    }
  }
  return {
    scales,
    scanners,
    printers,
    places: new Map(declarations.map((declaration) => [idOf(declaration), placeOf(declaration)])),
    restarts: () => thread?.restarts ?? 0,
    close: async () => {
      const links = [...scales.values(), ...scanners.values(), ...printers.values()];
      await Promise.all(links.map((link) => link.close()));
      await thread?.close();
    },
  };
}

/** For people. */
const addressText = (declaration: DeviceDeclaration): string =>
  declaration.address.kind === 'keyboard'
    ? `keyboard:${declaration.address.prefix}`
    : sourceOf(declaration.address, declaration.kind).address;

const placeOf = (declaration: DeviceDeclaration): DevicePlace => ({
  family: declaration.family,
  address: addressText(declaration),
  proofs: proofsOf(declaration.family),
});

/** Two devices under one name would share their readings. */
function refuseDoubles(declarations: readonly DeviceDeclaration[]): void {
  const seen = new Set<string>();
  for (const declaration of declarations) {
    const id = idOf(declaration);
    if (seen.has(id)) throw new Error(`device ${id} is declared twice`);
    seen.add(id);
  }
}
