import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../main/domain/moment.ts';
import { type Floor, MORNING, weighing } from './floor.ts';

/** Lot CA-2 is allocated, put on hold, and scanned: QA decides (rules §1, material status). */
function heldLot(): Floor {
  const floor = weighing('40', { '40': 'CA-2' });
  floor.do({ type: 'SelectScale', scale: 'SCL-01' });
  floor.do({
    type: 'PlaceHold',
    object: { kind: 'lot', id: 'CA-2' },
    reason: 'coa-mismatch',
    narrative: null,
  });
  floor.scanContainer('CA-2-01', 'RM-1', 'CA-2');
  return floor;
}

const cardOf = (floor: Floor) => {
  const [card] = floor.screen('dispense').exceptions;
  if (!card) throw new Error('no exception on the screen');
  return card;
};

const at = (floor: Floor, time: string) => {
  floor.moment = { ...MORNING, at: `2026-03-09T${time}.000Z` as Instant };
  return cardOf(floor);
};

describe('the card of an exception', () => {
  it('[S3] names what, where, whose it is, and only owners whose qualification is current', () => {
    expect(cardOf(heldLot())).toMatchObject({
      id: 'EX-01',
      trigger: 'statusViolation',
      severity: 'major',
      state: 'blocked',
      batch: 'VC5-1',
      step: '40',
      stepTitle: 'Weigh citric acid',
      station: 'WS-01',
      object: 'CA-2',
      opened: MORNING.at,
      count: 1,
      owner: 'qaReviewer',
      ownerNames: ['P. Raman'],
      acknowledgedBy: null,
      ruleClosable: false,
      refusal: { gate: 'requireNoHold', code: 'hold.lot' },
    });
  });

  it('is late when nobody acknowledged it in its time, and again when nobody decided in its time', () => {
    const floor = heldLot();
    expect(at(floor, '08:15:00').late).toBe(false);
    expect(at(floor, '08:15:01').late).toBe(true);
    floor.do({ type: 'SignIn', person: 'QA-1', secret: '' }, 'QA-01');
    floor.do({ type: 'AcknowledgeException', exception: 'EX-01' }, 'QA-01');
    expect(cardOf(floor)).toMatchObject({ late: false, acknowledgedBy: 'P. Raman' });
    floor.moment = { ...MORNING, at: '2026-03-10T08:00:01.000Z' as Instant };
    expect(cardOf(floor).late).toBe(true);
  });

  it('[S53] offers lots of the same item and specification that are usable, first to expire first', () => {
    expect(cardOf(heldLot()).alternatives).toEqual([{ lot: 'CA-1', text: '14 kg · 2027-02-28' }]);
  });

  it('offers no other lot once the step has begun to weigh, nor where a lot is not the matter', () => {
    const floor = weighing();
    floor.act({ type: 'SelectScale', scale: 'SCL-03' });
    expect(cardOf(floor)).toMatchObject({ trigger: 'deviceIneligible', alternatives: [] });

    const begun = weighing();
    begun.do({ type: 'SelectScale', scale: 'SCL-01' });
    begun.scanContainer('CA-1-01');
    begun.do({ type: 'ZeroScale', scale: 'SCL-01' });
    begun.pans.set('SCL-01', '0.50 kg');
    begun.do({ type: 'CaptureTare', displayed: '0.50' });
    begun.do({ type: 'ReportException', category: 'material', narrative: 'Lumps in the drum' });
    expect(cardOf(begun)).toMatchObject({ trigger: 'reported', alternatives: [] });
  });

  it('[S104] shows that it can be settled while somebody with the authority exists who has no part in it', () => {
    const floor = heldLot();
    expect(cardOf(floor).settle).toEqual({ passes: true, refusals: [] });
    const draft = floor.state.draft();
    const reviewer = floor.state.get('people', 'QA-1');
    if (!reviewer) throw new Error('no reviewer');
    draft.put('people', 'QA-1', { ...reviewer, qualifications: [] });
    floor.state.absorb(draft);
    expect(cardOf(floor).settle.refusals).toMatchObject([{ gate: 'requireOwner', clears: 'qaReviewer' }]);
  });

  it('disappears from the step when it is settled, and the step goes on', () => {
    const floor = heldLot();
    floor.do({
      type: 'ReallocateLot',
      exception: 'EX-01',
      lot: 'CA-1',
      reason: 'lot-blocked-reallocated',
      signer: 'QA-1',
    });
    expect(floor.screen('dispense')).toMatchObject({
      exceptions: [],
      state: 'inProgress',
      lot: { id: 'CA-1' },
    });
    floor.do({ type: 'LeaveStep' });
    expect(floor.screen('work').exceptions).toMatchObject([{ id: 'EX-01', state: 'implementing' }]);
    expect(floor.screen('work').exceptions[0]?.settle.passes).toBe(false);
  });
});

describe('an override that answers a refusal', () => {
  /** Lot CA-2 is allocated, and CA-1, which expires before it, is there as well. */
  const laterLot = (): Floor => {
    const floor = weighing('40', { '40': 'CA-2' });
    floor.do({ type: 'SelectScale', scale: 'SCL-01' });
    floor.scanContainer('CA-2-01', 'RM-1', 'CA-2');
    return floor;
  };
  const grant = {
    type: 'OverrideFefo',
    batch: 'VC5-1',
    step: '40',
    lot: 'CA-2',
    reason: 'earlier-lot-reserved',
    narrative: 'Another order needs it.',
    signer: 'QA-1',
  };

  it('[S89][S150] is offered with what it would let pass, who may grant it, and for which reasons', () => {
    expect(cardOf(laterLot())).toMatchObject({
      refusal: { gate: 'requireFefo' },
      stops: true,
      override: {
        override: 'fefo',
        batch: 'VC5-1',
        step: '40',
        data: { lot: 'CA-2', earlier: 'CA-1', expires: '2027-02-28' },
        objects: [{ id: 'CA-2' }],
        mayGrant: ['supervisor', 'qaReviewer'],
        reasons: expect.arrayContaining(['earlier-lot-reserved']),
        grant: { passes: true, refusals: [] },
      },
    });
  });

  it('[S89] is offered for no refusal that nothing overrides', () => {
    expect(cardOf(heldLot()).override).toBeNull();
  });

  it('[S67][S116] stands beside the work afterwards and stops nothing, whatever else stops the step', () => {
    const floor = laterLot();
    floor.do(grant);
    const { exceptions, state } = floor.screen('dispense');
    const brief = exceptions.map(({ trigger, stops, override }) => [
      trigger,
      stops,
      override?.objects[0]?.id ?? null,
    ]);
    expect(brief.at(-1)).toEqual(['override', false, null]);
    // The refusal is minor, so that its rule closes it at the scan.
    expect(state).toBe('blocked');
    floor.scanContainer('CA-2-01', 'RM-1', 'CA-2');
    expect(floor.screen('dispense')).toMatchObject({ state: 'inProgress', source: { lot: 'CA-2' } });
    expect(floor.screen('dispense').exceptions).toMatchObject([{ trigger: 'override', stops: false }]);
    expect(floor.screen('dispense').task.code).not.toBe('callOwner');
  });
});

describe('a label that cannot be read', () => {
  const torn = (): Floor => {
    const floor = weighing('40');
    floor.do({ type: 'SelectScale', scale: 'SCL-01' });
    floor.scan({ kind: 'unreadable', why: 'damaged' });
    return floor;
  };
  const reidentify = (container: string) => ({
    type: 'ReidentifyContainer',
    batch: 'VC5-1',
    step: '40',
    container,
    reason: 'label-damaged',
    narrative: 'The label is torn.',
    signer: 'QA-1',
  });

  it('[S89][S123] offers QA the containers that the plant knows there, and no other', () => {
    const offer = cardOf(torn()).override;
    expect(offer).toMatchObject({
      override: 'unreadableLabel',
      step: '40',
      mayGrant: ['qaReviewer'],
      grant: { passes: true, refusals: [] },
    });
    const ids = offer?.objects.map(({ id }) => id) ?? [];
    expect(ids).toContain('CA-1-01');
    expect(ids.every((id) => id.startsWith('CA-'))).toBe(true);
    expect(offer?.objects[0]?.text).toMatch(/^CA-\d · .* kg · /);
  });

  it('[S89] asks for the new label of what QA named until it is scanned, and offers nothing meanwhile', () => {
    const floor = torn();
    floor.do(reidentify('CA-1-01'));
    const screen = () => floor.screen('dispense');
    expect(screen().newLabel).toMatchObject({ container: 'CA-1-01', outcome: 'none', printed: 0 });
    expect(screen().exceptions.map(({ override }) => override)).toEqual([null, null]);
    floor.do({ type: 'PrintReceivedLabel', container: 'CA-1-01' });
    expect(screen().newLabel).toMatchObject({ outcome: 'printing', affordance: { passes: false } });
    floor.scan({ kind: 'container', container: 'CA-1-01', item: 'RM-1', lot: 'CA-1', label: 1 });
    expect(screen()).toMatchObject({ newLabel: null, source: { container: 'CA-1-01' } });
  });
});

describe('what happens next with an exception', () => {
  const decide = (floor: Floor, disposition: object) =>
    floor.do(
      {
        type: 'DecideDisposition',
        exception: 'EX-01',
        reason: 'assessed-no-impact',
        narrative: null,
        disposition,
        signer: 'QA-1',
      },
      'QA-01',
    );
  const pending = (): Floor => {
    const floor = heldLot();
    floor.do({ type: 'SignIn', person: 'QA-1', secret: '' }, 'QA-01');
    floor.do(
      { type: 'RouteException', exception: 'EX-01', to: 'dispositionPending', reason: 'investigation' },
      'QA-01',
    );
    return floor;
  };

  it('[S16] says by which rule it is here, and until when it asks for whom', () => {
    expect(cardOf(heldLot())).toMatchObject({
      rule: { table: 'triggers-1', acknowledge: 15, decide: 1440 },
      next: { code: 'take', data: { role: 'qaReviewer' } },
      routes: ['onHold', 'dispositionPending'],
      links: [],
      decision: null,
    });
  });

  it('[S25] offers only what the machine allows where it stands', () => {
    expect(Object.keys(cardOf(heldLot()).actions).sort()).toEqual(['RouteException', 'VoidException']);
    const card = cardOf(pending());
    expect(Object.keys(card.actions).sort()).toEqual(['DecideDisposition', 'VoidException']);
    expect(card).toMatchObject({
      state: 'dispositionPending',
      routes: [],
      next: { code: 'decide' },
      alternatives: [],
    });
  });

  it('[S53][S57] names what a decision could name, by the rules that judge it', () => {
    const { choices } = cardOf(pending());
    expect(choices.substitutes).toEqual([]);
    expect(choices.containers.map(({ container }) => container)).toContain('CA-2-01');
    expect(choices.leaveOut).toBe(true);
    expect(cardOf(heldLot()).choices).toEqual({
      substitutes: [],
      containers: [],
      leaveOut: false,
      rework: false,
    });
  });

  it('[S52] shows what was decided, by whom, and that nobody approved it yet', () => {
    const floor = pending();
    decide(floor, { kind: 'useAsIs', assessment: 'No impact.', step: 'resume' });
    expect(cardOf(floor)).toMatchObject({
      state: 'decided',
      next: { code: 'approve', data: { role: 'qaReviewer' } },
      decision: { pattern: 'useAsIs', what: ['No impact.'], by: 'P. Raman', approvedBy: null },
    });
  });
});
