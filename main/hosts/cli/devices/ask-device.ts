import {
  type DeviceDeclaration,
  idOf,
  PRINTER_FAMILIES,
  sourceFor,
} from '../../../adapters/devices/open-device.ts';
import { proofsOf } from '../../../adapters/devices/proofs.ts';
import { scaleFamily } from '../../../adapters/devices/scale-families.ts';
import { systemClock } from '../../../adapters/devices/system-clock.ts';
import { probePrinter, probeScale } from '../../../application/devices/probe.ts';
import { TrafficRing } from '../../../application/devices/traffic-ring.ts';
import type { ByteLinkSource } from '../../../application/ports/byte-link.ts';
import type { Traffic } from '../../../application/ports/devices.ts';
import type { Proof } from '../../../contract/device-proof.ts';

/** `foreign`: another instrument answers than the one that is declared. */
export type AskedState = 'ready' | 'notReady' | 'foreign' | 'silent';

/** One declared device and what it said. */
export interface Asked {
  readonly id: string;
  readonly kind: DeviceDeclaration['kind'];
  readonly family: string;
  readonly address: string;
  readonly state: AskedState;
  readonly says: string;
  readonly detail: object | null;
  readonly proofs: readonly Proof[];
  readonly onHardware: boolean;
  /** What went over the line while it was asked, oldest first. */
  readonly frames: readonly Traffic[];
}

type Found = Pick<Asked, 'state' | 'says' | 'detail'>;

const FRAMES = 8;
const TYPES: Found = { state: 'ready', says: 'types at the terminal of its station', detail: null };
const MUTE = 'the port opens; such a printer cannot be asked, and its labels are settled by hand or scan';

/** Asks one declared device who it is; nothing that changes anything at the device is ever sent. */
export async function askDevice(declaration: DeviceDeclaration): Promise<Asked> {
  const traffic = new TrafficRing(systemClock);
  const { address } = declaration;
  // Nothing is opened for a scanner that types.
  const source = address.kind === 'keyboard' ? null : sourceFor(declaration);
  const found = source === null ? TYPES : await ask(declaration, source, traffic);
  const proofs = proofsOf(declaration.family);
  return {
    id: idOf(declaration),
    kind: declaration.kind,
    family: declaration.family,
    address: source?.address ?? 'keyboard',
    ...found,
    proofs,
    onHardware: proofs.includes('hardware'),
    frames: traffic.entries().slice(-FRAMES),
  };
}

function ask(declaration: DeviceDeclaration, source: ByteLinkSource, traffic: TrafficRing): Promise<Found> {
  switch (declaration.kind) {
    case 'scale':
      return askScale(declaration, source, traffic);
    case 'printer':
      return askPrinter(declaration.family, source, traffic);
    case 'scanner':
      return askScanner(source);
  }
}

async function askScale(
  { family: name, profile, binding }: Extract<DeviceDeclaration, { kind: 'scale' }>,
  source: ByteLinkSource,
  traffic: TrafficRing,
): Promise<Found> {
  const family = scaleFamily(name, profile);
  if (!family.ok) return silent(family.error);
  const found = await probeScale(family.value, source, systemClock, traffic);
  if (!found.ok) return silent(found.error);
  const { identity, shows, unit } = found.value;
  const { serial } = binding;
  const isForeign = serial !== '' && identity.serial !== null && identity.serial !== serial;
  const says = `${identity.model ?? 'unknown model'}, serial number ${identity.serial ?? 'unknown'}, shows ${shows}`;
  const warning = isForeign ? ` (declared is serial number ${serial})` : '';
  return {
    state: isForeign ? 'foreign' : 'ready',
    says: `${says}${warning}`,
    detail: { ...identity, shows, unit },
  };
}

async function askPrinter(name: string, source: ByteLinkSource, traffic: TrafficRing): Promise<Found> {
  const family = PRINTER_FAMILIES[name];
  const found = family ? await probePrinter(family, source, systemClock, traffic) : null;
  if (!found?.ok) return silent(found?.error ?? 'unknown family');
  const { value } = found;
  if (value === null) return { state: 'ready', says: MUTE, detail: null };
  const faults = family?.faultsOf(value) ?? [];
  return faults.length > 0
    ? { state: 'notReady', says: `not ready: ${faults.join(', ')}`, detail: value }
    : { state: 'ready', says: 'ready', detail: value };
}

async function askScanner(source: ByteLinkSource): Promise<Found> {
  const opened = await source.open({ bytes: () => {}, lost: () => {} });
  if (!opened.ok) return silent(opened.error.detail);
  await opened.value.close();
  return { state: 'ready', says: 'the port opens; a scanner speaks only when it scans', detail: null };
}

const silent = (says: string): Found => ({ state: 'silent', says, detail: null });
