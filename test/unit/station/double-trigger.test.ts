import { describe, expect, it } from 'vitest';
import { hidPosScanners } from '../../../main/adapters/devices/hid-pos/driver.ts';
import { lineScanner } from '../../../main/adapters/devices/line-scanner/driver.ts';
import { SimulatedHidScanner } from '../../../main/adapters/simulators/simulated-hid-scanner.ts';
import { SimulatedScanner } from '../../../main/adapters/simulators/simulated-scanner.ts';
import { KeyboardScanner } from '../../../main/application/devices/keyboard-scanner.ts';
import { ScannerSupervisor } from '../../../main/application/devices/scanner-supervisor.ts';
import type { ByteLinkSource } from '../../../main/application/ports/byte-link.ts';
import type { ScannerFamily } from '../../../main/application/ports/device-family.ts';
import type { ScannerLink } from '../../../main/application/ports/devices.ts';
import { certain } from '../../../main/domain/handlers/handler.ts';
import { parseEntry } from '../../../main/domain/log/entry.ts';
import { BATCH, WeighBooth } from '../../support/weigh-booth.ts';
import { codesOf, commandOf, StationRig, settled, signIn, watch } from './station-rig.ts';

const STEP = '40';
const SOURCE = 'AA-2409-117-01';
const [hidPos] = hidPosScanners;

interface Attached {
  readonly link: ScannerLink;
  /** Pulls the trigger at a code. */
  scan(aim: string, data: string): Promise<void>;
}

/** A simulated scanner at the end of a line that is always there. */
function onLine(
  rig: StationRig,
  family: ScannerFamily,
  simulated: SimulatedScanner | SimulatedHidScanner,
): Attached {
  const source: ByteLinkSource = {
    address: 'a line',
    open: async ({ bytes }) => {
      const line = simulated.attach(bytes);
      return {
        ok: true,
        value: { write: async () => ({ ok: true, value: undefined }), close: async () => line.detach() },
      };
    },
  };
  const link = new ScannerSupervisor({ id: 'SCN-01', family, source, clock: rig.clock });
  return {
    link,
    scan: async (aim, data) => {
      simulated.scan(aim, data);
      await settled();
    },
  };
}

const CARRIERS: Readonly<
  Record<string, (rig: StationRig, type: (text: string) => Promise<unknown>) => Attached>
> = {
  'a scanner on a line': (rig) => onLine(rig, lineScanner, new SimulatedScanner({}, rig.clock)),
  'a USB HID POS scanner': (rig) =>
    onLine(rig, certain(hidPos, 'a layout'), new SimulatedHidScanner(undefined, rig.clock)),
  'a scanner that types': (rig, type) => ({
    link: new KeyboardScanner('SCN-01', 'STX', rig.clock),
    scan: async (aim, data) => {
      await type(`\x02]${aim}${data}\r`);
      await settled();
    },
  }),
};

/** A dispensing step that waits for its source, at a station with one scanner. */
async function atSource(carrier: string) {
  const before = WeighBooth.founded().issue().signIn('OP-101').clear().checkScales();
  before.begin(STEP).given('SelectScale', { scale: 'SCL-01' });
  const { item, id: lot } = certain(before.state.get('lots', 'AA-2409-117'), 'the lot');
  const rig = new StationRig();
  const context = { station: 'WS-01', person: 'OP-101', batch: BATCH, step: STEP };
  const { link, scan } = certain(CARRIERS[carrier], carrier)(rig, (text) =>
    port.dispatch(commandOf('TypeIdentity', { text, context })),
  );
  (rig.instruments.desk.scanners as Map<string, ScannerLink>).set('SCN-01', link);
  const node = rig.openNode(rig.openLog(before.recorded));
  const port = node.connect('WS-01-1', 'kiosk');
  const { pushes } = watch(port);
  await port.dispatch(signIn());
  await port.dispatch(commandOf('OpenStep', { context }));
  await settled();
  // What comes as a line opens may be the end of a scan from before.
  rig.clock.advance(500);
  const label = `240${item}\x1d10${lot}\x1d21${SOURCE}`;
  return {
    rig,
    pushes,
    pull: () => scan('d2', label),
    close: async () => {
      await link.close();
      await node.close();
    },
  };
}

describe.each(Object.keys(CARRIERS))('the trigger of %s, held a little too long', (carrier) => {
  it('[S36] does one thing: the second scan is shown as a repeat and is nowhere on record', async () => {
    const { rig, pushes, pull, close } = await atSource(carrier);
    const before = rig.disk.rows.length;
    await pull();
    const once = rig.disk.rows.length;
    expect(once).toBeGreaterThan(before);
    await pull();
    await pull();
    expect(rig.disk.rows).toHaveLength(once);
    const told = pushes.flatMap((push) => (push.kind === 'scanned' ? [push.what] : []));
    expect(told.slice(-2)).toEqual(['repeat', 'repeat']);
    rig.clock.advance(2_001);
    await pull();
    expect(rig.disk.rows.length).toBeGreaterThan(once);
    await close();
  });
});

/** A station at whose terminal a scanner types, or one that has only people who type. */
async function typedAt(scanner: 'a scanner that types' | 'none') {
  const rig = new StationRig();
  if (scanner !== 'none')
    (rig.instruments.desk.scanners as Map<string, ScannerLink>).set(
      'SCN-01',
      new KeyboardScanner('SCN-01', 'STX', rig.clock),
    );
  const node = rig.openNode();
  const port = node.connect('WS-01-1', 'kiosk');
  await port.dispatch(signIn());
  const context = { station: 'WS-01', person: 'OP-101', batch: null, step: null };
  return {
    rig,
    node,
    typed: async (command: object) => {
      const reply = await port.dispatch(command);
      await settled();
      return codesOf(reply);
    },
    command: (text: string) => commandOf('TypeIdentity', { text, context }),
  };
}

describe('a scanner that types', () => {
  const SCAN = '\x02]A0XYZ\r';

  it('[S106] is believed only where it is declared; typed by anybody else the same text is refused', async () => {
    const { node, typed, command } = await typedAt('a scanner that types');
    expect(await typed(command(SCAN))).toEqual(['accepted']);
    expect(await typed(command(']A0XYZ\r'))).toEqual(['scan.typed']);
    await node.close();
    const other = await typedAt('none');
    expect(await other.typed(other.command(SCAN))).toEqual(['scan.typed']);
    await other.node.close();
  });

  it('sent again under its command id is not scanned again, however late', async () => {
    const { rig, node, typed, command } = await typedAt('a scanner that types');
    const scan = command(SCAN);
    expect(await typed(scan)).toEqual(['accepted']);
    const written = rig.disk.rows.length;
    rig.clock.advance(60_000);
    expect(await typed(scan)).toEqual(['accepted']);
    expect(rig.disk.rows).toHaveLength(written);
    await node.close();
  });

  it('keeps a badge that it could not read as one out of the record', async () => {
    const { rig, node, typed, command } = await typedAt('a scanner that types');
    await typed(command('\x02BDG/N7QK-4T2M\r'));
    const { data } = parseEntry(rig.disk.rows.at(-1)?.body ?? '');
    expect(data).toMatchObject({ command: 'PresentScan', scan: { raw: '\\x02BDG/…' } });
    expect(rig.disk.rows.some(({ body }) => body.includes('N7QK'))).toBe(false);
    await node.close();
  });
});
