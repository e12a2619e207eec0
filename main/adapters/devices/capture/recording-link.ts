import type { ByteLinkSource } from '../../../application/ports/byte-link.ts';
import type { CaptureEntry, CaptureHeader, CaptureLine } from './capture-format.ts';
import { concealerFor } from './conceal.ts';

export interface RecordingParts {
  readonly of: Pick<CaptureHeader, 'kind' | 'family'>;
  readonly mono: () => number;
  /** Told every line as it happens, without what must not be written down. */
  readonly record: (line: CaptureLine) => void;
}

/** The same link, with every chunk told as it comes and goes. It changes nothing about the traffic itself. */
export function recordingLink(source: ByteLinkSource, { of, mono, record }: RecordingParts): ByteLinkSource {
  const start = mono();
  const write = (entry: CaptureEntry): void => record({ offsetMs: mono() - start, ...entry });
  return {
    address: source.address,
    open: async (events) => {
      const conceal = concealerFor(of);
      // What arrives with the opening itself belongs behind it.
      write({ what: 'open' });
      const opened = await source.open({
        bytes: (chunk) => {
          write({ what: 'in', bytes: conceal(chunk) });
          events.bytes(chunk);
        },
        lost: (failure) => {
          write({ what: 'lost', detail: failure.detail });
          events.lost(failure);
        },
      });
      if (!opened.ok) {
        write({ what: 'failed', detail: opened.error.detail });
        return opened;
      }
      const link = opened.value;
      return {
        ok: true,
        value: {
          serial: link.serial ?? null,
          write: (bytes) => {
            write({ what: 'out', bytes });
            return link.write(bytes);
          },
          close: () => {
            write({ what: 'closed' });
            return link.close();
          },
        },
      };
    },
  };
}
