import type { DeviceDeclaration } from '../../../adapters/devices/open-device.ts';
import { type HidList, listHidDevices } from '../../../adapters/hid/list-hid-devices.ts';
import { listSerialPorts, type PortList } from '../../../adapters/serial/list-serial-ports.ts';
import type { Traffic } from '../../../application/ports/devices.ts';
import { type CliCommand, type CliIo, textOption, UsageError, wholeOption } from '../command.ts';
import { type Asked, askDevice } from '../devices/ask-device.ts';
import { captureDevice } from '../devices/capture-device.ts';
import { devicesOf } from '../devices/declared.ts';

const CAPTURE_SECONDS = 30;
const LONGEST_CAPTURE_SECONDS = 86_400;

/** `devices`: what is connected, and what the declared devices answer. Nothing undeclared is ever asked. */
export const command: CliCommand = {
  summary: 'list what is connected and what it answers',
  usage:
    '[--data DIR] [--scale ADDRESS] [--printer ADDRESS] [--scanner ADDRESS] [--family NAME [--profile FILE]] [--capture FILE [--seconds N]]',
  options: {
    data: { type: 'string', value: 'DIR', help: 'ask the devices that DIR/devices.json declares' },
    scale: {
      type: 'string',
      value: 'ADDRESS',
      help: 'ask a scale here: tcp://HOST:PORT, serial:PATH@BAUD,8N1',
      multiple: true,
    },
    printer: { type: 'string', value: 'ADDRESS', help: 'ask a printer here', multiple: true },
    scanner: { type: 'string', value: 'ADDRESS', help: 'open a scanner here', multiple: true },
    family: {
      type: 'string',
      value: 'NAME',
      help: 'what the devices at these addresses speak; default mt-sics, zpl, line-scanner',
    },
    profile: {
      type: 'string',
      value: 'FILE',
      help: 'what such a family leaves to the configuration, as JSON',
    },
    capture: {
      type: 'string',
      value: 'FILE',
      help: 'write down the traffic of one device in a new file (badge numbers and passwords stay out)',
    },
    seconds: { type: 'string', value: 'N', help: `how long it is captured; default ${CAPTURE_SECONDS}` },
  },
  async run(input, io) {
    const devices = await devicesOf(input);
    if (typeof devices === 'string') {
      io.err(devices);
      return 1;
    }
    const path = textOption(input, 'capture');
    const seconds = wholeOption(input, 'seconds', { min: 1, max: LONGEST_CAPTURE_SECONDS });
    if (path === undefined && seconds !== undefined) throw new UsageError('--seconds belongs to --capture.');
    const [serial, hid, asked] = await Promise.all([
      listSerialPorts(),
      listHidDevices(),
      path === undefined
        ? Promise.all(devices.map((device) => askDevice(device)))
        : captured(devices, path, seconds ?? CAPTURE_SECONDS, io),
    ]);
    if (asked === null) return 1;
    for (const { caveat } of [serial, hid]) if (caveat !== null) io.err(caveat);
    if (input.json) {
      const told = asked.map((device) => ({ ...device, answers: device.state === 'ready' }));
      io.out(JSON.stringify({ serialPorts: serial.ports, hidDevices: hid.devices, devices: told }));
    } else io.out(asText(serial, hid, asked));
    return asked.every(({ state }) => state === 'ready') ? 0 : 1;
  },
};

/** Null when the file cannot be written. */
async function captured(
  devices: readonly DeviceDeclaration[],
  path: string,
  seconds: number,
  io: CliIo,
): Promise<readonly Asked[] | null> {
  const [device, ...others] = devices;
  if (device === undefined || others.length > 0)
    throw new UsageError(`--capture takes exactly one device, not ${devices.length}.`);
  if (device.address.kind === 'keyboard')
    throw new UsageError('--capture has nothing to capture of a scanner that types.');
  io.err(`Capturing for ${seconds} s in ${path}.`);
  try {
    return [await captureDevice(device, { path, seconds, signal: io.signal })];
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    io.err(error.code === 'EEXIST' ? `${path} is there already.` : `${path}: ${error.message}`);
    return null;
  }
}

function asText(serial: PortList, hid: HidList, asked: readonly Asked[]): string {
  const ports = serial.ports.map(({ path, manufacturer, serialNumber }) =>
    ['  ', path, manufacturer, serialNumber].filter((text) => text !== null).join(' '),
  );
  const hidDevices = hid.devices.map(({ vendorId, productId, product, use }) => {
    const ids = [vendorId, productId].map((id) => id.toString(16).padStart(4, '0')).join(':');
    return `   ${ids} ${product ?? ''} ${use === 'other' ? '' : `(${use})`}`.trimEnd();
  });
  return [
    ...section('Serial ports', ports),
    ...section('HID devices', hidDevices),
    ...section('Devices', asked.flatMap(deviceLines)),
  ].join('\n');
}

function deviceLines({
  id,
  kind,
  family,
  address,
  state,
  says,
  proofs,
  onHardware,
  frames,
}: Asked): string[] {
  const width = Math.max(0, ...frames.map(({ text }) => text.length));
  return [
    `   ${id}: ${kind}, ${family}, at ${address}`,
    `      ${STATE_WORD[state]}: ${says}`,
    `      proven with ${proofs.join(', ') || 'nothing'}${onHardware ? '' : '; not verified on hardware'}`,
    ...frames.map((frame) => `      ${frameLine(frame, width)}`),
  ];
}

const STATE_WORD: Readonly<Record<Asked['state'], string>> = {
  ready: 'answers',
  notReady: 'answers',
  foreign: 'another instrument',
  silent: 'no answer',
};
const ARROW: Readonly<Record<Traffic['direction'], string>> = { in: '<-', out: '->', note: '  ' };

const frameLine = ({ at, direction, text, hex }: Traffic, width: number): string =>
  `${at.slice(11, 23)} ${ARROW[direction]} ${text.padEnd(width)}  ${hex ?? ''}`.trimEnd();

const section = (title: string, lines: readonly string[]): readonly string[] => [
  `${title}:`,
  ...(lines.length > 0 ? lines : ['   none']),
];
