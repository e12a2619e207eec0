import type { DenialFilter, DenialLine, DenialPage } from '../../main/contract/denials.ts';
import type { Refusal } from '../../main/contract/refusals.ts';
import type { TraceEdge, TraceGraph, TraceNode } from '../../main/contract/trace.ts';
import { NOW } from './fixture.ts';

const node = (
  kind: TraceNode['kind'],
  id: string,
  status: string,
  amount: string | null,
  holds: readonly string[] = [],
): TraceNode => ({ key: `${kind}:${id}`, kind, id, name: '', status, holds, amount });
const edge = (from: string, to: string, amount: string | null, step: string | null): TraceEdge => ({
  from,
  to,
  amount,
  batch: step === null ? null : 'VC5-26-0147',
  step,
});

/** One lot on its way into the batch, with the remainder of a removal in the waste. */
const LOT: TraceGraph = {
  of: 'lot:AA-2503-042',
  nodes: [
    node('lot', 'AA-2503-042', 'approved', '18.24 kg'),
    node('source', 'AA-2503-042-01', 'consumed', '0 kg'),
    node('source', 'AA-2503-042-02', 'consumed', '0 kg', ['H-2']),
    node('source', 'AA-2503-042-03', 'consumed', '0 kg'),
    node('source', 'AA-2503-042-04', 'opened', '18.24 kg'),
    node('dispensed', 'VC5-26-0147/DC-03', 'verified', '27.28 kg', ['H-2']),
    node('dispensed', 'VC5-26-0147/DC-04', 'verified', '27.26 kg', ['H-2']),
    node('dispensed', 'VC5-26-0147/DC-05', 'verified', '27.22 kg'),
    node('waste', 'W-0031', 'waste', '0.12 kg'),
    node('kit', 'KIT-0147', 'complete', null, ['H-2']),
    node('batch', 'VC5-26-0147', 'inExecution', null, ['H-2']),
  ],
  edges: [
    ...['01', '02', '03', '04'].map((number) =>
      edge('lot:AA-2503-042', `source:AA-2503-042-${number}`, null, null),
    ),
    edge('source:AA-2503-042-01', 'dispensed:VC5-26-0147/DC-03', '25 kg', '50'),
    edge('source:AA-2503-042-02', 'dispensed:VC5-26-0147/DC-03', '2.28 kg', '50'),
    edge('source:AA-2503-042-02', 'dispensed:VC5-26-0147/DC-04', '22.72 kg', '50'),
    edge('source:AA-2503-042-03', 'dispensed:VC5-26-0147/DC-04', '4.54 kg', '50'),
    edge('source:AA-2503-042-03', 'dispensed:VC5-26-0147/DC-05', '20.46 kg', '50'),
    edge('source:AA-2503-042-04', 'dispensed:VC5-26-0147/DC-05', '6.76 kg', '50'),
    edge('source:AA-2503-042-04', 'waste:W-0031', '0.12 kg', '50'),
    ...['03', '04', '05'].map((number) =>
      edge(`dispensed:VC5-26-0147/DC-${number}`, 'kit:KIT-0147', '27.2 kg', '110'),
    ),
    edge('kit:KIT-0147', 'batch:VC5-26-0147', null, '110'),
  ],
};

/** A lot that came in forty containers, each filled into one of a batch. */
const FORTY = Array.from({ length: 40 }, (_, index) => String(index + 1).padStart(2, '0'));
const MANY: TraceGraph = {
  of: 'lot:CB-2508-009',
  nodes: [
    node('lot', 'CB-2508-009', 'approved', '25 kg'),
    ...FORTY.map((number) => node('source', `CB-2508-009-${number}`, 'consumed', '0 kg')),
    ...FORTY.map((number) => node('dispensed', `VC5-26-0147/DC-${number}`, 'verified', '25 kg')),
    node('batch', 'VC5-26-0147', 'inExecution', null),
  ],
  edges: FORTY.flatMap((number) => [
    edge('lot:CB-2508-009', `source:CB-2508-009-${number}`, null, null),
    edge(`source:CB-2508-009-${number}`, `dispensed:VC5-26-0147/DC-${number}`, '25 kg', '60'),
    edge(`dispensed:VC5-26-0147/DC-${number}`, 'batch:VC5-26-0147', '25 kg', '60'),
  ]),
};

/** Everything that is in one batch: seven lots, and the containers between. */
const PARTS = [
  ['AA-2409-117', '40', '25 kg'],
  ['AA-2503-042', '50', '27.28 kg'],
  ['CB-2508-009', '60', '6.26 kg'],
  ['RH-2507-033', '70', '5 kg'],
  ['MC-2510-201', '80', '16.6 kg'],
  ['SD-2506-077', '90', '1250.4 g'],
  ['MS-2511-020', '100', '1624.6 g'],
] as const;
const WHOLE: TraceGraph = {
  of: 'batch:VC5-26-0147',
  nodes: [
    ...PARTS.flatMap(([lot, step, amount], index) => [
      node(
        'lot',
        lot,
        lot === 'RH-2507-033' ? 'hold' : 'approved',
        '50 kg',
        lot === 'RH-2507-033' ? ['H-3'] : [],
      ),
      node('source', `${lot}-01`, 'opened', '18 kg', lot === 'RH-2507-033' ? ['H-3'] : []),
      node('dispensed', `VC5-26-0147/DC-0${index + 1}`, step === '100' ? 'labelled' : 'verified', amount),
    ]),
    node('batch', 'VC5-26-0147', 'inExecution', null, ['H-3']),
  ],
  edges: PARTS.flatMap(([lot, step, amount], index) => [
    edge(`lot:${lot}`, `source:${lot}-01`, null, null),
    edge(`source:${lot}-01`, `dispensed:VC5-26-0147/DC-0${index + 1}`, amount, step),
    edge(`dispensed:VC5-26-0147/DC-0${index + 1}`, 'batch:VC5-26-0147', amount, step),
  ]),
};

/** What the standing station answers about a lot or a batch; everything else went nowhere. */
export function traceOfGallery(id: string): TraceGraph {
  const known = [LOT, MANY, WHOLE].find(({ of }) => of.endsWith(`:${id}`));
  return known ?? { of: `lot:${id}`, nodes: [node('lot', id, 'approved', '20 kg')], edges: [] };
}

const REFUSALS: readonly (readonly [command: string, refusal: Refusal])[] = [
  [
    'PresentScan',
    {
      gate: 'requireNoHold',
      code: 'hold.lot',
      data: { lot: 'MS-2510-011', hold: 'H-1', since: '2026-03-06T14:12:00.000Z', reason: 'coa-mismatch' },
      clears: 'qaReviewer',
    },
  ],
  [
    'AcceptWeight',
    {
      gate: 'requireTolerance',
      code: 'tolerance.over',
      data: { net: '5.12 kg', highest: '5.04 kg' },
      clears: 'supervisor',
    },
  ],
  ['TypeIdentity', { gate: 'requireScan', code: 'scan.typed', data: {}, clears: null }],
  [
    'ReleaseHold',
    {
      gate: 'requireRole',
      code: 'role.missing',
      data: { person: 'D. Price', role: 'qaReviewer' },
      clears: 'qaReviewer',
    },
  ],
  [
    'StartStep',
    {
      gate: 'requireSequence',
      code: 'sequence.upstream',
      data: {
        step: '110',
        upstream: '90',
        title: 'Dispense silicon dioxide',
        needed: 'verified',
        is: 'inProgress',
      },
      clears: 'qaReviewer',
    },
  ],
  ['SignIn', { gate: 'requireCredential', code: 'credential.wrong', data: {}, clears: null }],
];

const LINES: readonly DenialLine[] = Array.from({ length: 12 }, (_, index) => {
  const [command = null, refusal] = REFUSALS[index % REFUSALS.length] ?? [];
  return {
    seq: 4_410 - index * 7,
    at: new Date(Date.parse(NOW) - index * 1_900_000).toISOString(),
    person: 'OP-101',
    name: 'M. Alvarez',
    roles: ['operator'],
    station: 'WS-01',
    batch: 'VC5-26-0147',
    step: '60',
    command,
    refusals: refusal ? [refusal] : [],
  };
});

/** The ledger of the standing station: twelve refusals of a day, or none at a station that refused nothing. */
export function denialsOfGallery(filter: DenialFilter): DenialPage {
  const lines = LINES.filter(
    ({ refusals }) => filter.gate === undefined || refusals.some(({ gate }) => gate === filter.gate),
  );
  return {
    lines,
    matched: lines.length === LINES.length ? 130 : lines.length,
    older: lines.length === LINES.length ? 4_333 : null,
    byGate: REFUSALS.map(([, { gate }], index) => ({ gate, count: 61 - index * 11 })).concat([
      { gate: 'requireFefo', count: 2 },
      { gate: 'requireCalibration', count: 1 },
    ]),
    choices: {
      roles: ['operator', 'supervisor'],
      stations: ['QA-01', 'WS-01'],
      batches: ['VC5-26-0147'],
      steps: ['60', '70', '110'],
    },
    proof: { first: 1, last: 4_417, gapFree: true, denials: 130, flooded: 21 },
  };
}
