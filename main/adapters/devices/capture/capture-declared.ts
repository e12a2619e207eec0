import { join } from 'node:path';
import type { ByteLinkSource } from '../../../application/ports/byte-link.ts';
import { formatMass, ZERO } from '../../../contract/quantity.ts';
import type { DeviceDeclaration } from '../open-device.ts';
import { systemClock } from '../system-clock.ts';
import { captureTo } from './capture-file.ts';
import type { CaptureHeader } from './capture-format.ts';
import { recordingLink } from './recording-link.ts';

/** The header of a capture that begins now. */
export function headerOf(declaration: DeviceDeclaration, address: string): CaptureHeader {
  const { kind, family } = declaration;
  const scale = declaration.kind === 'scale' ? declaration : null;
  const { serial = null, unit = null, division = ZERO, settling = null } = scale?.binding ?? {};
  return {
    device: declaration.kind === 'scale' ? declaration.binding.id : declaration.id,
    kind,
    family,
    address,
    serial,
    unit,
    division: unit !== null && division > 0 ? formatMass(division, unit, division) : null,
    ...(scale?.profile === undefined ? {} : { profile: scale.profile }),
    ...(settling === null ? {} : { settling }),
    startedAt: systemClock.iso(),
  };
}

/** The link of a device while its station works, written down in a new file of the folder that its declaration names. */
export function captured(
  declaration: DeviceDeclaration,
  source: ByteLinkSource,
  folder: string,
): ByteLinkSource {
  const header = headerOf(declaration, source.address);
  const name = `${header.device}-${header.startedAt.replaceAll(':', '.')}.capture`;
  const file = captureTo(join(folder, name), header);
  return recordingLink(source, {
    of: declaration,
    mono: systemClock.mono,
    record: (line) => file.write(line),
  });
}
