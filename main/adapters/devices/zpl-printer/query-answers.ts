import type { Decoded } from '../../../contract/decoded.ts';

/**
 * What a ZPL printer says to `~HQ…`: lines of text between one STX and one ETX (ZPL II Programming Guide, ~HQ).
 * `~HQES` tells its errors and warnings, `~HQOD` the length that it has ever printed.
 */
export const isQueryAnswer = (text: string): boolean => /[\r\n]/.test(text);

/** Names by bit of the low group of eight hex digits; a bit without a name is not understood. */
const ERRORS: Readonly<Record<number, string>> = {
  0: 'paperOut',
  1: 'ribbonOut',
  2: 'headUp',
  3: 'cutterFault',
  4: 'overTemperature',
  5: 'motorOverTemperature',
  6: 'badHeadElement',
  7: 'headDetection',
  8: 'invalidFirmwareConfiguration',
  9: 'headThermistorOpen',
  12: 'paperPathNotCleared',
  13: 'paperFeedError',
  14: 'presenterNotRunning',
  15: 'paperJamInRetract',
  16: 'paused',
  17: 'retractTimedOut',
  18: 'blackMarkCalibration',
  19: 'blackMarkNotFound',
};

const WARNINGS: Readonly<Record<number, string>> = {
  0: 'calibrateMedia',
  1: 'cleanHead',
  2: 'replaceHead',
  3: 'paperNearEnd',
};

const malformed = (reason: string): Decoded => ({ kind: 'malformed', reason });

/** `text`: what stands between STX and ETX. */
export function decodeQueryAnswer(text: string): Decoded {
  const [title = '', ...lines] = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  switch (title) {
    case 'PRINTER STATUS':
      return decodeErrors(lines);
    case 'PRINT METERS':
      return decodeOdometer(lines);
    default:
      return malformed('no answer to a query that is known');
  }
}

function decodeErrors(lines: readonly string[]): Decoded {
  const [errors = '', warnings = ''] = lines;
  const told = [
    groupFlags(/^ERRORS: +([01]) ([0-9A-F]{8}) ([0-9A-F]{8})$/.exec(errors), ERRORS),
    groupFlags(/^WARNINGS: +([01]) ([0-9A-F]{8}) ([0-9A-F]{8})$/.exec(warnings), WARNINGS),
  ];
  const wrong = told.find((flags) => typeof flags === 'string');
  if (typeof wrong === 'string') return malformed(wrong);
  if (lines.length !== told.length) return malformed(`${lines.length} lines instead of ${told.length}`);
  return { kind: 'printer', ...Object.assign({}, ...told) };
}

/** `isSet` tells whether any bit is; where the bits say otherwise nobody knows which to believe. */
function groupFlags(
  match: RegExpExecArray | null,
  names: Readonly<Record<number, string>>,
): Readonly<Record<string, boolean>> | string {
  const [, isSet, high = '', low = ''] = match ?? [];
  if (!match) return 'no line of errors and one of warnings';
  const bits = Number.parseInt(low, 16);
  const known = Object.keys(names).reduce((mask, bit) => mask + 2 ** Number(bit), 0);
  if (Number.parseInt(high, 16) !== 0 || (bits & ~known) >>> 0 !== 0) return 'a flag without a name';
  if ((isSet === '1') !== (bits !== 0)) return 'the flags contradict each other';
  return Object.fromEntries(
    Object.entries(names).map(([bit, name]) => [name, (bits & (1 << Number(bit))) !== 0]),
  );
}

const LENGTH = /^(\d{1,9}) ?("|IN|CM)$/i;
const METERS: Readonly<Record<string, string>> = {
  'TOTAL NONRESETTABLE': 'totalLength',
  'USER RESETTABLE CNTR1': 'userLength1',
  'USER RESETTABLE CNTR2': 'userLength2',
};

/** All lengths are in one unit, inches or centimetres, whole numbers. */
function decodeOdometer(lines: readonly string[]): Decoded {
  const told: Record<string, string> = {};
  const units = new Set<string>();
  for (const line of lines) {
    const [title = '', value = ''] = line.split(/: */, 2);
    const [, length, unit = ''] = LENGTH.exec(value) ?? [];
    const name = METERS[title];
    if (name === undefined || length === undefined) return malformed(`the line "${line}" is no length`);
    told[name] = length;
    units.add(unit.toUpperCase() === 'CM' ? 'cm' : 'in');
  }
  const [unit, ...others] = units;
  if (told['totalLength'] === undefined || unit === undefined) return malformed('no total length');
  return others.length > 0
    ? malformed('lengths in two units')
    : { kind: 'printer', ...told, lengthUnit: unit };
}
