import { describe, expect, it } from 'vitest';
import { dataOf, type Told } from '../../support/given-when-then.ts';
import { BATCH, boothBefore, FLOOR, filling, type WeighBooth } from '../../support/weigh-booth.ts';

const hold = (kind: string, id: string) => ({
  object: { kind, id },
  reason: 'investigation',
  narrative: null,
});
const lift = (booth: WeighBooth, id: string, by = 'QA-01'): Told =>
  booth.when('ReleaseHold', { hold: id, reason: 'assessed-no-impact' }, { by });
/** The number of the last hold that was placed. */
const lastHold = (told: Told): string => String(dataOf(told, 'HoldPlaced').at(-1)?.hold.id);

describe('a hold', () => {
  it.each([
    ['lot', 'CB-2508-009'],
    ['container', 'CB-2508-009-01'],
  ])(
    '[S20][S27][S79][S80] on a %s blocks its use, and the same scan passes once quality releases it',
    (kind, id) => {
      const booth = boothBefore('60').begin('60').given('SelectScale', { scale: FLOOR });
      const placed = booth.when('PlaceHold', hold(kind, id));
      const told = booth.scan('CB-2508-009-01');
      expect(told.codes).toEqual([`hold.${kind}`]);
      expect(told.opened).toMatchObject({
        trigger: 'statusViolation',
        owner: 'qaReviewer',
        severity: 'major',
      });
      const exception = told.opened?.id;
      expect(lift(booth, lastHold(placed)).kind).toBe('accepted');
      expect(booth.scan('CB-2508-009-01').codes).toEqual(['step.blocked']);
      booth.given(
        'SettleException',
        { exception, reason: 'assessed-no-impact', narrative: null },
        { by: 'QA-01' },
      );
      expect(booth.scan('CB-2508-009-01').kind).toBe('accepted');
      expect(booth.state.get('exceptions', String(exception))?.state).toBe('closed');
    },
  );

  it.each([
    ['batch', BATCH],
    ['station', 'WS-01'],
  ])('[S27] on the %s stops every step of it', (kind, id) => {
    const booth = boothBefore('60').enter('60');
    booth.given('PlaceHold', hold(kind, id));
    expect(booth.when('StartStep').codes).toEqual([`hold.${kind}`]);
    const working = filling('60');
    working.given('PlaceHold', hold(kind, id));
    expect(working.when('CaptureTare', {}, { shows: '0.32' }).codes).toEqual([`hold.${kind}`]);
  });

  it('[S27][S45] on a scale stops that scale and no other', () => {
    const booth = boothBefore('60').begin('60');
    booth.given('PlaceHold', hold('equipment', FLOOR));
    expect(booth.when('SelectScale', { scale: FLOOR }).codes).toEqual(['hold.equipment']);
    expect(booth.when('SelectScale', { scale: 'SCL-02' }).kind).toBe('accepted');
  });

  it('[S20] is one of several: releasing one shows the next, and never approves anything', () => {
    const booth = boothBefore('60').begin('60').given('SelectScale', { scale: FLOOR });
    const first = lastHold(booth.when('PlaceHold', hold('lot', 'CB-2508-009')));
    booth.given('PlaceHold', hold('lot', 'CB-2508-009'));
    expect(lift(booth, first).kind).toBe('accepted');
    expect(booth.scan('CB-2508-009-01').codes).toEqual(['hold.lot']);
    const quarantined = boothBefore('60');
    const only = lastHold(quarantined.when('PlaceHold', hold('lot', 'CB-2601-022')));
    expect(lift(quarantined, only).kind).toBe('accepted');
    expect(quarantined.state.get('lots', 'CB-2601-022')?.quality).toBe('quarantine');
  });

  it('[S103] follows what was dispensed from the lot: the container does not go into the kit', () => {
    const booth = boothBefore('110').begin('110');
    booth.given('PlaceHold', hold('lot', 'AA-2503-042'));
    expect(booth.scan(`${BATCH}/DC-01`).kind).toBe('accepted');
    expect(booth.scan(`${BATCH}/DC-03`).codes).toEqual(['hold.lot']);
  });

  it('[S103] placed between filling and verifying stops the verification, although the source is closed', () => {
    const booth = filling('60').tare('0.32');
    booth.fill('6.58');
    booth.close('CB-2508-009-01').beginVerification();
    booth.given('PlaceHold', hold('lot', 'CB-2508-009'));
    expect(booth.when('VerifyContainer', {}, { shows: '6.58' }).codes).toEqual(['hold.lot']);
  });

  it('anyone signed in may place one, on something that exists, with a reason', () => {
    const booth = boothBefore('40').signIn('OP-203');
    expect(booth.when('PlaceHold', hold('lot', 'CB-2508-009')).kind).toBe('accepted');
    expect(booth.when('PlaceHold', hold('lot', 'NO-LOT')).codes).toEqual(['hold.unknownObject']);
    const vague = { ...hold('lot', 'CB-2508-009'), reason: 'other-see-narrative' };
    expect(booth.when('PlaceHold', vague).codes).toEqual(['reason.narrative']);
    expect(booth.when('PlaceHold', { ...vague, narrative: 'Smells of solvent.' }).kind).toBe('accepted');
  });

  it.each(['OP-101', 'SUP-01', 'ADM-01', 'QA-02'])('[S28][S101] %s cannot release one', (person) => {
    const booth = boothBefore('40').signIn(person);
    const told = lift(booth, 'H-1', person);
    expect(told.codes).toContain('role.missing');
    expect(told.opened).toBeNull();
    expect(booth.state.get('holds', 'H-1')?.released).toBeNull();
  });

  it('[S28][S104] is not released by the person whose act a rule answered with it', () => {
    const booth = boothBefore('60', (founding) => ({
      ...founding,
      people: founding.people.map((person) =>
        person.id === 'OP-101'
          ? {
              ...person,
              roles: ['operator', 'qaReviewer'],
              qualifications: [...person.qualifications, { code: 'QA-DISP', expires: '2027-01-31' as never }],
            }
          : person,
      ),
    })).begin('60');
    booth.at('2026-07-01 09:00');
    const told = booth.when('SelectScale', { scale: FLOOR });
    const placed = dataOf(told, 'HoldPlaced')[0]?.hold;
    expect(placed).toMatchObject({ object: { kind: 'equipment', id: FLOOR }, causedBy: 'OP-101' });
    expect(lift(booth, lastHold(told), 'OP-101').codes).toEqual(['hold.own']);
    expect(lift(booth, lastHold(told), 'QA-01').kind).toBe('accepted');
  });

  it('[S20] shows the others to whoever signs the release of one', () => {
    const booth = boothBefore('60').begin('60');
    const first = lastHold(booth.when('PlaceHold', hold('lot', 'CB-2508-009')));
    const alone = dataOf(lift(booth, first), 'HoldReleased')[0]?.signature?.text ?? '';
    expect(alone).not.toContain('Still on hold');
    const second = lastHold(booth.when('PlaceHold', hold('container', 'CB-2508-009-01')));
    const third = lastHold(booth.when('PlaceHold', hold('lot', 'CB-2508-009')));
    const text = dataOf(lift(booth, second), 'HoldReleased')[0]?.signature?.text ?? '';
    expect(text).toContain(`Still on hold by: ${third}`);
  });

  it('is released once, and only if it exists', () => {
    const booth = boothBefore('40');
    const id = lastHold(booth.when('PlaceHold', hold('lot', 'CB-2508-009')));
    expect(lift(booth, id).kind).toBe('accepted');
    expect(lift(booth, id).codes).toEqual(['hold.released']);
    expect(lift(booth, 'H-99').codes).toContain('hold.unknown');
  });

  it('[S50] of an exception ends with that exception, and not by hand', () => {
    const booth = filling('70').tare('0.32');
    const told = booth.when('AcceptWeight', {}, { shows: '5.44' });
    const placed = dataOf(told, 'HoldPlaced')[0]?.hold;
    expect(placed).toMatchObject({
      object: { kind: 'container', id: `${BATCH}/DC-07` },
      exception: 'EX-01',
      placedBy: null,
    });
    expect(lift(booth, String(placed?.id)).codes).toEqual(['hold.ofException']);
    booth.given(
      'SettleException',
      { exception: 'EX-01', reason: 'excess-removed-to-waste', narrative: null },
      { by: 'SUP-01' },
    );
    const closed = booth.when('AcceptWeight', {}, { shows: '5.32' });
    expect(dataOf(closed, 'HoldReleased')).toMatchObject([
      { hold: placed?.id, person: 'SUP-01', signature: null },
    ]);
    expect(booth.state.get('holds', String(placed?.id))?.released).not.toBeNull();
  });
});

describe('movement', () => {
  const move = (booth: WeighBooth, container: string, location: string) =>
    booth.when('MoveContainer', { container, location });

  it('[S27] takes a container and a place, both scanned in this session', () => {
    const booth = boothBefore('40');
    expect(move(booth, 'CB-2508-009-01', 'STG-01').codes).toEqual(['move.scanContainer']);
    booth.scanned('CB-2508-009-01');
    expect(move(booth, 'CB-2508-009-01', 'STG-01').codes).toEqual(['move.scanLocation']);
    booth.scanPlace('STG-01');
    expect(move(booth, 'CB-2508-009-01', 'STG-01').kind).toBe('accepted');
    expect(booth.state.get('containers', 'CB-2508-009-01')?.location).toBe('STG-01');
  });

  it.each([
    ['on hold', 'MS-2510-011-01', 'STG-01', ['move.held']],
    ['on hold', 'MS-2510-011-01', 'QC-CAGE', []],
    ['in quarantine', 'CB-2601-022-01', 'WH-RM', ['move.held']],
    ['in quarantine', 'CB-2601-022-01', 'QC-CAGE', []],
    ['rejected', 'SD-2503-051-01', 'STG-01', ['move.held']],
    ['expired', 'RH-2402-008-01', 'STG-01', ['move.held']],
    ['approved', 'SD-2506-077-01', 'STG-01', []],
  ])('[S20][S27] of material that is %s: %s to %s', (_how, container, place, codes) => {
    const booth = boothBefore('40').scanned(container).scanPlace(place);
    expect(move(booth, container, place).codes).toEqual(codes);
  });

  it('[S103] of a dispensed container asks its sources and its batch', () => {
    const booth = boothBefore('60').scanned(`${BATCH}/DC-03`).scanPlace('BL-01');
    booth.given('PlaceHold', hold('lot', 'AA-2503-042'));
    expect(move(booth, `${BATCH}/DC-03`, 'BL-01').codes).toEqual(['move.held']);
    const other = boothBefore('60').scanned(`${BATCH}/DC-03`).scanPlace('BL-01');
    other.given('PlaceHold', hold('batch', BATCH));
    expect(move(other, `${BATCH}/DC-03`, 'BL-01').codes).toEqual(['move.held']);
  });

  it('[S28] is not an administrator’s', () => {
    const booth = boothBefore('40').signIn('ADM-01').scanned('CB-2508-009-01').scanPlace('STG-01');
    expect(move(booth, 'CB-2508-009-01', 'STG-01').codes).toEqual(['role.missing']);
  });

  it('what was in the hand of one session is not in the hand of the next', () => {
    const booth = boothBefore('40').scanned('CB-2508-009-01').scanPlace('STG-01').signIn('OP-107');
    expect(move(booth, 'CB-2508-009-01', 'STG-01').codes).toEqual(['move.scanContainer']);
  });

  it('[S130] a container that nobody verified stays where it was filled', () => {
    const booth = filling('60').tare('0.32');
    const id = booth.fill('6.58');
    booth.given('LeaveStep').scanned(id).scanPlace('BL-01');
    expect(move(booth, id, 'BL-01').codes).toEqual(['container.unverified']);
  });
});
