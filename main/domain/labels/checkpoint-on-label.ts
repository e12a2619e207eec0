/** What a printed label says of the log: enough to notice later that the log was cut, forked or put back. */
export interface PrintedCheckpoint {
  readonly origin: string;
  readonly seq: number;
  /** Hash of the head, hex. */
  readonly head: string;
  /** Fingerprint of the key that signs the checkpoints. */
  readonly fingerprint: string;
}

/** 128 bits: nobody finds a second log whose head starts alike. */
const HEAD_DIGITS = 32;
const FORM = 'interlock-pin/1';
const LINE = /^interlock-pin\/1 (\S+) (\d{1,15}) ([0-9a-f]{32}) (\S+)$/;

/** The two label values of a checkpoint: the line for the QR code, and the short form for people. */
export function checkpointOnLabel(checkpoint: PrintedCheckpoint): {
  readonly checkpoint: string;
  readonly checkpointShort: string;
} {
  const { origin, seq, fingerprint } = checkpoint;
  const head = checkpoint.head.slice(0, HEAD_DIGITS);
  const line = `${FORM} ${origin} ${seq} ${head} ${fingerprint}`;
  if (!LINE.test(line)) throw new Error(`not a checkpoint: ${line}`);
  return { checkpoint: line, checkpointShort: `${seq} ${head.slice(0, 8)}` };
}

/** Reads the line of a scanned label back; `head` is then the first 32 hex digits. Null when it is something else. */
export function readPrintedCheckpoint(line: string): PrintedCheckpoint | null {
  const match = LINE.exec(line);
  if (!match) return null;
  const [, origin = '', seq = '', head = '', fingerprint = ''] = match;
  return { origin, seq: Number(seq), head, fingerprint };
}
