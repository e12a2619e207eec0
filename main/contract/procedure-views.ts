import type { Affordance } from './views.ts';
import type { PanPosition, ProcedureName } from './vocabulary.ts';

/** The procedures of metrology at one scale: what may begin, what goes on, and what was found before (USP <41>, USP <1251>). */
export interface ProceduresView {
  readonly offered: readonly {
    readonly procedure: ProcedureName;
    /** Its last good run. */
    readonly last: { readonly at: string; readonly by: string; readonly verifiedBy: string } | null;
    readonly begin: Affordance;
  }[];
  readonly repeatability: SpreadView;
  readonly run: ProcedureRunView | null;
  /** Newest first. */
  readonly results: readonly ProcedureResultView[];
}

/** A repeatability and what follows from it, as decimal text in the unit of the scale. */
export interface SpreadView {
  readonly spread: string;
  /** Smallest net amounts by the tolerance of what is weighed, in percent. */
  readonly minimum: readonly { readonly percent: string; readonly mass: string }[];
}

export interface ProcedureRunView {
  readonly procedure: ProcedureName;
  readonly number: number;
  readonly state: 'open' | 'toVerify';
  readonly failed: boolean;
  readonly of: number;
  readonly loads: readonly LoadView[];
  readonly next: {
    readonly load: number;
    readonly position: PanPosition;
    readonly direction: 'up' | 'down';
    readonly nominal: string;
    readonly weights: readonly string[];
    readonly limits: { readonly lowest: string; readonly highest: string } | null;
    /** The pan has to be empty, and to be seen at zero, before this load. */
    readonly waitsForZero: boolean;
  } | null;
  /** Of a repeatability with all its loads: what it comes to, and what the scale had before. */
  readonly result: SpreadView | null;
  readonly former: SpreadView | null;
  readonly performers: readonly string[];
  readonly capture: Affordance;
  readonly breakOff: Affordance;
  readonly verify: Affordance;
}

export interface LoadView {
  readonly load: number;
  readonly position: PanPosition;
  readonly direction: 'up' | 'down';
  readonly nominal: string;
  readonly shown: string;
  /** What it is held against; null where only the spread counts. */
  readonly reference: string | null;
  readonly passed: boolean;
}

export interface ProcedureResultView {
  readonly number: number;
  readonly procedure: ProcedureName;
  readonly outcome: 'passed' | 'failed' | 'brokenOff';
  readonly at: string;
  readonly by: string;
  readonly verifiedBy: string | null;
  readonly loads: number;
  readonly spread: string | null;
  readonly former: string | null;
}
