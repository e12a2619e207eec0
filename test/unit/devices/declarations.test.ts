import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../main/adapters/devices/address.ts';
import { displayText, presetTare } from '../../../main/adapters/devices/mt-sics/protocol.ts';
import { parseDeclarations } from '../../../main/adapters/devices/parse-declarations.ts';
import { kg } from './scale-rig.ts';

const SCALE = {
  kind: 'scale',
  id: 'SCL-01',
  family: 'mt-sics',
  address: 'tcp://10.1.2.3:4305',
  serial: 'B021',
  unit: 'kg',
  division: '0.02',
};
const PRINTER = { kind: 'printer', id: 'PRN-01', family: 'zpl', address: 'tcp://10.1.2.4:9100' };
const problemsOf = (list: unknown): readonly string[] => {
  const parsed = parseDeclarations(JSON.stringify(list));
  return parsed.ok ? [] : parsed.error;
};

describe('addresses', () => {
  it.each([
    ['tcp://10.1.2.3:4305', { kind: 'tcp', host: '10.1.2.3', port: 4305 }],
    ['tcp://[fe80::1]:9100', { kind: 'tcp', host: 'fe80::1', port: 9100 }],
    ['serial:/dev/ttyUSB0@9600', { kind: 'serial', path: '/dev/ttyUSB0', baudRate: 9600 }],
    [
      'serial:COM3@2400,7E1',
      { kind: 'serial', path: 'COM3', baudRate: 2400, dataBits: 7, parity: 'even', stopBits: 1 },
    ],
    [
      'serial:/dev/serial/by-id/usb-Mettler_B021-if00@9600,8N1,xon-xoff',
      {
        kind: 'serial',
        path: '/dev/serial/by-id/usb-Mettler_B021-if00',
        baudRate: 9600,
        dataBits: 8,
        parity: 'none',
        stopBits: 1,
        flowControl: 'xon-xoff',
      },
    ],
    ['usb:/dev/usb/lp0', { kind: 'usb', path: '/dev/usb/lp0' }],
    ['hid:0922:8003', { kind: 'hid', vendorId: 0x0922, productId: 0x8003, serial: null }],
    ['hid:0C2E:0b61:20251A', { kind: 'hid', vendorId: 0x0c2e, productId: 0x0b61, serial: '20251A' }],
  ])('reads %s', (text, expected) => {
    expect(parseAddress(text)).toEqual({ ok: true, value: expected });
  });

  it.each([
    '',
    'COM3',
    'tcp://host',
    'tcp://host:0',
    'tcp://host:70000',
    'serial:/dev/x',
    'serial:/dev/x@9600,9N1',
    'usb:lp0',
    'usb:/dev/usb/lp 0',
    'hid:922:8003',
    'hid:0922',
    'hid:0922:8003:',
  ])('refuses %j in one sentence', (text) => {
    expect(parseAddress(text)).toMatchObject({ ok: false, error: expect.stringMatching(/\S/) });
  });
});

describe('device declarations', () => {
  it('reads scales, scanners and printers', () => {
    const list = [
      SCALE,
      { kind: 'scanner', id: 'SCN-01', family: 'line-scanner', address: 'serial:/dev/ttyACM0@115200' },
      { kind: 'printer', id: 'PRN-01', family: 'zpl', address: 'tcp://10.1.2.4:9100' },
      {
        kind: 'printer',
        id: 'PRN-02',
        family: 'escpos',
        address: 'usb:/dev/usb/lp0',
        headDots: 832,
        dpmm: 12,
      },
    ];
    expect(parseDeclarations(JSON.stringify(list))).toEqual({
      ok: true,
      value: [
        {
          kind: 'scale',
          family: 'mt-sics',
          address: { kind: 'tcp', host: '10.1.2.3', port: 4305 },
          binding: { id: 'SCL-01', serial: 'B021', unit: 'kg', division: kg('0.02') },
        },
        {
          kind: 'scanner',
          id: 'SCN-01',
          family: 'line-scanner',
          address: { kind: 'serial', path: '/dev/ttyACM0', baudRate: 115200 },
        },
        {
          kind: 'printer',
          id: 'PRN-01',
          family: 'zpl',
          address: { kind: 'tcp', host: '10.1.2.4', port: 9100 },
        },
        {
          kind: 'printer',
          id: 'PRN-02',
          family: 'escpos',
          address: { kind: 'usb', path: '/dev/usb/lp0' },
          headDots: 832,
          dpmm: 12,
        },
      ],
    });
  });

  it.each([
    ['kind', { ...SCALE, kind: 'balance' }],
    ['unknown field "port"', { ...SCALE, port: 1 }],
    ['id', { ...SCALE, id: '^XA' }],
    ['family must be one of mt-sics', { ...SCALE, family: 'abacus' }],
    ['neither tcp', { ...SCALE, address: '10.1.2.3' }],
    ['address is missing', { ...SCALE, address: 7 }],
    ['serial is missing', { ...SCALE, serial: '' }],
    ['unit must be', { ...SCALE, unit: 'lb' }],
    ['division', { ...SCALE, division: 0.02 }],
    ['division', { ...SCALE, division: '0' }],
    ['only a printer has a usb: address', { ...SCALE, address: 'usb:/dev/usb/lp0' }],
    ['family must be one of zpl, tspl, tspl-byte, epl, escpos', { ...PRINTER, family: 'cpcl' }],
    ['headDots must be a whole number', { ...PRINTER, headDots: '832' }],
    ['headDots must be a whole number', { ...PRINTER, headDots: 0 }],
    ['dpmm must be one of 6, 8, 12, 24', { ...PRINTER, dpmm: 203 }],
    ['put a hand on the pan', { ...SCALE, family: 'nci', profile: { motionBit: 2 } }],
    ['mt-sics takes no profile', { ...SCALE, profile: {} }],
    ['not an object', 7],
  ])('names the problem: %s', (reason, entry) => {
    expect(problemsOf([entry])).toEqual([expect.stringContaining(reason)]);
  });

  it('tells all problems at once, and two devices under one id', () => {
    expect(problemsOf([SCALE, { ...SCALE, unit: 'lb' }, SCALE])).toEqual([
      'device 2: unit must be mg, g or kg',
      'SCL-01 is declared twice',
    ]);
    expect(parseDeclarations('[')).toMatchObject({ ok: false, error: [expect.stringMatching(/^not JSON/)] });
    expect(parseDeclarations('{}')).toEqual({ ok: false, error: ['a list of devices expected'] });
  });
});

describe('declarations of scanners that type', () => {
  const TYPING = { kind: 'scanner', id: 'SCN-01', family: 'keyboard', address: 'keyboard:STX' };

  it('[S106] name what the scanner types first, one of two that no key of a station has', () => {
    expect(parseDeclarations(JSON.stringify([TYPING]))).toEqual({
      ok: true,
      value: [
        { kind: 'scanner', id: 'SCN-01', family: 'keyboard', address: { kind: 'keyboard', prefix: 'STX' } },
      ],
    });
    expect(problemsOf([{ ...TYPING, address: 'keyboard:F13' }])).toEqual([]);
    for (const address of ['keyboard:', 'keyboard:Enter', 'keyboard:a', 'tcp://10.1.2.3:4305'])
      expect(problemsOf([{ ...TYPING, address }])).toHaveLength(1);
    expect(problemsOf([{ ...TYPING, family: 'line-scanner' }])).toEqual([
      expect.stringContaining('line-scanner needs an address like tcp://'),
    ]);
  });
});

describe('declarations of USB HID devices', () => {
  const HID_SCALE = { ...SCALE, family: 'hid-scale', unit: 'g', division: '2', address: 'hid:0922:8003:A1' };
  const SCANNER = { kind: 'scanner', id: 'SCN-01', family: 'hid-pos', address: 'hid:0c2e:0b61' };

  it('name vendor, product and serial number', () => {
    expect(problemsOf([HID_SCALE, SCANNER])).toEqual([]);
    expect(parseDeclarations(JSON.stringify([SCANNER]))).toMatchObject({
      value: [{ address: { kind: 'hid', vendorId: 0x0c2e, productId: 0x0b61, serial: null } }],
    });
  });

  it.each([
    ['hid-pos needs an address like hid:', { ...SCANNER, address: 'tcp://10.1.2.3:4305' }],
    ['line-scanner needs an address like tcp://', { ...SCANNER, family: 'line-scanner' }],
    ['mt-sics needs an address like tcp://', { ...HID_SCALE, family: 'mt-sics' }],
    ['zpl needs an address like tcp://', { ...SCANNER, kind: 'printer', family: 'zpl' }],
  ])('are refused where the family has no such line: %s', (reason, entry) => {
    expect(problemsOf([entry])).toEqual([expect.stringContaining(reason)]);
  });

  it('never lead twice to one device', () => {
    const other = { ...SCANNER, id: 'SCN-02' };
    expect(problemsOf([SCANNER, other])).toEqual([
      'SCN-01 and SCN-02 may be the same USB device: give both their serial numbers',
    ]);
    const told = (serial: string) => `${SCANNER.address}:${serial}`;
    expect(problemsOf([{ ...SCANNER, address: told('A') }, other])).toHaveLength(1);
    expect(
      problemsOf([
        { ...SCANNER, address: told('A') },
        { ...other, address: told('B') },
      ]),
    ).toEqual([]);
  });
});

describe('MT-SICS commands with parameters', () => {
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

  it('escapes what is shown on the instrument, and refuses what could end the command', () => {
    expect(text(displayText('say "hi"\\'))).toBe('D "say \\"hi\\"\\\\"\r\n');
    expect(() => displayText('a\r\nZ')).toThrow();
    expect(() => displayText('x'.repeat(41))).toThrow();
  });

  it('presets a tare from decimal text only', () => {
    expect(text(presetTare('1.54', 'kg'))).toBe('TA 1.54 kg\r\n');
    expect(() => presetTare('1e3', 'kg')).toThrow();
    expect(() => presetTare('1.54', 'kg\r\nZ')).toThrow();
  });
});
