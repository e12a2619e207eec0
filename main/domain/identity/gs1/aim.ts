/** The AIM symbology identifier (ISO/IEC 15424) that a scanner puts before the data: `]`, code, modifier. */
export interface AimScan {
  /** Code and modifier without the bracket: `d2`. */
  readonly aim: string;
  readonly data: string;
}

const AIM = /^\]([A-Za-z][0-9A-Za-z])/;

/** Takes the identifier off a scan; null when there is none. */
export function splitAim(scan: string): AimScan | null {
  const match = AIM.exec(scan);
  return match?.[1] ? { aim: match[1], data: scan.slice(match[0].length) } : null;
}

/** What a symbol promises about its data. `anything`: QR Code and Data Matrix may hold a Digital Link, or not. */
export type CarrierContent = 'element-string' | 'gtin' | 'anything' | 'plain';

const CONTENT: Readonly<Record<string, CarrierContent>> = {
  C1: 'element-string',
  e0: 'element-string',
  d2: 'element-string',
  Q3: 'element-string',
  J1: 'element-string',
  E0: 'gtin',
  E4: 'gtin',
  Q1: 'anything',
  d1: 'anything',
};

export const contentOf = (aim: string): CarrierContent =>
  Object.hasOwn(CONTENT, aim) ? (CONTENT[aim] ?? 'plain') : 'plain';
