import type { DeviceDeskView, DeviceView, TrafficLine } from '../../main/contract/device-views.ts';

const PROVEN = ['vectors', 'tcp', 'pty'] as const;

const scale = (id: string, serial: string, change: Partial<DeviceView> = {}): DeviceView => ({
  id,
  kind: 'scale',
  name: 'ICS465 floor scale',
  station: 'Weigh booth',
  place: {
    family: 'mt-sics',
    address: 'serial:/dev/serial/by-id/usb-FTDI_FT232R_A50285BI-if00-port0@9600,8N1',
    proofs: PROVEN,
  },
  identity: { model: 'ICS465 150.00 kg', serial, software: '1.00' },
  boundSerial: serial,
  mark: 'ok',
  note: 'ready',
  reason: '',
  ageMs: 140,
  breaks: 1,
  due: [
    { what: 'calibration', day: '2026-09-30', inDays: 205, standing: 'good' },
    { what: 'check', day: '2026-03-09', inDays: 0, standing: 'good' },
    { what: 'weights', day: '2026-12-31', inDays: 297, standing: 'good' },
  ],
  ...change,
});

const DEVICES: readonly DeviceView[] = [
  scale('SCL-01', 'B021447'),
  scale('SCL-02', 'B118820', {
    name: 'XPR bench scale',
    mark: 'lost',
    note: 'foreign',
    reason: 'instrument B999 answers; bound is B118820',
    identity: { model: 'ICS465 150.00 kg', serial: 'B999', software: '1.00' },
    ageMs: 1_840,
    breaks: 4,
    due: [
      { what: 'calibration', day: '2026-03-14', inDays: 5, standing: 'soon' },
      { what: 'check', day: '2026-03-08', inDays: -1, standing: 'soon' },
      { what: 'weights', day: '2026-03-01', inDays: -8, standing: 'over' },
    ],
  }),
  scale('SCL-03', 'B118821', {
    name: 'XPR bench scale, spare',
    due: [{ what: 'calibration', day: '2026-03-14', inDays: 5, standing: 'soon' }],
  }),
  {
    ...scale('PRN-01', 'D4J190300'),
    kind: 'printer',
    name: 'ZD421 label printer',
    place: { family: 'zpl', address: 'tcp://10.20.4.31:9100', proofs: PROVEN },
    identity: null,
    mark: 'attention',
    note: 'notReady',
    reason: 'paperOut',
    breaks: null,
    due: [],
  },
  {
    ...scale('SCN-01', 'S22081'),
    kind: 'scanner',
    name: 'DS3678 scanner',
    place: { family: 'line-scanner', address: 'serial:/dev/serial/by-id/usb-Zebra@9600,8N1', proofs: PROVEN },
    identity: null,
    ageMs: 42_000,
    breaks: null,
    due: [],
  },
  {
    ...scale('SCL-09', 'B200001'),
    name: 'Platform scale',
    place: null,
    identity: null,
    mark: 'lost',
    note: 'undeclared',
    ageMs: null,
    breaks: null,
    due: [],
  },
];

const line = (
  n: number,
  direction: TrafficLine['direction'],
  text: string,
  hex: string | null,
): TrafficLine => ({
  n,
  at: `2026-03-09T10:31:${String(24 - Math.floor(n / 3)).padStart(2, '0')}.120Z`,
  direction,
  text,
  hex,
  understood: direction === 'in' ? !text.includes('\\x00') : null,
});

const WEIGHTS: readonly TrafficLine[] = [
  line(1, 'in', 'S S      26.54 kg', '53 20 53 20 20 20 20 20 20 32 36 2E 35 34 20 6B 67'),
  line(2, 'out', 'SI\\x0d\\x0a', '53 49 0D 0A'),
  line(3, 'note', 'not a frame: half a frame, then silence', null),
  line(4, 'in', '\\x00\\x00\\x7f\\x7fI4 A "B02', '00 00 7F 7F 49 34 20 41 20 22 42 30 32'),
  line(5, 'in', 'S D      17.36 kg', '53 20 44 20 20 20 20 20 20 31 37 2E 33 36 20 6B 67'),
  line(6, 'out', 'SI\\x0d\\x0a', '53 49 0D 0A'),
  line(7, 'in', 'I4 A "B021447"', '49 34 20 41 20 22 42 30 32 31 34 34 37 22'),
];

const SCANS: readonly TrafficLine[] = [
  line(1, 'in', 'scan ]d2, 37 bytes', null),
  line(2, 'in', 'scan ]A0, 9 bytes', null),
];

const CHANGES = [
  ['10:29:51', 'foreign', 'instrument B999 answers; bound is B118820'],
  ['10:29:50', 'connecting', 'identifying the instrument'],
  ['10:29:12', 'lost', 'serial:/dev/serial/by-id/usb-FTDI_FT232R_A50285BI-if00-port0: bad file descriptor'],
  ['08:02:11', 'ready', ''],
  ['08:02:10', 'connecting', 'waiting for valid values'],
] as const;

/** The devices of the booth on a bad morning. */
export const devicesOfGallery = (watch: string | null): DeviceDeskView => ({
  devices: DEVICES,
  restarts: 1,
  watched: DEVICES.some(({ id }) => id === watch)
    ? {
        id: watch ?? '',
        changes: CHANGES.map(([time, note, reason]) => ({ at: `2026-03-09T${time}.000Z`, note, reason })),
        traffic: watch === 'SCN-01' ? SCANS : watch === 'SCL-09' ? [] : WEIGHTS,
      }
    : null,
});
