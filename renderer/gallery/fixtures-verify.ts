import {
  accepted,
  acidDone,
  dc07,
  empty,
  live,
  scansMissing,
  sourceOpen,
  verifying,
} from './dispense-parts.ts';
import { type Fixture, inStep, PASSES } from './fixture.ts';

/** From the label to the end of the step. */
export const VERIFYING: readonly Fixture[] = [
  {
    id: 'dispense-label',
    frame: inStep('70'),
    screen: {
      ...accepted,
      task: { code: 'printLabel', data: { container: 'VC5-26-0147/DC-07' } },
      phase: 'label',
    },
  },
  {
    id: 'dispense-label-printing',
    frame: inStep('70'),
    screen: {
      ...accepted,
      task: { code: 'waitForPrinter', data: { container: 'VC5-26-0147/DC-07' } },
      phase: 'label',
      label: { container: 'VC5-26-0147/DC-07', printed: 0, outcome: 'printing', detail: '', hold: null },
    },
  },
  {
    id: 'dispense-label-unknown',
    frame: inStep('70'),
    screen: {
      ...accepted,
      task: { code: 'settlePrint', data: { container: 'VC5-26-0147/DC-07' } },
      phase: 'settlePrint',
      label: {
        container: 'VC5-26-0147/DC-07',
        printed: 0,
        outcome: 'indeterminate',
        hold: null,
        detail: 'PRN-01 stopped answering while it printed.',
      },
    },
  },
  {
    id: 'dispense-label-held',
    frame: inStep('70'),
    screen: {
      ...accepted,
      task: { code: 'printLabel', data: { container: 'VC5-26-0147/DC-07' } },
      phase: 'label',
      label: {
        container: 'VC5-26-0147/DC-07',
        printed: 0,
        outcome: 'none',
        detail: '',
        hold: {
          container: 'VC5-26-0147/DC-07',
          printed: 1,
          outcome: 'confirmed',
          detail: '',
          affordance: PASSES,
        },
      },
    },
  },
  {
    id: 'dispense-verify-typed',
    frame: inStep('70'),
    screen: {
      ...verifying,
      task: { code: 'callVerifier', data: { container: 'VC5-26-0147/DC-07' } },
      verification: null,
    },
    live: [live],
    press: [['person.type']],
  },
  {
    id: 'dispense-verify-call',
    frame: inStep('70'),
    screen: {
      ...verifying,
      task: { code: 'callVerifier', data: { container: 'VC5-26-0147/DC-07' } },
      verification: null,
    },
    live: [live],
  },
  {
    id: 'dispense-verify',
    frame: inStep('70'),
    screen: {
      ...verifying,
      task: { code: 'verifierScans', data: { verifier: 'D. Price', open: 'VC5-26-0147/DC-07' } },
      affordances: { ...verifying.affordances, VerifyContainer: scansMissing() },
    },
    live: [live],
  },
  {
    id: 'dispense-verify-ready',
    frame: inStep('70'),
    screen: {
      ...verifying,
      task: { code: 'verifierSigns', data: { verifier: 'D. Price' } },
      verification: {
        container: 'VC5-26-0147/DC-07',
        verifier: 'D. Price',
        sources: [{ container: 'RH-2507-033-01', scanned: true }],
        labelScanned: true,
        recordedGross: '5.32',
        weighedAgain: false,
      },
    },
    live: [live],
  },
  {
    id: 'dispense-remove',
    frame: inStep('70'),
    screen: {
      ...accepted,
      task: { code: 'removeContainer', data: { container: 'VC5-26-0147/DC-07' } },
      phase: 'remove',
      label: null,
      containers: [{ ...dc07, phase: 'verified', verifiedBy: 'D. Price' }],
    },
    live: [live],
  },
  {
    id: 'dispense-finish',
    frame: inStep('50'),
    screen: {
      ...acidDone,
      task: { code: 'closeSource', data: { container: 'AA-2503-042-04' } },
      affordances: { ...acidDone.affordances, CompleteStep: sourceOpen() },
    },
    live: [empty],
  },
  {
    id: 'dispense-finish-close',
    frame: inStep('50'),
    screen: {
      ...acidDone,
      task: { code: 'confirmSource', data: { container: 'AA-2503-042-04' } },
      source: {
        container: 'AA-2503-042-04',
        lot: 'AA-2503-042',
        remaining: '18.24 kg',
        scannedForClose: true,
      },
    },
    live: [empty],
  },
  {
    id: 'dispense-done',
    frame: inStep('50', 'verified'),
    screen: { ...acidDone, task: { code: 'stepDone', data: { step: '50' } }, phase: 'done', source: null },
    live: [empty],
  },
];
