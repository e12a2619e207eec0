import { KEYBOARD_PREFIXES, type KeyboardPrefix } from '../../contract/keyboard-scan.ts';
import { isFromWedge, parseWedge, type WedgeSetting } from '../../domain/identity/gs1/wedge.ts';
import type {
  DeviceClock,
  Scan,
  ScannerKeyboard,
  ScannerLink,
  ScannerSnapshot,
  Traffic,
} from '../ports/devices.ts';
import { ScanTeller } from './scan-teller.ts';
import { SCANNER_TIMING, type ScannerTiming } from './scanner-supervisor.ts';
import { TrafficRing } from './traffic-ring.ts';

/**
 * A scanner that types at the terminal of its station (keyboard wedge): the fallback where no other mode is to be had.
 * There is nothing to open and nothing to lose; what it types comes with what people type, and only its prefix and the
 * AIM identifier behind it make a scan. How fast something was typed is not known here.
 */
export class KeyboardScanner implements ScannerLink {
  readonly id: string;
  readonly keyboard: ScannerKeyboard;
  readonly #teller: ScanTeller;
  readonly #traffic: TrafficRing;

  constructor(
    id: string,
    prefix: KeyboardPrefix,
    clock: DeviceClock,
    { repeatMs }: Pick<ScannerTiming, 'repeatMs'> = SCANNER_TIMING,
  ) {
    this.id = id;
    this.#teller = new ScanTeller(id, clock, repeatMs);
    this.#traffic = new TrafficRing(clock);
    const setting = { prefix: KEYBOARD_PREFIXES[prefix] };
    this.keyboard = {
      prefix,
      take: (typed) => {
        if (!isFromWedge(typed, setting)) return false;
        this.#read(typed, setting);
        return true;
      },
    };
  }

  snapshot(): ScannerSnapshot {
    return { state: 'ready', reason: '' };
  }

  onChange(): () => void {
    return () => {};
  }

  onScan(listener: (scan: Scan) => void): () => void {
    return this.#teller.onScan(listener);
  }

  traffic(): Promise<readonly Traffic[]> {
    return Promise.resolve(this.#traffic.entries());
  }

  close(): Promise<void> {
    this.#teller.close();
    return Promise.resolve();
  }

  /** The payload is kept with what was typed around it: on record it shows that this scan was typed. */
  #read(typed: string, setting: WedgeSetting): void {
    const scan = parseWedge(typed, setting);
    const bytes = new TextEncoder().encode(typed);
    // Badges are scanned too: the symbol and the length, never the content.
    this.#traffic.add(
      'in',
      `scan ${scan.ok ? scan.value.slice(0, 3) : 'not understood'}, ${bytes.length} bytes`,
      { understood: scan.ok },
    );
    if (scan.ok) this.#teller.scanned(bytes, scan.value);
    else this.#teller.unreadable(bytes, scan.error);
  }
}
