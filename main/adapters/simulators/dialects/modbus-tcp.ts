import type { DialectHost, Instrument, ScaleDialect } from './scale-dialect.ts';

/** The profile of the simulated indicator: registers like those of a Flintec FT-112, with the unit told by bit 6. */
export const MODBUS_EXAMPLE = {
  name: 'Simulated indicator',
  unitId: 1,
  function: 3,
  first: 0,
  count: 12,
  wordOrder: 'high-low',
  value: { at: 0, type: 'int32', places: null },
  unit: null,
  basis: 'unknown',
  status: [
    {
      at: 6,
      type: 'uint32',
      bits: {
        2: { 0: 'stable', 1: 'unstable' },
        3: { 0: 'gross', 1: 'net' },
        6: { 0: 'unit kg', 1: 'unit g' },
        28: { 1: 'places 3' },
        29: { 1: 'places 2' },
        30: { 1: 'places 1' },
        31: { 1: 'places 0' },
      },
    },
    {
      at: 8,
      type: 'uint32',
      bits: { 2: { 1: 'device-error: system error' }, 3: { 1: 'underload' }, 4: { 1: 'overload' } },
    },
  ],
  heartbeat: { at: 10, type: 'uint32', withinMs: 500 },
};

const REQUEST_BYTES = 12;
const BEAT_MS = 20;
const DATA_AT = 9;

export const modbusTcpDialect: ScaleDialect = {
  name: 'modbus-tcp',
  connect: (instrument, send) => new ModbusHost(instrument, send),
};

class ModbusHost implements DialectHost {
  readonly #instrument: Instrument;
  readonly #send: (frame: Uint8Array) => void;
  #request: number[] = [];
  #beat = 0;
  #stopBeating: () => void = () => {};

  constructor(instrument: Instrument, send: (frame: Uint8Array) => void) {
    this.#instrument = instrument;
    this.#send = send;
    this.switchedOn();
  }

  receive(chunk: Uint8Array): void {
    for (const byte of chunk) {
      this.#request.push(byte);
      if (this.#request.length === REQUEST_BYTES) this.#answer();
    }
  }

  /** There is no print key on this wire. */
  print(): void {}

  switchedOn(): void {
    this.#stopBeating = this.#instrument.every(BEAT_MS, () => {
      this.#beat += 1;
    });
  }

  quiet(): void {
    this.#request = [];
    this.#stopBeating();
  }

  #answer(): void {
    const [high = 0, low = 0, , , , , unitId = 0, code = 0, , , , count = 0] = this.#request;
    this.#request = [];
    if (this.#instrument.faults.busy) {
      this.#send(Uint8Array.from([high, low, 0, 0, 0, 3, unitId, code | 0x80, 6]));
      return;
    }
    const bytes = new DataView(new ArrayBuffer(DATA_AT + count * 2));
    const head = [high, low, 0, 0, 0, 3 + count * 2, unitId, code, count * 2];
    for (const [at, byte] of head.entries()) bytes.setUint8(at, byte);
    this.#fill(bytes);
    this.#send(new Uint8Array(bytes.buffer));
  }

  #fill(bytes: DataView): void {
    const { faults, present, show, unit, tare } = this.#instrument;
    const shown = present();
    const digits = shown.kind === 'value' ? show(shown.mass) : '0';
    const places = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0;
    const isMoving = shown.kind === 'value' && !shown.isStable;
    const status = (isMoving ? 0x04 : 0) | (tare === 0 ? 0 : 0x08) | (unit === 'g' ? 0x40 : 0);
    const range = shown.kind === 'value' ? 0 : shown.kind === 'overload' ? 0x10 : 0x08;
    bytes.setInt32(DATA_AT, Number(digits.replace('.', '')));
    bytes.setUint32(DATA_AT + 12, 2 ** (31 - places) + status);
    bytes.setUint32(DATA_AT + 16, range | (faults.moduleFault === null ? 0 : 0x04));
    bytes.setUint32(DATA_AT + 20, this.#beat);
  }
}
