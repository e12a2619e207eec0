import { describe, expect, it } from 'vitest';
import { dataOf, type Told } from '../../support/given-when-then.ts';
import {
  type Alter,
  BATCH,
  boothBefore,
  certain,
  FLOOR,
  filling,
  type WeighBooth,
} from '../../support/weigh-booth.ts';

const DC06 = `${BATCH}/DC-06`;

/** DC-06 is accepted and stands on the scale without a label. */
const weighed = (alter?: Alter): WeighBooth =>
  filling('60', alter).tare('0.32').given('AcceptWeight', {}, { shows: '6.58' });
/** Its label is on. */
function labelled(alter?: Alter): WeighBooth {
  const booth = weighed(alter);
  booth.label();
  return booth;
}
const row = (booth: WeighBooth) => certain(booth.work('60').containers.find(({ id }) => id === DC06));
const verify = (booth: WeighBooth, shows = '6.58', by = 'OP-107'): Told =>
  booth.when('VerifyContainer', {}, { shows, by });

describe('a label', () => {
  const print = (booth: WeighBooth, container = DC06): Told => booth.when('PrintLabel', { container });

  it('is on record before the printer hears of it, and counts when the printer says so', () => {
    const booth = weighed();
    expect(dataOf(print(booth), 'LabelPrintReserved')).toMatchObject([
      { container: DC06, copy: 1, signature: null },
    ]);
    expect(row(booth)).toMatchObject({ phase: 'weighed', label: { outcome: 'printing', printed: 0 } });
    expect(print(booth).codes).toEqual(['label.printing']);
    booth.printed(DC06);
    expect(row(booth)).toMatchObject({ phase: 'labelled', label: { outcome: 'confirmed', printed: 1 } });
  });

  it('that failed is printed again as the first', () => {
    const booth = weighed();
    print(booth);
    booth.printed(DC06, 'failed');
    expect(row(booth)).toMatchObject({ phase: 'weighed', label: { printed: 0 } });
    expect(print(booth).kind).toBe('accepted');
  });

  it('is printed once without a signature; again only signed, counted and with a reason', () => {
    const booth = labelled();
    expect(print(booth).codes).toEqual(['label.reprint']);
    const reprint = (seen = {}) =>
      booth.when('ReprintLabel', { container: DC06, reason: 'label-damaged' }, { by: 'OP-101', ...seen });
    expect(reprint({ secret: 'mismatch' }).codes).toEqual(['signature.wrong']);
    expect(dataOf(reprint(), 'LabelPrintReserved')).toMatchObject([
      { copy: 2, reason: 'label-damaged', signature: { person: 'OP-101', meaning: 'requested' } },
    ]);
    expect(booth.printed(DC06) && row(booth).label.printed).toBe(2);
  });

  it('that may or may not have come out is settled by its scan or by a signed reprint, and by nothing else', () => {
    const booth = weighed();
    print(booth);
    booth.printed(DC06, 'indeterminate');
    expect(print(booth).codes).toEqual(['label.indeterminate']);
    const seen = booth.scan(DC06);
    expect(seen.types).toEqual(['LabelSeen']);
    expect(row(booth)).toMatchObject({ phase: 'labelled', label: { outcome: 'confirmed', printed: 1 } });

    const other = weighed();
    print(other);
    other.printed(DC06, 'indeterminate');
    const again = other.when(
      'ReprintLabel',
      { container: DC06, reason: 'label-not-printed' },
      { by: 'OP-101' },
    );
    expect(again.kind).toBe('accepted');
  });

  it('is never reprinted before it was printed, nor printed for what was not weighed', () => {
    const booth = weighed();
    const reprint = booth.when(
      'ReprintLabel',
      { container: DC06, reason: 'label-damaged' },
      { by: 'OP-101' },
    );
    expect(reprint.codes).toEqual(['label.neverPrinted']);
    expect(print(booth, `${BATCH}/DC-99`).codes).toEqual(['container.notWeighed']);
  });

  it.each(['notReady', 'none'] as const)('is not asked of a printer that is %s', (printer) => {
    const told = weighed().when('PrintLabel', { container: DC06 }, { printer });
    expect(told.codes).toEqual([`printer.${printer}`]);
  });
});

describe('the verification of a container', () => {
  it('[S118][S130][R2 111.260(j)] is the second person’s own scan of source and label, and their signature', () => {
    const booth = labelled();
    expect(booth.when('BeginVerification', { verifier: 'OP-107' }).kind).toBe('accepted');
    expect(verify(booth).codes).toEqual(['verification.scans']);
    booth.scanned('CB-2508-009-01');
    expect(verify(booth).codes).toEqual(['verification.scans']);
    booth.scanned(DC06);
    const told = verify(booth);
    expect(dataOf(told, 'ContainerVerified')[0]).toMatchObject({
      container: DC06,
      verifier: 'OP-107',
      weighedAgain: false,
      signature: { person: 'OP-107', name: 'D. Price', meaning: 'verified', components: 'idAndSecret' },
    });
    expect(row(booth)).toMatchObject({ phase: 'verified', verifiedBy: 'OP-107' });
  });

  it('[S130] asks for every source of the container', () => {
    const booth = boothBefore('50').open('50').tare('1.50');
    booth.scanned('AA-2503-042-01').given('CloseSource', { emptied: true }, { shows: '26.50' });
    booth.scanned('AA-2503-042-02').fill('28.78');
    booth
      .given('BeginVerification', { verifier: 'OP-107' })
      .scanned('AA-2503-042-02')
      .scanned(`${BATCH}/DC-03`);
    const told = booth.when('VerifyContainer', {}, { shows: '28.78' });
    expect(told.codes).toEqual(['verification.scans']);
    const [denied] = told.events;
    expect(denied?.type === 'CommandDenied' && denied.data.refusals[0]?.data).toEqual({
      missing: 'AA-2503-042-01',
    });
  });

  it('[S42][S130] takes no scan of another container', () => {
    const booth = labelled().given('BeginVerification', { verifier: 'OP-107' });
    expect(booth.scan('RH-2507-033-01').codes).toContain('scan.otherContainer');
  });

  it.each([
    ['6.58', []],
    ['6.60', []],
    ['6.56', []],
    ['6.62', ['verification.gross']],
    ['6.54', ['verification.gross']],
  ])('[S130] sees the same gross within one division: %s kg against 6.58 kg', (shows, codes) => {
    expect(verify(labelled().beginVerification(), shows).codes).toEqual(codes);
  });

  it.each([
    ['[S46][S104] the performer', 'OP-101', ['independence.own']],
    ['[S46] somebody without the qualification', 'OP-203', ['training.missing']],
    ['[S46] a supervisor', 'SUP-01', ['training.missing']],
  ])('%s does not begin one', (_who, verifier, codes) => {
    const booth = labelled();
    const told = booth.when('BeginVerification', { verifier });
    expect(told.codes).toEqual(expect.arrayContaining(codes));
    expect(told.opened).toMatchObject({ trigger: 'unqualified', severity: 'major', causedBy: verifier });
    expect(booth.step('60').state).toBe('blocked');
  });

  it('[S104] is not signed by the performer, nor by anyone but who began it', () => {
    const both: Alter = (founding) => ({
      ...founding,
      people: founding.people.map((person) =>
        person.id === 'OP-101' || person.id === 'OP-203'
          ? {
              ...person,
              qualifications: [
                ...person.qualifications,
                { code: 'VERIFY-WD', expires: '2026-12-31' as never },
              ],
            }
          : person,
      ),
    });
    const own = labelled(both).beginVerification();
    expect(verify(own, '6.58', 'OP-101').codes).toEqual(
      expect.arrayContaining(['independence.own', 'verification.otherPerson']),
    );
    const other = labelled(both).beginVerification();
    expect(verify(other, '6.58', 'OP-203').codes).toEqual(['verification.otherPerson']);
  });

  it('[S104] is not theirs who weighed it before the step was taken over', () => {
    const both: Alter = (founding) => ({
      ...founding,
      people: founding.people.map((person) =>
        person.id === 'OP-101'
          ? {
              ...person,
              qualifications: [
                ...person.qualifications,
                { code: 'VERIFY-WD', expires: '2026-12-31' as never },
              ],
            }
          : person,
      ),
    });
    const booth = labelled(both).given('SuspendStep', { reason: 'shift-change' });
    booth.signIn('OP-107').enter('60').given('TakeOverStep');
    expect(booth.when('BeginVerification', { verifier: 'OP-101' }).codes).toEqual(['independence.own']);
  });

  it('[S130] comes after the label and before the next container', () => {
    expect(weighed().when('BeginVerification', { verifier: 'OP-107' }).codes).toEqual(['container.weighed']);
    expect(filling('60').when('BeginVerification', { verifier: 'OP-107' }).codes).toEqual(['container.none']);
    expect(verify(labelled()).codes).toContain('verification.none');
    const two = boothBefore('40').open('40').tare('1.54');
    two.fill('26.54');
    expect(two.when('CaptureTare', {}, { shows: '1.54' }).codes).toContain('container.unverified');
  });

  it('[S118] happens once', () => {
    const booth = labelled().beginVerification();
    expect(verify(booth).kind).toBe('accepted');
    expect(booth.when('BeginVerification', { verifier: 'OP-107' }).codes).toEqual(['container.verified']);
  });
});

describe('a voided container', () => {
  it('[S111] is one in work, or the last that nobody verified; it does not count', () => {
    expect(filling('60').when('VoidContainer', { reason: 'spill' }).codes).toEqual(['container.none']);
    const booth = labelled();
    const told = booth.when('VoidContainer', { reason: 'spill' });
    expect(told.opened).toMatchObject({ trigger: 'containerVoided', object: `container:${DC06}` });
    expect(row(booth).phase).toBe('void');
    booth.given(
      'SettleException',
      { exception: 'EX-01', reason: 'spill', narrative: null },
      { by: 'SUP-01' },
    );
    expect(booth.when('CompleteStep', {}, { by: 'OP-101' }).codes).toEqual(['evidence.missing']);
    expect(booth.when('PrintLabel', { container: DC06 }).codes).toEqual(['container.notWeighed']);
  });

  it('[S118] a verified one stays', () => {
    const booth = labelled().beginVerification();
    verify(booth);
    expect(booth.when('VoidContainer', { reason: 'spill' }).codes).toEqual(['container.none']);
  });

  it('[S8] needs a reason from the list', () => {
    expect(labelled().when('VoidContainer', { reason: 'other-see-narrative' }).codes).toEqual([
      'reason.narrative',
    ]);
  });
});

describe('the end of a dispense step', () => {
  const complete = (booth: WeighBooth) => booth.when('CompleteStep', {}, { by: 'OP-101' });
  const missing = ({ events: [denied] }: Told) =>
    denied?.type === 'CommandDenied' ? denied.data.refusals.at(0)?.data['missing'] : null;

  it('[S111][S117][R2 111.260] names what is missing: container, verification, open source, amount, empty pan', () => {
    expect(missing(complete(filling('60')))).toBe('container, CB-2508-009-01, amount');
    expect(missing(complete(filling('60').tare('0.32')))).toBe(
      `container, ${DC06}, CB-2508-009-01, amount, pan`,
    );
    expect(missing(complete(labelled()))).toBe(`${DC06}, CB-2508-009-01, pan`);
    const verified = labelled().beginVerification();
    verify(verified);
    expect(missing(complete(verified))).toBe('CB-2508-009-01, pan');
    verified.lift();
    expect(missing(complete(verified))).toBe('CB-2508-009-01');
    expect(complete(verified.close('CB-2508-009-01')).kind).toBe('accepted');
  });

  it('[S117] is not reached with a drum of the lot still full, or with less than the whole amount', () => {
    const one = boothBefore('40').open('40').tare('1.54');
    one.fill('26.54');
    one.verify('26.54').close('AA-2409-117-01', true);
    expect(missing(complete(one))).toBe('amount');
    const part = boothBefore('50').open('50').tare('1.50');
    part.fill('10.00');
    part.verify('10.00').close('AA-2503-042-01');
    expect(missing(complete(part))).toBe('amount');
  });

  it('[S118] finds the step verified, by whoever verified its containers', () => {
    const booth = boothBefore('60').dispense('60');
    expect(booth.step('60')).toMatchObject({ state: 'verified', verifier: 'OP-107', performer: 'OP-101' });
  });
});

describe('the kit', () => {
  const kit = () => boothBefore('110').begin('110');

  it('[S96][S111] takes each container of the batch once, and no stranger', () => {
    const booth = kit();
    expect(booth.scan(`${BATCH}/DC-01`).types).toEqual(['KitContainerScanned']);
    expect(booth.scan(`${BATCH}/DC-01`).codes).toEqual(['kit.twice']);
    expect(booth.scan('CB-2508-009-01').codes).toEqual(['kit.stranger']);
    expect(booth.when('CompleteStep', {}, { by: 'OP-101' }).codes).toEqual(['evidence.missing']);
  });

  it('[S26][S66] closes with the sum of what was scanned, and ends the batch with its verification', () => {
    const booth = kit();
    for (let number = 1; number <= 10; number += 1)
      booth.scanned(`${BATCH}/DC-${String(number).padStart(2, '0')}`);
    const told = booth.when('CompleteStep', {}, { by: 'OP-101' });
    expect(dataOf(told, 'KitClosed')).toEqual([
      { batch: BATCH, step: '110', kit: 'KIT-0147', total: 162_515_000_000, containers: 10 },
    ]);
    expect(booth.batch.state).toBe('inExecution');
    expect(booth.when('VerifyStep', {}, { by: 'OP-107' }).types).toEqual(['StepVerified', 'BatchExecuted']);
    expect(booth.batch.state).toBe('executed');
  });

  it('[S104] is verified by another person than its performer', () => {
    const booth = kit();
    for (let number = 1; number <= 10; number += 1)
      booth.scanned(`${BATCH}/DC-${String(number).padStart(2, '0')}`);
    booth.complete();
    const told = booth.when('VerifyStep', {}, { by: 'OP-101' });
    expect(told.codes).toEqual(expect.arrayContaining(['training.missing', 'independence.own']));
    expect(told.opened).toMatchObject({ trigger: 'unqualified', causedBy: 'OP-101' });
  });
});

describe('what stands on the floor scale', () => {
  it('[S145] leaves only between two states that are on record', () => {
    const booth = labelled().beginVerification();
    verify(booth);
    expect(booth.work('60').pan).toBe('loaded');
    expect(booth.observe('left').types).toEqual(['LoadLeft']);
    expect(booth.observe('left').types).toEqual([]);
    expect(booth.observe('returnedToZero', '0.00', FLOOR).types).toEqual(['ScaleReturnedToZero']);
    expect(booth.observe('returnedToZero', '0.00', FLOOR).types).toEqual([]);
  });
});
