import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Scan } from '../../../main/application/ports/devices.ts';
import { foundPlant } from '../../../main/application/station/found-plant.ts';
import type { StationNode } from '../../../main/application/station/station-node.ts';
import type { Dispensing } from '../../../main/domain/execution/batch.ts';
import { parseEntry } from '../../../main/domain/log/entry.ts';
import { plantFacts } from '../../../main/domain/state.ts';
import { BATCH, filling, plated, WeighBooth } from '../../support/weigh-booth.ts';
import { codesOf, commandOf, founding, originOf, StationRig, settled, signIn, watch } from './station-rig.ts';

const WEIGH = 'WS-01-1';
/** The first step that weighs. */
const STEP = '40';
const IDLE_LOOK_MS = 5_000;

function withFakeIntervals(): void {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
}

const lastData = ({ disk }: StationRig) => parseEntry(disk.rows.at(-1)?.body ?? '').data;

function dispensing(node: StationNode, step = STEP): Dispensing {
  const work = node.state.get('batches', BATCH)?.steps[step]?.work;
  if (work?.kind !== 'dispense') throw new Error(`step ${step} dispenses nothing`);
  return work;
}

describe('a newer connection of a terminal', () => {
  it('takes it over: the older one is told, and nothing it sends is decided', async () => {
    const rig = new StationRig();
    const node = rig.openNode();
    const older = node.connect(WEIGH, 'kiosk');
    const { pushes } = watch(older);
    await older.dispatch(signIn());
    const newer = node.connect(WEIGH, 'kiosk');
    const { view } = watch(newer);
    expect(pushes.at(-1)).toEqual({ kind: 'superseded' });
    const written = rig.disk.rows.length;
    expect(await older.dispatch(commandOf('SignOut'))).toEqual({
      kind: 'unavailable',
      reason: 'A newer connection of this terminal took over.',
    });
    expect(rig.disk.rows).toHaveLength(written);
    expect(view().frame.person).toMatchObject({ id: 'OP-101' });
    const context = { station: 'WS-01', person: 'OP-101', batch: null, step: null };
    expect(codesOf(await newer.dispatch(commandOf('SignOut', { context })))).toEqual(['accepted']);
    const other = watch(node.connect('PL-3-1', 'kiosk'));
    expect(other.pushes.map(({ kind }) => kind)).toEqual(['view']);
    await node.close();
  });

  it('is no connection to a terminal that does not exist', () => {
    expect(() => new StationRig().openNode().connect('WS-99-1', 'kiosk')).toThrow('no terminal WS-99-1');
  });
});

describe('a terminal that nobody touches', () => {
  it('is locked after the minutes of the site, and not while somebody works or scans there', async () => {
    withFakeIntervals();
    const rig = new StationRig();
    const node = rig.openNode();
    const { idleMinutes } = plantFacts(node.state).site;
    const port = node.connect(WEIGH, 'kiosk');
    const { view } = watch(port);
    await port.dispatch(signIn());
    const { seq } = { seq: rig.disk.rows.length };
    const pass = async (ms: number) => {
      rig.clock.advance(ms);
      vi.advanceTimersByTime(IDLE_LOOK_MS);
      await settled();
    };
    const most = idleMinutes * 60_000;
    await pass(most);
    expect(rig.typesAfter(seq)).toEqual([]);
    rig.instruments.scanner.tell({
      device: 'SCN-01',
      raw: 'X',
      aim: 'C0',
      decoded: { kind: 'plain', text: 'XYZ', carrier: 'C0' },
      receivedAt: rig.clock.iso(),
      mono: rig.clock.mono(),
      repeat: false,
    });
    await settled();
    await pass(most);
    expect(rig.typesAfter(seq)).toEqual(['CommandDenied']);
    await pass(1);
    expect(rig.typesAfter(seq)).toEqual(['CommandDenied', 'SessionEnded']);
    expect(lastData(rig)).toEqual({ terminal: WEIGH, cause: 'idle' });
    expect(view().screen).toMatchObject({ kind: 'signIn' });
    await pass(most);
    expect(rig.typesAfter(seq)).toHaveLength(2);
    await node.close();
  });
});

describe('a station that comes back', () => {
  it('knows nobody, and the same person goes on in the step as it was', async () => {
    const before = WeighBooth.founded()
      .issue()
      .signIn('OP-101')
      .clear()
      .checkScales()
      .open(STEP)
      .tare('1.54');
    const rig = new StationRig();
    const node = rig.openNode(rig.openLog(before.recorded));
    await settled();
    const seq = rig.disk.rows.length;
    expect(lastData(rig)).toMatchObject({ terminal: WEIGH, cause: 'idle' });
    expect(dispensing(node)).toEqual(before.work(STEP));
    const port = node.connect(WEIGH, 'kiosk');
    const { view } = watch(port);
    expect(view().screen).toMatchObject({ kind: 'signIn', locked: true });
    expect(codesOf(await port.dispatch(signIn()))).toEqual(['accepted']);
    await settled();
    expect(rig.typesAfter(seq)).toEqual(['SessionOpened']);
    expect(view().screen).toMatchObject({ kind: 'dispense', phase: 'fill', current: { tare: '1.54' } });
    await node.close();
  });

  it('takes a print that was under way for one that may exist, once', async () => {
    const before = atPrint();
    const { id } = before.work(STEP).containers[0] ?? { id: '' };
    const rig = new StationRig();
    const node = rig.openNode(rig.openLog(before.given('PrintLabel', { container: id }).recorded));
    await settled();
    expect(dispensing(node).containers[0]?.label).toMatchObject({ outcome: 'indeterminate' });
    expect(rig.instruments.printer.jobs).toEqual([]);
    await node.close();
    const again = rig.openNode();
    await settled();
    expect(rig.typesAfter(0).filter((type) => type === 'LabelPrinted')).toHaveLength(1);
    await again.close();
  });
});

describe('a HOLD label', () => {
  const HELD = 'MS-2510-011-01';
  const atHome = { station: 'WS-01', person: 'OP-101', batch: null, step: null };

  it('[S20] goes to the printer of the station, and counts when the printer says that it came out', async () => {
    const rig = new StationRig();
    const node = rig.openNode();
    const port = node.connect(WEIGH, 'kiosk');
    await port.dispatch(signIn());
    const reply = await port.dispatch(commandOf('PrintHoldLabel', { context: atHome, container: HELD }));
    expect(codesOf(reply)).toEqual(['accepted']);
    await settled();
    expect(rig.instruments.printer.jobs).toHaveLength(1);
    expect(rig.typesAfter(0)).not.toContain('HoldLabelPrinted');
    rig.instruments.printer.jobs[0]?.done({ outcome: 'confirmed', status: null, detail: 'printed' });
    await settled();
    expect(lastData(rig)).toMatchObject({ container: HELD, outcome: 'confirmed' });
    await node.close();
  });

  it('[S20] that was under way when the station stopped may exist, and is told so once', async () => {
    const before = WeighBooth.founded().signIn('OP-101').given('PrintHoldLabel', { container: HELD });
    const rig = new StationRig();
    const node = rig.openNode(rig.openLog(before.recorded));
    await settled();
    await node.close();
    const again = rig.openNode();
    await settled();
    expect(rig.typesAfter(0).filter((type) => type === 'HoldLabelPrinted')).toHaveLength(1);
    expect(rig.instruments.printer.jobs).toEqual([]);
    await again.close();
  });
});

describe('the new label of a received container', () => {
  const SOURCE = 'AA-2409-117-01';
  const reidentified = () => {
    const booth = WeighBooth.founded().issue().signIn('OP-101').clear().checkScales();
    booth.begin('40').given('SelectScale', { scale: 'SCL-01' });
    booth.present({ kind: 'unreadable', why: 'damaged' });
    const why = { reason: 'label-damaged', narrative: 'Torn.' };
    return booth.given(
      'ReidentifyContainer',
      { batch: BATCH, step: '40', container: SOURCE, ...why },
      { by: 'QA-01' },
    );
  };

  it('[S89] goes to the printer of the station, and one that was under way when it stopped may exist', async () => {
    const asked = reidentified().given('PrintReceivedLabel', { container: SOURCE });
    const rig = new StationRig();
    const node = rig.openNode(rig.openLog(asked.recorded));
    await settled();
    expect(lastData(rig)).toMatchObject({ container: SOURCE, outcome: 'indeterminate' });
    const port = node.connect(WEIGH, 'kiosk');
    await port.dispatch(signIn());
    const at = { station: 'WS-01', person: 'OP-101', batch: null, step: null };
    await port.dispatch(commandOf('EnterStep', { context: at, batch: BATCH, step: '40' }));
    const context = { ...at, batch: BATCH, step: '40' };
    const reply = await port.dispatch(commandOf('PrintReceivedLabel', { context, container: SOURCE }));
    expect(codesOf(reply)).toEqual(['accepted']);
    await settled();
    rig.instruments.printer.jobs[0]?.done({ outcome: 'confirmed', status: null, detail: 'printed' });
    await settled();
    expect(lastData(rig)).toMatchObject({ container: SOURCE, outcome: 'confirmed' });
    await node.close();
  });
});

const atPrint = () =>
  WeighBooth.founded()
    .issue()
    .signIn('OP-101')
    .clear()
    .checkScales()
    .open(STEP)
    .tare('1.54')
    .given('AcceptWeight', {}, { shows: '26.54' });

describe('a label', () => {
  const inStep = { station: 'WS-01', person: 'OP-101', batch: BATCH, step: STEP };

  it('goes to the printer once when the commit of its print failed and is on the disk all the same', async () => {
    const rig = new StationRig();
    const node = rig.openNode(rig.openLog(atPrint().recorded));
    const port = node.connect(WEIGH, 'kiosk');
    await port.dispatch(signIn());
    const container = dispensing(node).containers[0]?.id;
    rig.disk.nextAppend = 'kept';
    const press = commandOf('PrintLabel', { context: inStep, container });
    const reply = await port.dispatch(press);
    expect(codesOf(reply)).toEqual(['accepted']);
    expect(await port.dispatch(press)).toEqual(reply);
    expect(rig.instruments.printer.jobs).toHaveLength(1);
    await node.close();
  });

  it('has its outcome on the record also when the disk lost the first attempt to say so', async () => {
    const rig = new StationRig();
    const node = rig.openNode(rig.openLog(atPrint().recorded));
    const port = node.connect(WEIGH, 'kiosk');
    await port.dispatch(signIn());
    const container = dispensing(node).containers[0]?.id;
    await port.dispatch(commandOf('PrintLabel', { context: inStep, container }));
    rig.disk.nextAppend = 'lost';
    rig.instruments.printer.jobs[0]?.done({ outcome: 'confirmed', status: null, detail: 'printed' });
    await settled();
    expect(dispensing(node).containers[0]?.label).toMatchObject({ outcome: 'confirmed' });
    await node.close();
  });
});

/** A station whose floor scale the plant says more of. */
function stationWithScale(change: object) {
  const rig = new StationRig();
  const log = rig.bareLog();
  const equipment = founding.equipment.map((each) => (each.id === 'SCL-01' ? { ...each, ...change } : each));
  foundPlant(log, rig.moment, { ...founding, equipment }, rig.opened);
  return { rig, node: rig.openNode(log) };
}

describe('what the station notices about its scale', () => {
  it('is on the record: another instrument on the line, and an instrument that was switched on again', async () => {
    const rig = new StationRig();
    const node = rig.openNode();
    const { scale } = rig.instruments;
    const seq = rig.disk.rows.length;
    scale.state = 'foreign';
    scale.reason = `Another instrument answers: ${'9'.repeat(200)}`;
    scale.tell({ kind: 'state' });
    await settled();
    expect(rig.typesAfter(seq)).toEqual(['DeviceObserved']);
    expect(lastData(rig)).toEqual({
      equipment: 'SCL-01',
      what: 'foreign',
      detail: scale.reason.slice(0, 120),
    });
    scale.state = 'ready';
    scale.tell({ kind: 'state' });
    scale.tell({ kind: 'restarted', raw: 'I4 A "B000000001"' });
    await settled();
    expect(rig.typesAfter(seq)).toEqual(['DeviceObserved', 'DeviceObserved']);
    expect(lastData(rig)).toMatchObject({ what: 'restarted', detail: 'I4 A "B000000001"' });
    await node.close();
  });

  it('[S128][R5] is on the record of one that warms up: connected, and connected again after it was gone', async () => {
    const { rig, node } = stationWithScale({ warmUpMinutes: 30 });
    const { scale } = rig.instruments;
    const seq = rig.disk.rows.length;
    const becomes = async (state: typeof scale.state) => {
      scale.state = state;
      scale.tell({ kind: 'state' });
      await settled();
    };
    await becomes('ready');
    await becomes('connecting');
    await becomes('ready');
    expect(rig.typesAfter(seq)).toEqual(['InstrumentConnected']);
    await becomes('silent');
    await becomes('ready');
    expect(rig.typesAfter(seq)).toEqual(['InstrumentConnected', 'InstrumentConnected']);
    await node.close();
  });

  it('[S128][R5] is on the record once: other software than that with which it was qualified', async () => {
    const { rig, node } = stationWithScale({ software: '1.10' });
    const { scale } = rig.instruments;
    const seq = rig.disk.rows.length;
    for (const told of [null, '1.10', '1.20', '1.20']) {
      scale.software = told;
      scale.tell({ kind: 'state' });
      await settled();
    }
    expect(rig.typesAfter(seq)).toEqual(['DeviceObserved']);
    expect(lastData(rig)).toMatchObject({ what: 'softwareChanged', detail: '1.20' });
    await node.close();
  });

  it.each([
    ['another unit', '1000', 'g'],
    ['another division', '1.000', 'kg'],
  ])('[R5] is on the record once when its display stays with %s', async (_what, value, unit) => {
    const { rig, node } = stationWithScale({ recheck: null });
    const seq = rig.disk.rows.length;
    const show = async (text: string, of: string) => {
      const reading = rig.instruments.scale.reading(text, of);
      if (reading.kind !== 'captured') throw new Error('no reading');
      rig.instruments.scale.tell({ kind: 'reading', live: reading.live });
      await settled();
    };
    for (const [text, of] of [
      [value, unit],
      [value, unit],
      ['1.00', 'kg'],
    ] as const)
      await show(text, of);
    expect(rig.typesAfter(seq)).toEqual([]);
    for (let shown = 0; shown < 5; shown += 1) await show(value, unit);
    expect(rig.typesAfter(seq)).toEqual(['DeviceObserved']);
    expect(lastData(rig)).toMatchObject({ what: 'unitChanged', detail: `${value} ${unit}` });
    await node.close();
  });

  it('is shown and not recorded while it only shows a weight', async () => {
    const rig = new StationRig();
    const node = rig.openNode();
    const { pushes } = watch(node.connect(WEIGH, 'kiosk'));
    const seq = rig.disk.rows.length;
    const reading = rig.instruments.scale.reading('1.00', 'kg');
    if (reading.kind !== 'captured') throw new Error('no reading');
    for (let shown = 0; shown < 5; shown += 1)
      rig.instruments.scale.tell({ kind: 'reading', live: reading.live });
    await settled();
    expect(pushes.filter(({ kind }) => kind === 'live')).toHaveLength(1);
    expect(rig.disk.rows).toHaveLength(seq);
    await node.close();
  });
});

describe('a scale that cannot say who it is', () => {
  const scanOf = (text: string): Scan => ({
    device: 'SCN-01',
    raw: text,
    aim: null,
    decoded: { kind: 'plain', text, carrier: null },
    receivedAt: '2026-03-09T13:00:00.000Z',
    mono: 1,
    repeat: false,
  });
  /** A booth at its first weighing, whose plate was scanned in an earlier run of the station. */
  async function atWork() {
    const rig = new StationRig();
    const { recorded } = filling(STEP, plated);
    const node = rig.openNode(rig.openLog(recorded));
    const { scale, scanner } = rig.instruments;
    scale.serial = '';
    const port = node.connect(WEIGH, 'kiosk');
    const { view } = watch(port);
    await port.dispatch(signIn());
    await port.dispatch(commandOf('EnterStep', { context: at(null), batch: BATCH, step: STEP }));
    const reading = () => {
      const result = scale.reading('1.54', 'kg');
      if (result.kind !== 'captured') throw new Error('no reading');
      return result;
    };
    /** The scale shows what lies on it. */
    const show = async () => {
      scale.latest = reading().live;
      scale.tell({ kind: 'reading', live: scale.latest });
      await settled();
    };
    const scan = async (text: string) => {
      scanner.tell(scanOf(text));
      await settled();
    };
    const plate = () => {
      const bound = node.state.get('equipment', 'SCL-01');
      return bound?.kind === 'scale' ? bound.plate : undefined;
    };
    const chip = () => view().frame.devices.find(({ id }) => id === 'SCL-01');
    const press = () => port.dispatch(commandOf('CaptureTare', { context: at(STEP), displayed: '1.54' }));
    return { rig, node, scale, reading, show, scan, plate, chip, press };
  }
  const at = (step: string | null) => ({
    station: 'WS-01',
    person: 'OP-101',
    batch: step === null ? null : BATCH,
    step,
  });

  it('[S36] lost its name while the station did not run: it is asked for, and scanned once', async () => {
    const { rig, node, show, scan, plate, chip } = await atWork();
    const seq = rig.disk.rows.length;
    expect(plate()).not.toBeNull();
    await show();
    await show();
    expect(rig.typesAfter(seq)).toEqual(['DeviceObserved']);
    expect(lastData(rig)).toEqual({
      equipment: 'SCL-01',
      what: 'reconnected',
      detail: 'its plate was scanned before its connection broke',
    });
    await settled();
    expect(chip()).toMatchObject({ state: 'attention', note: 'unidentified' });
    await scan('EQP/SCL-01');
    expect(lastData(rig)).toMatchObject({ equipment: 'SCL-01', connection: `${rig.clock.boot}/1` });
    await show();
    expect(rig.typesAfter(seq)).toEqual(['DeviceObserved', 'InstrumentIdentified']);
    expect(chip()).toMatchObject({ state: 'ok' });
    await node.close();
  });

  it('[S36] a break while the button is pressed: the answer is of an instrument that nobody knows', async () => {
    const { node, scale, reading, show, scan, press } = await atWork();
    await show();
    await scan('EQP/SCL-01');
    const pressed = press();
    await settled();
    scale.epoch += 1;
    scale.asked.shift()?.(reading());
    expect(codesOf(await pressed)).toContain('reading.silent');
    const again = press();
    await settled();
    scale.asked.shift()?.(reading());
    expect(codesOf(await again)).toContain('reading.unidentified');
    await node.close();
  });

  it('[S36] is not named while it sends nothing: what is plugged in later could be another one', async () => {
    const { rig, node, scale, show, scan, plate } = await atWork();
    await show();
    scale.state = 'lost';
    scale.tell({ kind: 'state' });
    await settled();
    await scan('EQP/SCL-01');
    expect(plate()).toBeNull();
    expect(lastData(rig)).toMatchObject({ refusals: [{ code: 'plate.sendsNothing' }] });
    await node.close();
  });
});

describe('the health of the station', () => {
  it('stands on every screen with the age of the last backup and what no pin covers', async () => {
    const rig = new StationRig();
    const node = rig.openNode();
    const port = node.connect(WEIGH, 'kiosk');
    const { view } = watch(port);
    await port.dispatch(signIn());
    await settled();
    expect(view().frame.health).toMatchObject({
      backupAgeHours: 7,
      unpinned: 1,
      events: rig.disk.rows.length,
    });
    expect(await port.query({ kind: 'health' })).toMatchObject({ health: { backupAgeHours: 7 } });
    rig.health = { ...rig.health, backupAgeHours: null, state: 'degraded' };
    await port.dispatch(commandOf('LeaveStep'));
    await settled();
    expect(view().frame.health).toMatchObject({ backupAgeHours: null, state: 'degraded' });
    await node.close();
  });
});

describe('a station that is shut down', () => {
  it('counts what it refused unrecorded, signs its head, and may be closed twice', async () => {
    const rig = new StationRig();
    const node = rig.openNode();
    const port = node.connect(WEIGH, 'kiosk');
    for (let sent = 0; sent < 3; sent += 1) await port.dispatch({ type: 'Nothing' });
    const seq = rig.disk.rows.length;
    await Promise.all([node.close(), node.close()]);
    expect(rig.typesAfter(seq)).toEqual(['DoorFlood']);
    expect(lastData(rig)).toMatchObject({ count: 3 });
    expect(rig.disk.checkpoints.at(-1)?.size).toBe(seq + 1);
    expect(await port.dispatch(signIn())).toMatchObject({ kind: 'unavailable' });
    expect(rig.openDoor().log.state.get('sessions', WEIGH)).toBeUndefined();
    expect(originOf().terminal).toBe(WEIGH);
  });
});
