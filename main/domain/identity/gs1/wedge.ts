import { err, ok, type Result } from '../../../contract/result.ts';
import { splitAim } from './aim.ts';

/** How a keyboard-wedge scanner of a station is set up; without such a setting no typing is ever a scan. */
export interface WedgeSetting {
  /** What the scanner types first: a character no keyboard has a key for, such as STX or F13. */
  readonly prefix: string;
}

const SUFFIXES = ['\r\n', '\r', '\n', '\x03'];

/** True for text that a configured scanner began; whether it is a scan, `parseWedge` tells. */
export const isFromWedge = (typed: string, setting: WedgeSetting | null): boolean =>
  setting !== null && setting.prefix !== '' && typed.startsWith(setting.prefix);

/**
 * Takes text that came through the keyboard for a scan only with the configured prefix and an AIM identifier
 * behind it. The speed of typing proves nothing and is not looked at (S106).
 */
export function parseWedge(typed: string, setting: WedgeSetting | null): Result<string, string> {
  if (setting === null || setting.prefix === '')
    return err('no keyboard scanner is configured at this station');
  if (!isFromWedge(typed, setting)) return err('typed, not scanned');
  const suffix = SUFFIXES.find((each) => typed.endsWith(each)) ?? '';
  const scan = typed.slice(setting.prefix.length, typed.length - suffix.length);
  if (scan.includes(setting.prefix)) return err('two scans run into one');
  return splitAim(scan) === null ? err('the scanner sent no AIM identifier') : ok(scan);
}
