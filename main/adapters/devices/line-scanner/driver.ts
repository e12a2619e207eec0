import type { ScannerFamily } from '../../../application/ports/device-family.ts';
import { LineFramer } from '../line-framing.ts';
import { framing, shapeOf, textOf } from './protocol.ts';

export const lineScanner: ScannerFamily = {
  name: 'line-scanner',
  openFramer: (openedMono) => new LineFramer(framing).opened(openedMono),
  textOf,
  show: shapeOf,
};
