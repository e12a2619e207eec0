import type { ScannerFamily } from '../../../application/ports/device-family.ts';
import { shapeOf } from '../line-scanner/protocol.ts';
import { type HidPosProfile, PROFILES, textOf } from './protocol.ts';
import { ReportJoiner } from './report-joiner.ts';

const family = (profile: HidPosProfile): ScannerFamily => ({
  name: profile.name,
  openFramer: (openedMono) => new ReportJoiner(profile).opened(openedMono),
  textOf,
  show: shapeOf,
});

/** A family for each layout: which one a scanner has is configured and proven with a sheet of barcodes. */
export const hidPosScanners: readonly ScannerFamily[] = PROFILES.map(family);
