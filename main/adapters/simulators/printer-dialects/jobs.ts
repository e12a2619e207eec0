import type { Dialect, PrinterWorks } from '../simulated-printer.ts';

/** A piece of a job at its beginning: how long it is, and whether it ends the job with so many copies. */
export type Piece =
  | { readonly kind: 'part'; readonly length: number }
  | { readonly kind: 'end'; readonly length: number; readonly copies: number }
  /** More bytes must come before it can be told. */
  | { readonly kind: 'more' };

/** A command that is carried out at once, wherever it stands: in the middle of a graphic, too. */
export interface Immediate {
  readonly bytes: Uint8Array;
  act(works: PrinterWorks): void;
}

/** A language whose jobs are pieces in a row, with commands that some printers pick out of the midst of them. */
export interface JobLanguage {
  readonly immediate: readonly Immediate[];
  /** What stands at the beginning of these bytes, which are never empty. */
  next(bytes: Buffer): Piece;
  readonly decode: Dialect['decode'];
}

export const jobDialect = ({ immediate, next, decode }: JobLanguage): Dialect => {
  const leads = new Set(immediate.map(({ bytes }) => bytes[0]));
  /** Received without its immediate commands, and not yet a whole job. */
  let job = Buffer.alloc(0);
  let told = 0;

  const advance = (works: PrinterWorks): void => {
    while (told < job.length) {
      const piece = next(job.subarray(told));
      if (piece.kind === 'more' || told + piece.length > job.length) return;
      told += piece.length;
      if (piece.kind !== 'end') continue;
      works.queue(Uint8Array.from(job.subarray(0, told)), piece.copies);
      job = job.subarray(told);
      told = 0;
    }
  };

  return {
    answersWhenFaulted: true,
    decode,
    forget: () => {
      job = Buffer.alloc(0);
      told = 0;
    },
    read: (bytes, works) => {
      const buffer = Buffer.from(bytes);
      let from = 0;
      for (let at = 0; at < buffer.length; at++) {
        if (!leads.has(buffer[at])) continue;
        const here = immediate.find((each) => buffer.subarray(at, at + each.bytes.length).equals(each.bytes));
        const isBegun = immediate.some(({ bytes: whole }) =>
          buffer.subarray(at).equals(whole.subarray(0, buffer.length - at)),
        );
        if (!here && !isBegun) continue;
        job = Buffer.concat([job, buffer.subarray(from, at)]);
        advance(works);
        if (!here) return Uint8Array.from(buffer.subarray(at));
        here.act(works);
        from = at + here.bytes.length;
        at = from - 1;
      }
      job = Buffer.concat([job, buffer.subarray(from)]);
      advance(works);
      return new Uint8Array();
    },
  };
};

/** A graphic command whose head tells how many bytes of data follow, or a line of text, or the end of the job. */
export function lineOrGraphic(
  bytes: Buffer,
  { graphic, end, newline }: { readonly graphic: RegExp; readonly end: RegExp; readonly newline: string },
): Piece {
  const text = bytes.subarray(0, LONGEST_LINE).toString('latin1');
  const head = graphic.exec(text);
  if (head)
    return { kind: 'part', length: head[0].length + Number(head[1]) * Number(head[2]) + newline.length };
  const length = text.indexOf(newline) + newline.length;
  if (length < newline.length) return { kind: 'more' };
  const line = text.slice(0, length);
  const last = end.exec(line);
  return last ? { kind: 'end', length, copies: Number(last[1]) } : { kind: 'part', length };
}

const LONGEST_LINE = 200;
