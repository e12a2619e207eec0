import { describe, expect, it } from 'vitest';
import { traceGraph } from '../../../main/application/views/trace.ts';
import type { TraceGraph, TraceStart } from '../../../main/contract/trace.ts';
import { traceOf } from '../../../main/domain/material/trace.ts';
import { BATCH, boothBefore, certain, filling, type WeighBooth } from '../../support/weigh-booth.ts';

/** The kit is scanned and closed: the dispensing day is over. */
function wholeDay(): WeighBooth {
  const booth = boothBefore('110').begin('110');
  const filled = new Set(
    booth.recorded.flatMap(({ event }) => (event.type === 'WeightAccepted' ? [event.data.container] : [])),
  );
  for (const container of filled) booth.scanned(container);
  return booth.complete();
}

const sorted = (lines: readonly string[]): readonly string[] => [...lines].sort();
const graph = (booth: WeighBooth, kind: TraceStart['kind'], id: string): TraceGraph =>
  certain(traceGraph(booth.state, { kind, id }, booth.moment.day));
const told = ({ edges }: TraceGraph): readonly string[] =>
  sorted(edges.map(({ from, to, amount, step }) => `${from} > ${to} ${amount ?? '-'} in ${step ?? '-'}`));
const keys = ({ nodes }: TraceGraph): readonly string[] => sorted(nodes.map(({ key }) => key));

/** The same answer from the record alone: every portion of every accepted weight, and nothing of the folded state. */
function fromTheRecord(booth: WeighBooth, lot: string | null) {
  const dispensed = booth.recorded.flatMap(({ event }) =>
    event.type === 'WeightAccepted' ? [event.data] : [],
  );
  const taken = dispensed.flatMap(({ container, portions, step }) =>
    portions.map((portion) => ({ ...portion, to: container, step })),
  );
  const ours = taken.filter((each) => lot === null || each.lot === lot);
  const into = new Set(ours.map(({ to }) => to));
  const kg = (step: string, mass: number) =>
    step === '90' || step === '100' ? `${mass / 1e6} g` : `${mass / 1e9} kg`;
  return {
    into,
    portions: ours.map(
      ({ container, to, net, step }) => `source:${container} > dispensed:${to} ${kg(step, net)} in ${step}`,
    ),
    kit: dispensed
      .filter(({ container }) => into.has(container))
      .map(({ container, net, step }) => `dispensed:${container} > kit:KIT-0147 ${kg(step, net)} in ${step}`),
    opened: new Set(taken.map(({ container }) => container)),
  };
}

describe('the trace of a whole dispensing day', () => {
  const booth = wholeDay();

  it('[S66][S96] backward: a batch is made of exactly what the record says went into it', () => {
    const found = graph(booth, 'batch', BATCH);
    const { portions, kit, opened } = fromTheRecord(booth, null);
    const lots = booth.recorded.flatMap(({ event }) =>
      event.type === 'ContainerReceived' &&
      event.data.container.kind === 'source' &&
      opened.has(event.data.container.id)
        ? [`lot:${event.data.container.lot} > source:${event.data.container.id} - in -`]
        : [],
    );
    const whole = `kit:KIT-0147 > batch:${BATCH} - in 110`;
    expect(told(found)).toEqual(sorted([...lots, ...portions, ...kit, whole]));
    expect(found.of).toBe(`batch:${BATCH}`);
  });

  it.each(['AA-2409-117', 'AA-2503-042', 'SD-2506-077'])(
    '[S66][S96] forward: lot %s is in exactly the containers that the record says, and in the batch',
    (lot) => {
      const { into, portions } = fromTheRecord(booth, lot);
      const found = graph(booth, 'lot', lot);
      expect(told(found).filter((line) => line.startsWith('source:'))).toEqual(sorted(portions));
      const dispensed = keys(found).filter((key) => key.startsWith('dispensed:'));
      expect(dispensed).toEqual(sorted([...into].map((id) => `dispensed:${id}`)));
      expect(keys(found)).toContain(`batch:${BATCH}`);
      expect(keys(found).filter((key) => key.startsWith('lot:'))).toEqual([`lot:${lot}`]);
    },
  );

  it('[S96] both ways: a dispensed container shows its two sources and their lot, and the batch it is in', () => {
    const found = graph(booth, 'container', `${BATCH}/DC-03`);
    expect(keys(found)).toEqual([
      `batch:${BATCH}`,
      `dispensed:${BATCH}/DC-03`,
      'kit:KIT-0147',
      'lot:AA-2503-042',
      'source:AA-2503-042-01',
      'source:AA-2503-042-02',
    ]);
  });

  it('[S96] names status, amount and item of each, in the words of the plant', () => {
    const of = new Map(graph(booth, 'lot', 'AA-2503-042').nodes.map((node) => [node.key, node]));
    expect(of.get('source:AA-2503-042-01')).toMatchObject({ status: 'consumed', amount: '0 kg', holds: [] });
    expect(of.get('source:AA-2503-042-04')).toMatchObject({ status: 'opened', amount: '18.24 kg' });
    expect(of.get(`dispensed:${BATCH}/DC-03`)).toMatchObject({ status: 'verified', amount: '27.28 kg' });
    expect(of.get('kit:KIT-0147')).toMatchObject({ status: 'complete', amount: null });
    expect(of.get(`batch:${BATCH}`)).toMatchObject({ status: 'inExecution' });
  });

  it('[S103] shows a hold on everything that it stands over', () => {
    const held = boothBefore('110');
    held.given('PlaceHold', {
      object: { kind: 'container', id: 'AA-2503-042-01' },
      reason: 'investigation',
      narrative: null,
    });
    const under = graph(held, 'lot', 'AA-2503-042').nodes.filter(({ holds }) => holds.includes('H-2'));
    expect(sorted(under.map(({ key }) => key))).toEqual([
      `batch:${BATCH}`,
      `dispensed:${BATCH}/DC-03`,
      'source:AA-2503-042-01',
    ]);
  });

  it('knows nothing of what does not exist', () => {
    for (const kind of ['lot', 'container', 'batch'] as const)
      expect(traceOf(booth.state, { kind, id: 'NOTHING' })).toBeNull();
  });
});

describe('the trace of what did not go into the batch', () => {
  it('[S127] follows removed material into the waste container it was scanned into', () => {
    const booth = filling('60').tare('0.32');
    booth.observe('settled', '7.00');
    booth.scanWaste('W-0031').given('CaptureRemoval', {}, { shows: '6.58' });
    booth.fill('6.58');
    const found = graph(booth, 'lot', 'CB-2508-009');
    expect(told(found)).toContain('source:CB-2508-009-01 > waste:W-0031 0.42 kg in 60');
    expect(keys(graph(booth, 'container', 'W-0031'))).toEqual([
      'lot:CB-2508-009',
      'source:CB-2508-009-01',
      'waste:W-0031',
    ]);
  });

  it('[S96] leads into a voided container and no further', () => {
    const booth = filling('60').tare('0.32').given('AcceptWeight', {}, { shows: '6.58' });
    booth.given('VoidContainer', { reason: 'spill' });
    const found = graph(booth, 'lot', 'CB-2508-009');
    expect(found.nodes.find(({ kind }) => kind === 'dispensed')?.status).toBe('void');
    expect(keys(found)).not.toContain(`batch:${BATCH}`);
  });
});
