import { bytesOf } from '../../../application/devices/printable.ts';
import { decodeZplGraphic } from '../../devices/zpl-printer/graphic.ts';
import type { Dialect, PrinterState, PrinterWorks } from '../simulated-printer.ts';

const LONGEST_FORMAT = 2_000_000;
const MM_PER_INCH = 25.4;

/** ZPL II: formats between ^XA and ^XZ; `~` commands act at once, even inside a format. */
export const zplDialect = (): Dialect => {
  let receiving: string | null = null;

  const finish = (works: PrinterWorks): void => {
    if (receiving === null) return;
    const format = `${receiving}^XZ`;
    receiving = null;
    works.queue(bytesOf(format), Number(/\^PQ(\d{1,4})/.exec(format)?.[1] ?? 1));
  };

  return {
    answersWhenFaulted: false,
    decode: decodeZplGraphic,
    forget: () => {
      receiving = null;
    },
    read: (bytes, works) => {
      let rest = Buffer.from(bytes).toString('latin1');
      while (rest !== '') {
        const immediate = Object.keys(IMMEDIATE).find((name) => rest.startsWith(name));
        const command = rest.slice(0, 3);
        const needsMore = rest.startsWith('~')
          ? immediate === undefined && Object.keys(IMMEDIATE).some((name) => name.startsWith(rest))
          : rest.startsWith('^') && rest.length < 3;
        if (needsMore) return bytesOf(rest);
        if (immediate !== undefined) {
          IMMEDIATE[immediate]?.(works, receiving !== null);
          rest = rest.slice(immediate.length);
        } else if (command === '^XA') {
          receiving = '^XA';
          rest = rest.slice(3);
        } else if (command === '^XZ') {
          finish(works);
          rest = rest.slice(3);
        } else {
          const next = rest.slice(1).search(/[~^]/);
          const end = next < 0 ? rest.length : next + 1;
          if (receiving !== null && receiving.length < LONGEST_FORMAT) receiving += rest.slice(0, end);
          rest = rest.slice(end);
        }
      }
      return new Uint8Array();
    },
  };
};

const IMMEDIATE: Readonly<Record<string, (works: PrinterWorks, isReceiving: boolean) => void>> = {
  '~HS': (works, isReceiving) => works.answer(bytesOf(hostStatus(works.state(), isReceiving))),
  '~HQES': (works) => works.answer(bytesOf(errors(works.state()))),
  '~HQOD': (works) => works.answer(bytesOf(odometer(works.state()))),
  '~JA': (works) => works.cancelAll(),
};

const flag = (on: boolean): string => (on ? '1' : '0');

function hostStatus({ faults, thermalTransfer, formats, isPrinting }: PrinterState, isReceiving: boolean) {
  const { paperOut, headUp, ribbonOut, paused, overTemperature } = faults;
  const buffered = String(Math.min(formats, 999)).padStart(3, '0');
  const remaining = String(isPrinting ? 1 : 0).padStart(8, '0');
  const partial = flag(isReceiving);
  const strings = [
    `030,${flag(paperOut)},${flag(paused)},1245,${buffered},0,0,${partial},000,0,0,${flag(overTemperature)}`,
    `000,0,${flag(headUp)},${flag(ribbonOut)},${flag(thermalTransfer)},2,4,0,${remaining},1,000`,
    '1234,0',
  ];
  return strings.map((text) => `\x02${text}\x03\r\n`).join('');
}

function errors({ faults }: PrinterState): string {
  const bits =
    (faults.paperOut ? 1 : 0) |
    (faults.ribbonOut ? 2 : 0) |
    (faults.headUp ? 4 : 0) |
    (faults.overTemperature ? 0x10 : 0) |
    (faults.paused ? 0x1_0000 : 0);
  const group = bits.toString(16).toUpperCase().padStart(8, '0');
  return `\x02\r\n  PRINTER STATUS\r\n   ERRORS:         ${flag(bits !== 0)} 00000000 ${group}\r\n   WARNINGS:       0 00000000 00000000\r\n\x03`;
}

function odometer({ odometerMm }: PrinterState): string {
  const total = Math.floor(odometerMm / MM_PER_INCH);
  return `\x02\r\n  PRINT METERS\r\n    TOTAL NONRESETTABLE:     ${total} " \r\n    USER RESETTABLE CNTR1:   ${total} " \r\n    USER RESETTABLE CNTR2:   ${total} " \r\n\x03`;
}
