/** What verification needs from the text of an event; read with one expression, without building the object. */
export interface EventText {
  readonly seq: number;
  readonly at: string;
  readonly mono: number;
  readonly boot: string;
  readonly type: string;
  readonly command: string;
  readonly part: number;
  readonly of: number;
  /** From brace to brace, as it stands. */
  readonly data: string;
}

// As JSON allows it and no closer: all before the data is then JSON by this expression alone, at the price of loose
// classes. Whether the data is, `isObject` tells.
const plain = '[ !#-\\[\\]-\\uffff]';
const id = `${plain}+`;
const text = `"${plain}*(?:\\\\(?:["\\\\/bfnrt]|u[0-9a-fA-F]{4})${plain}*)*"`;
const textOrNull = `(?:null|${text})`;
const whole = '(?:0|[1-9][0-9]*)';
const instant = '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z';

/** The keys of `FORMAT.md` §2 in their order, from the first character to the last. */
const EVENT = new RegExp(
  [
    `^\\{"seq":(${whole}),"id":"${id}","at":"(${instant})","offset":"[+-][0-9]{2}:[0-9]{2}",`,
    `"clock":\\{"mono":(${whole}),"boot":"(${id})","drift":(?:null|-?${whole})\\},`,
    `"type":"([A-Z][A-Za-z0-9]*)","version":${whole},"stream":${text},`,
    `"station":${textOrNull},"person":${textOrNull},"session":${textOrNull},`,
    `"command":\\{"id":"(${id})","part":(${whole}),"of":(${whole})\\},`,
    `"context":(?:null|\\{"batch":${textOrNull},"step":${textOrNull},"station":${textOrNull},"person":${textOrNull}\\}),`,
    '"data":(\\{.*\\})\\}$',
  ].join(''),
);

/** The parts of a stored body, or null when it does not have the form. */
export function readEventText(body: unknown): EventText | null {
  // A body stored as a blob would read as the same characters: it is another byte on the disk all the same.
  const found = typeof body === 'string' ? EVENT.exec(body) : null;
  if (!found) return null;
  const [, seq = '', at = '', mono = '', boot = '', type = '', command = '', part = '', of = '', data = ''] =
    found;
  return { seq: +seq, at, mono: +mono, boot, type, command, part: +part, of: +of, data };
}

/** Whether a text from brace to brace is JSON. */
export function isObject(data: string): boolean {
  try {
    JSON.parse(data);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
