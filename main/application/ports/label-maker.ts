import type { Result } from '../../contract/result.ts';
import type { Bitmap, Dpmm } from '../../domain/labels/bitmap.ts';

/** What stands on the label of a dispensed container; masses as decimal text in `unit` (21 CFR 211.101(b)). */
export interface ContainerLabel {
  readonly container: string;
  readonly itemCode: string;
  readonly itemName: string;
  readonly lot: string;
  readonly expiry: string;
  readonly net: string;
  readonly tare: string;
  readonly gross: string;
  readonly unit: string;
  readonly batch: string;
  readonly product: string;
  readonly strength: string;
  readonly step: string;
  readonly by: string;
  readonly at: string;
  readonly scale: string;
  readonly allergen: string | null;
  readonly hazard: string | null;
  readonly demo: boolean;
  /** null for the first print, else the number of this copy. */
  readonly reprint: number | null;
  /** The newest signed checkpoint of the log: the label pins it outside the station. */
  readonly note: string | null;
}

/** What stands on the label of a container that a run filled (rules §7). */
export interface OutputLabel {
  readonly container: string;
  readonly itemCode: string;
  readonly itemName: string;
  /** Its batch: there is no other lot of it. */
  readonly lot: string;
  readonly step: string;
  /** The containers that fed the machine meanwhile, by their names in the batch; the batch where none did. */
  readonly madeOf: string;
  /** When it was put under the outlet, and the minute at which it was taken away. */
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly demo: boolean;
  readonly reprint: number | null;
  readonly note: string | null;
}

/** What stands on the HOLD label of a container (rules §3): every hold over it, and since when it is held. */
export interface HeldLabel {
  readonly container: string;
  readonly itemCode: string;
  readonly itemName: string;
  readonly lot: string;
  /** The batch of a dispensed container. */
  readonly batch: string | null;
  /** The ids of the holds, and their reasons with opener and since when. */
  readonly hold: string;
  readonly reason: string;
  /** Who opened the oldest of them, and when. */
  readonly by: string;
  readonly at: string;
  readonly demo: boolean;
  readonly reprint: number | null;
  readonly note: string | null;
}

/** What stands on the new label of a received container that QA re-identified (rules §4). */
export interface ReceivedContainerLabel {
  readonly container: string;
  readonly itemCode: string;
  readonly itemName: string;
  readonly lot: string;
  readonly expiry: string;
  /** Its number: no other label of the container counts. */
  readonly label: number;
  /** The exception of the override, and its reason. */
  readonly exception: string;
  readonly reason: string;
  /** Who re-identified it, and when. */
  readonly by: string;
  readonly at: string;
  readonly demo: boolean;
  readonly note: string | null;
}

/** What stands on the label of a case of finished packs (GS1 General Specifications 2.2). */
export interface CaseLabel {
  readonly container: string;
  readonly itemCode: string;
  readonly itemName: string;
  readonly lot: string;
  /** The month that is coded on its packs. */
  readonly expiry: string;
  readonly sscc: string;
  /** Of the pack. */
  readonly gtin: string;
  /** Packs in it, and what they are called. */
  readonly count: number;
  readonly packs: string;
  readonly partial: string | null;
  /** `YYMM00`, as a symbol says a month. */
  readonly expiryCode: string;
  /** What the symbol on each of its packs says. */
  readonly packSymbol: string;
  readonly batch: string;
  readonly by: string;
  readonly at: string;
  readonly reprint: number | null;
  readonly demo: boolean;
  readonly note: string | null;
}

/** What can be printed, by the kind that names its template. */
export type PrintableLabel =
  | { readonly kind: 'container'; readonly facts: ContainerLabel }
  | { readonly kind: 'output'; readonly facts: OutputLabel }
  | { readonly kind: 'hold'; readonly facts: HeldLabel }
  | { readonly kind: 'received'; readonly facts: ReceivedContainerLabel }
  | { readonly kind: 'case'; readonly facts: CaseLabel };

/** One label as it is shown, sent and decoded: the same bitmap every time. */
export interface MadeLabel {
  readonly bitmap: Bitmap;
  readonly dpmm: Dpmm;
  readonly png: Uint8Array;
  /** SHA-256 of the bitmap, kept with the print. */
  readonly bitmapHash: string;
}

export interface LabelMaker {
  /**
   * The label for a head of so many dots per millimetre, or one sentence why it cannot be made (a text that does not
   * fit, a sign no font has). Without a head it is made to be looked at.
   */
  make(label: PrintableLabel, dpmm?: Dpmm): Result<MadeLabel, string>;
}
