import { expect, it } from 'vitest';
import { eplPrinter } from '../../../main/adapters/devices/epl-printer/driver.ts';
import { systemClock } from '../../../main/adapters/devices/system-clock.ts';
import { eplDialect } from '../../../main/adapters/simulators/printer-dialects/epl.ts';
import { plugIntoTcp } from '../../../main/adapters/simulators/simulated-device.ts';
import { SimulatedPrinter } from '../../../main/adapters/simulators/simulated-printer.ts';
import { tcpLink } from '../../../main/adapters/tcp/tcp-link.ts';
import { PrinterSupervisor } from '../../../main/application/devices/printer-supervisor.ts';
import type { PrinterLink } from '../../../main/application/ports/devices.ts';
import { labelFor } from '../../../main/application/station/labels.ts';
import { containerCode } from '../../../main/demo/bench.ts';
import { decodeGs1Scan } from '../../../main/domain/identity/gs1/decode-scan.ts';
import { BATCH, certain, WeighBooth } from '../../support/weigh-booth.ts';
import { until } from '../devices/scale-rig.ts';
import { NOTE } from '../labels/label-data.ts';
import { codesOf, commandOf, StationRig, settled, signIn, watch } from './station-rig.ts';

const STEP = '40';
const inStep = { station: 'WS-01', person: 'OP-101', batch: BATCH, step: STEP };

const weighed = () =>
  WeighBooth.founded()
    .issue()
    .signIn('OP-101')
    .clear()
    .checkScales()
    .open(STEP)
    .tare('1.54')
    .given('AcceptWeight', {}, { shows: '26.54' });

it('[S150] a printer that cannot report leaves its label to a scan: nothing is taken for printed before', async () => {
  const printer = new SimulatedPrinter({ dialect: eplDialect, printMs: 20 });
  const plug = await plugIntoTcp(printer);
  const supervisor = new PrinterSupervisor({
    id: 'PRN-01',
    family: eplPrinter,
    source: tcpLink({ host: '127.0.0.1', port: plug.port }),
    clock: systemClock,
  });
  const rig = new StationRig();
  (rig.instruments.desk.printers as Map<string, PrinterLink>).set('PRN-01', supervisor);
  await until(() => (supervisor.snapshot().state === 'ready' ? true : null));
  const node = rig.openNode(rig.openLog(weighed().recorded));
  const port = node.connect('WS-01-1', 'kiosk');
  const { view } = watch(port);
  const dispensed = () => {
    const work = node.state.get('batches', BATCH)?.steps[STEP]?.work;
    return certain(work?.kind === 'dispense' ? work.containers[0] : undefined);
  };
  try {
    await port.dispatch(signIn());
    expect(view().frame.devices).toContainEqual(
      expect.objectContaining({ id: 'PRN-01', state: 'ok', note: 'unconfirming' }),
    );
    const container = dispensed().id;
    const print = () => port.dispatch(commandOf('PrintLabel', { context: inStep, container }));
    expect(codesOf(await print())).toEqual(['accepted']);
    await until(() => (dispensed().label.outcome === 'indeterminate' ? true : null));
    await until(() => (printer.printed.length === 1 ? true : null));
    expect(dispensed().label).toMatchObject({
      printed: 0,
      detail: 'This printer cannot say whether a label came out.',
    });
    expect(codesOf(await print())).toContain('label.indeterminate');

    const shown = certain(labelFor('container', node.state, container, NOTE, rig.calendar));
    const { itemCode, lot } = shown.facts;
    rig.instruments.scanner.tell({
      device: 'SCN-01',
      raw: '',
      aim: 'd2',
      decoded: decodeGs1Scan(`]d2${containerCode(itemCode, lot, container)}`, 2026),
      receivedAt: rig.clock.iso(),
      mono: rig.clock.mono(),
      repeat: false,
    });
    await settled();
    expect(dispensed().label).toMatchObject({ outcome: 'confirmed', printed: 1 });
    expect(printer.printed).toHaveLength(1);
  } finally {
    await node.close();
    await supervisor.close();
    await plug.close();
  }
});
