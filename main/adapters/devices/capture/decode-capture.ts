import type { Framed } from '../../../application/ports/device-family.ts';
import type { Decoded } from '../../../contract/decoded.ts';
import type { Protocol } from '../protocols.ts';
import type { Capture } from './capture-format.ts';

interface CaptureFramer {
  push(chunk: Uint8Array, mono: number): readonly Framed[];
  /** What is left when the connection ends, or null. */
  rest?(): Uint8Array | null;
}

/** What came from the device, cut into frames with the times of the recording; each connection begins anew. */
export function framesIn(
  { lines }: Capture,
  openFramer: (openedMono: number) => CaptureFramer,
): readonly Framed[] {
  const frames: Framed[] = [];
  let framer: CaptureFramer | null = null;
  const end = (): void => {
    const rest = framer?.rest?.() ?? null;
    if (rest !== null)
      frames.push({ kind: 'noise', bytes: rest, reason: 'cut off before the end of the frame' });
  };
  for (const line of lines) {
    if (line.what === 'open') {
      end();
      framer = openFramer(line.offsetMs);
    } else if (line.what === 'in' && framer) frames.push(...framer.push(line.bytes, line.offsetMs));
  }
  end();
  return frames;
}

/** The frames of a capture as `interlock decode` tells them; what is not a frame is malformed with its reason. */
export const decodeCapture = (protocol: Protocol, capture: Capture, thisYear: number): readonly Decoded[] =>
  framesIn(capture, () => protocol.openFramer()).map((framed) =>
    framed.kind === 'frame'
      ? protocol.decode(framed.bytes, thisYear)
      : { kind: 'malformed', reason: framed.reason },
  );
