import type { Role } from '../../contract/vocabulary.ts';

/**
 * The one imperative line of a step, by code, with the names of the data its text (`task.<code>`) may use.
 * The text catalogue is tested against this table.
 */
export const TASKS = {
  // Any step
  start: ['step'],
  takeOver: ['person'],
  callOwner: ['exception', 'role'],
  signStep: ['step'],
  verifyStep: ['person'],
  stepDone: ['step'],
  // Clearance
  answerItem: ['done', 'of'],
  // Packaging
  startRun: ['pack'],
  runLine: ['pack'],
  inspectLine: ['station'],
  countLine: [],
  mountRoll: ['revision'],
  scanCode: ['pack'],
  readCode: ['pack'],
  keepFirst: [],
  keepRollFirst: ['roll'],
  keepLast: [],
  takeOffRoll: ['roll'],
  scanComponent: ['item', 'pieces'],
  countIssue: ['pieces', 'lot'],
  countComponent: ['pieces'],
  recountComponent: ['pieces'],
  packCases: ['count'],
  printCases: ['count'],
  waitForCases: [],
  scanCase: ['number'],
  // Run with in-process checks
  startCheckedRun: [],
  runChecked: [],
  openCheck: [],
  placeUnit: ['next', 'size', 'balance'],
  captureUnit: ['next', 'size'],
  takeUnit: ['balance'],
  openRecheck: ['check'],
  callRestart: [],
  checkOutput: [],
  countUnits: [],
  recordHeel: ['equipment'],
  // A scale that cannot say who it is
  scanPlate: ['scale'],
  // Routine check
  prepareCheck: ['scale'],
  scanWeights: ['set', 'scale'],
  putWeight: ['nominal', 'unit', 'scale'],
  repeatCheck: ['scale'],
  // Challenge of a metal detector
  scanPiece: ['next', 'of', 'detector'],
  passPiece: ['piece', 'detector'],
  repeatChallenge: ['detector'],
  // Bulk
  challengeBefore: ['detector'],
  takeIn: ['done', 'of'],
  countSamples: [],
  // Dispensing
  chooseScale: ['item'],
  scanSource: ['item', 'lot'],
  scanNextSource: ['item', 'lot'],
  closeSource: ['container'],
  confirmSource: ['container'],
  zero: ['scale'],
  tare: ['class', 'part', 'parts'],
  fill: ['target', 'unit', 'item'],
  secondReads: ['scale'],
  scanWaste: ['container'],
  removeExcess: ['highest', 'unit'],
  printLabel: ['container'],
  waitForPrinter: ['container'],
  settlePrint: ['container'],
  printNewLabel: ['container'],
  scanNewLabel: ['container'],
  callVerifier: ['container'],
  verifierScans: ['verifier', 'open'],
  verifierSigns: ['verifier'],
  removeContainer: ['container'],
  // Labels
  scanRoll: ['item', 'revision'],
  scanArtwork: ['roll'],
  countRoll: ['roll'],
  readApplicator: ['roll'],
  countLabels: ['step'],
  recountLabels: ['step'],
  recountAgain: ['step'],
  // Charging
  scanToCharge: ['equipment'],
  callAddVerifier: ['container'],
  verifierScansAddition: ['verifier', 'container'],
  addContainer: ['container', 'equipment'],
  // Process
  startProcess: ['equipment'],
  enterParameter: ['parameter', 'equipment'],
  runProcess: ['equipment'],
  endProcess: ['equipment'],
  // Discharging
  tareIntermediate: ['class', 'container'],
  fillIntermediate: ['container', 'equipment'],
  nextIntermediate: ['equipment'],
  // Kit
  scanKit: ['open', 'of'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type TaskCode = keyof typeof TASKS;
type DataOf<Code extends TaskCode> = {
  readonly [Name in (typeof TASKS)[Code][number]]: Name extends 'role' ? Role : string | number;
};

export interface Task {
  readonly code: TaskCode;
  readonly data: Readonly<Record<string, string | number>>;
}

/** Makes a task; the compiler holds code and data together. */
export const task = <Code extends TaskCode>(code: Code, data: DataOf<Code>): Task => ({ code, data });
