import { describe, expect, it } from 'vitest';
import type { Person } from '../../../main/domain/identity/person.ts';
import { dataOf, type Seen, type Told } from '../../support/given-when-then.ts';
import { type Alter, BATCH, boothBefore, filling, WeighBooth } from '../../support/weigh-booth.ts';

const person =
  (id: string, change: Partial<Person>): Alter =>
  (founding) => ({
    ...founding,
    people: founding.people.map((each) => (each.id === id ? { ...each, ...change } : each)),
  });
const qualified = (id: string, code: string, expires: string): Alter =>
  person(id, { qualifications: [{ code, expires: expires as never }] });

const signIn = (booth: WeighBooth, who: string, seen: Seen = {}): Told =>
  booth.when('SignIn', { person: who, secret: '' }, seen);

describe('signing in', () => {
  it('[R1 11.10(d)][R1 11.100] opens a session of a known person with the right secret', () => {
    const booth = WeighBooth.founded();
    const told = signIn(booth, 'OP-101');
    expect(dataOf(told, 'SessionOpened')[0]).toMatchObject({
      person: 'OP-101',
      station: 'WS-01',
      credentialVersion: 1,
    });
    expect(booth.state.get('sessions', 'WS-01-1')).toMatchObject({
      open: true,
      signed: false,
      context: null,
    });
  });

  it('[R1 11.300] a wrong id and a wrong secret are one answer', () => {
    expect(signIn(WeighBooth.founded(), 'OP-999').codes).toEqual(['credential.wrong']);
    expect(signIn(WeighBooth.founded(), 'OP-101', { secret: 'mismatch' }).codes).toEqual([
      'credential.wrong',
    ]);
    expect(signIn(WeighBooth.founded(), 'OP-101', { secret: 'notEnrolled' }).codes).toEqual([
      'credential.wrong',
    ]);
  });

  it('[R1 11.200(a)] of another person ends the session before it, and its step', () => {
    const booth = filling('60');
    const told = signIn(booth, 'OP-107');
    expect(told.types).toEqual(['SessionEnded', 'StepLeft', 'SessionOpened']);
    expect(dataOf(told, 'SessionEnded')[0]?.cause).toBe('switched');
    expect(booth.state.get('sessions', 'WS-01-1')).toMatchObject({ person: 'OP-107', context: null });
  });

  it('after a lock finds the step as it was left, and after a sign-out does not', () => {
    const booth = filling('60').given('LockTerminal');
    expect(booth.when('LeaveStep').codes).toContain('session.none');
    signIn(booth, 'OP-101');
    expect(booth.state.get('sessions', 'WS-01-1')?.context).toEqual({ batch: BATCH, step: '60' });
    booth.given('SignOut');
    signIn(booth, 'OP-101');
    expect(booth.state.get('sessions', 'WS-01-1')?.context).toBeNull();
  });

  it('[R1 11.200(a)] ends by itself when nobody does anything, once', () => {
    const booth = filling('60');
    expect(dataOf(booth.when('LockIdle'), 'SessionEnded')[0]?.cause).toBe('idle');
    expect(booth.when('LockIdle').events).toEqual([]);
  });
});

describe('a secret that somebody else set', () => {
  const production: Alter = (founding) => ({ ...founding, kind: 'production' });
  const choose = (booth: WeighBooth, who: string, seen: Seen = {}): Told =>
    booth.when('ChooseSecret', { person: who, secret: '', newSecret: '' }, seen);

  it('[R1 11.300] opens no session, and none of anybody is open before their own is chosen', () => {
    const booth = WeighBooth.founded(production);
    const told = signIn(booth, 'OP-101');
    expect([told.codes, told.types]).toEqual([['secret.given'], ['CommandDenied']]);
    expect(dataOf(choose(booth, 'OP-101'), 'SecretChosen')).toEqual([
      { person: 'OP-101', credentialVersion: 2 },
    ]);
    expect(signIn(booth, 'OP-101').types).toEqual(['SessionOpened']);
    expect(signIn(booth, 'OP-107').codes).toEqual(['secret.given']);
  });

  it('[R1 11.10(e)] is left by its person, whoever is signed in at the terminal', () => {
    const booth = WeighBooth.founded().signIn('OP-107');
    choose(booth, 'OP-101');
    expect(booth.recorded.at(-1)).toMatchObject({ person: null, session: null });
    expect(booth.state.get('people', 'OP-107')?.ownSecret).toBe(1);
  });

  it('[R1 11.300] is none in a demo plant, where each name is shown with its secret', () => {
    expect(signIn(WeighBooth.founded(), 'OP-101').kind).toBe('accepted');
  });

  it('[R1 11.300] anew counts as theirs no more, nor does an older one from a backup', () => {
    const booth = WeighBooth.founded();
    choose(booth, 'OP-101');
    for (const version of [1, 3])
      expect(signIn(booth, 'OP-101', { version }).codes).toEqual(['secret.given']);
    expect(signIn(booth, 'OP-101', { version: 2 }).kind).toBe('accepted');
  });

  it('[R1 11.200(a)] signs nothing inside the session of another, and is no wrong one', () => {
    const booth = boothBefore('40').enter('20');
    booth.given('ReportException', { category: 'other', narrative: 'x' });
    const settle = { exception: 'EX-01', reason: 'spill', narrative: null };
    const told = booth.when('SettleException', settle, { by: 'QA-01', version: 2 });
    expect([told.codes, told.types]).toEqual([['signature.givenSecret'], ['CommandDenied']]);
    expect(booth.when('SettleException', settle, { by: 'QA-01' }).kind).toBe('accepted');
  });

  it('[R1 11.300] is proven once more before another takes its place, and a wrong one counts', () => {
    const booth = WeighBooth.founded(production);
    const told = choose(booth, 'OP-101', { secret: 'mismatch' });
    expect([told.codes, told.types]).toEqual([['credential.wrong'], ['CommandDenied', 'CredentialFailed']]);
    expect(choose(booth, 'OP-999').codes).toEqual(['credential.wrong']);
  });

  it.each(['too-short', 'too-long', 'is-the-person', 'repeats', 'counts', 'unchanged'] as const)(
    '[R1 11.300] is not left for one that is %s',
    (fault) => {
      const booth = WeighBooth.founded(production);
      expect(choose(booth, 'OP-101', { fault }).codes).toEqual([`secret.${fault}`]);
      expect(signIn(booth, 'OP-101').codes).toEqual(['secret.given']);
    },
  );

  it('[R1 11.300] is not left by somebody locked out', () => {
    const locked = WeighBooth.founded(person('OP-101', { lockedAt: '2026-03-09T13:00:00.000Z' as never }));
    expect(choose(locked, 'OP-101').codes).toEqual(['person.lockedOut']);
  });
});

describe('the lock-out', () => {
  const fail = (booth: WeighBooth, times: number) => {
    const tolds = Array.from({ length: times }, () => signIn(booth, 'OP-101', { secret: 'mismatch' }));
    return tolds.map(({ types }) => types);
  };

  it('[R1 11.300] locks the person at the fifth wrong secret in a row, not before', () => {
    const booth = WeighBooth.founded();
    const counted = ['CommandDenied', 'CredentialFailed'];
    expect(fail(booth, 5)).toEqual([counted, counted, counted, counted, [...counted, 'PersonLockedOut']]);
    expect(booth.state.get('people', 'OP-101')).toMatchObject({ failures: 5, lockedAt: booth.moment.at });
    expect(signIn(booth, 'OP-101').codes).toEqual(['person.lockedOut']);
    expect(signIn(booth, 'OP-107').kind).toBe('accepted');
  });

  it('[R1 11.300] begins again after the right secret', () => {
    const booth = WeighBooth.founded();
    fail(booth, 4);
    signIn(booth, 'OP-101');
    expect(fail(booth, 4).flat()).not.toContain('PersonLockedOut');
  });

  it('[R1 11.300] counts wrong secrets of signatures too, against who was to sign, until one is right', () => {
    const booth = boothBefore('40').enter('20');
    const tries = (times: number, by: string, secret: Seen['secret']) => {
      for (let time = 0; time < times; time += 1)
        booth.when(
          'SettleException',
          { exception: 'EX-01', reason: 'spill', narrative: null },
          { by, ...(secret && { secret }) },
        );
    };
    booth.given('ReportException', { category: 'other', narrative: 'x' });
    tries(4, 'QA-01', 'mismatch');
    expect(booth.state.get('people', 'QA-01')).toMatchObject({ failures: 4, lockedAt: null });
    tries(1, 'QA-01', 'match');
    expect(booth.state.get('exceptions', 'EX-01')?.state).toBe('closed');
    expect(booth.state.get('people', 'QA-01')).toMatchObject({ failures: 0, lockedAt: null });
    tries(5, 'SUP-01', 'mismatch');
    expect(booth.state.get('people', 'SUP-01')?.lockedAt).not.toBeNull();
    expect(booth.state.get('people', 'OP-101')?.failures).toBe(0);
  });

  it('[R1 11.300] a person nobody knows locks nobody', () => {
    const booth = WeighBooth.founded();
    for (let time = 0; time < 6; time += 1) signIn(booth, 'OP-999', { secret: 'mismatch' });
    expect([...booth.state.all('people')].some(({ lockedAt }) => lockedAt !== null)).toBe(false);
  });

  it('[S28][S101] is lifted by an administrator, signed with a reason, and not by the person', () => {
    const locked = WeighBooth.founded((founding) => ({
      ...founding,
      people: [
        ...person('OP-101', { lockedAt: '2026-03-09T13:00:00.000Z' as never, failures: 5 })(founding).people,
        {
          ...founding.people[0],
          id: 'ADM-02',
          name: 'B. Costa',
          roles: ['administrator'],
          qualifications: [{ code: 'SYS-1', expires: '2027-01-01' }],
        } as never,
      ],
    }));
    locked.signIn('ADM-01');
    const unlock = (who: string, by: string) =>
      locked.when('UnlockPerson', { person: who, reason: 'break' }, { by });
    expect(unlock('OP-101', 'SUP-01').codes).toEqual(['role.missing']);
    expect(unlock('ADM-01', 'ADM-01').codes).toEqual(['independence.self']);
    expect(unlock('OP-101', 'ADM-01').types).toEqual(['PersonUnlocked']);
    expect(locked.state.get('people', 'OP-101')).toMatchObject({ lockedAt: null, failures: 0 });
  });
});

describe('signatures', () => {
  const complete = (booth: WeighBooth, seen: Seen) => booth.when('CompleteStep', {}, seen);
  /** Clearance answered, nothing signed in this session yet. */
  function unsigned(): WeighBooth {
    const booth = boothBefore('20').begin('20');
    for (const item of ['1', '6']) booth.given('AnswerItem', { item, answer: { kind: 'confirmed' } });
    booth.given('AnswerItem', { item: '2', answer: { kind: 'count', value: 0 } });
    for (const item of ['4', '5'])
      booth.given('AnswerItem', { item, answer: { kind: 'reference', value: 'CL-0788' } });
    return booth.scanPlace('WS-01-WASTE');
  }

  it('[R1 11.200(a)] the first of a session has id and secret, later ones the secret', () => {
    const booth = unsigned();
    expect(complete(booth, { by: null }).codes).toEqual(['signature.needsId']);
    const told = complete(booth, { by: 'OP-101' });
    expect(dataOf(told, 'StepCompleted')[0]?.signature).toMatchObject({
      components: 'idAndSecret',
      meaning: 'performed',
    });
    booth.given('VerifyStep', {}, { by: 'OP-107' }).given('LeaveStep').checkScales();
    const later = boothBefore('40').dispense('40');
    expect(later.state.get('sessions', 'WS-01-1')?.signed).toBe(true);
    const secret = later.wipe('RM-1001').open('50').tare('1.50');
    secret.fill('10.00');
    const reprint = secret.when(
      'ReprintLabel',
      { container: `${BATCH}/DC-03`, reason: 'label-damaged' },
      { by: null },
    );
    expect(dataOf(reprint, 'LabelPrintReserved')[0]?.signature).toMatchObject({
      components: 'secret',
      person: 'OP-101',
    });
  });

  it('[R1 11.200(a)] a session that ended begins anew with id and secret', () => {
    const booth = boothBefore('40').given('LockTerminal').signIn('OP-101');
    expect(booth.state.get('sessions', 'WS-01-1')?.signed).toBe(false);
  });

  it('[R1 11.200(a)] one’s own work is signed by oneself', () => {
    expect(complete(unsigned(), { by: 'OP-107' }).codes).toContain('signature.notYours');
  });

  it('[R1 11.200(a)] a co-signer always gives id and secret, and does not sign for the session', () => {
    // Without an id it is the holder of the session who signs: their own work.
    const nobody = unsigned().complete().when('VerifyStep', {}, { by: 'OP-107', unnamed: true });
    expect(nobody.codes).toEqual(expect.arrayContaining(['signature.needsId', 'independence.own']));
    const booth = unsigned().complete();
    const wrong = booth.when('VerifyStep', {}, { by: 'OP-107', secret: 'mismatch' });
    expect(wrong.codes).toEqual(['signature.wrong']);
    const told = booth.when('VerifyStep', {}, { by: 'OP-107' });
    expect(dataOf(told, 'StepVerified')[0]?.signature).toMatchObject({ components: 'idAndSecret' });
  });

  it('[R1 11.70] covers the text that the station built, and no other', () => {
    const booth = unsigned();
    expect(complete(booth, { by: 'OP-101', textHash: '0'.repeat(64) }).codes).toEqual([
      'signature.otherText',
    ]);
    const signed = dataOf(complete(booth, { by: 'OP-101' }), 'StepCompleted')[0]?.signature;
    expect(signed?.text).toContain('Meaning: performed\nBatch VC5-26-0147, step 20: Clear the booth');
    expect(signed?.textHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('[R1 11.50] stands in the record with printed name, time and meaning', () => {
    const booth = unsigned();
    expect(dataOf(complete(booth, { by: 'OP-101' }), 'StepCompleted')[0]?.signature).toMatchObject({
      person: 'OP-101',
      name: 'M. Alvarez',
      at: booth.moment.at,
      meaning: 'performed',
    });
  });

  it('[R1 11.10(j)][R1 11.100(c)] needs the accountability acknowledgement first', () => {
    const booth = WeighBooth.founded(person('QA-01', { acknowledgedAt: null })).signIn('QA-01', 'QA-01');
    const order = { recipe: 'MMR-VC500-250K', version: '07', batch: 'B', allocations: [] };
    const seen = { station: 'QA-01', by: 'QA-01' };
    expect(booth.when('IssueBatch', order, seen).codes).toContain('accountability.missing');
    const told = booth.when('AcknowledgeAccountability', {}, seen);
    expect(dataOf(told, 'AccountabilityAcknowledged')[0]?.signature).toMatchObject({
      meaning: 'acknowledged',
    });
    expect(booth.when('IssueBatch', order, seen).codes).not.toContain('accountability.missing');
  });

  it('[R1 11.300] are not made by somebody locked out', () => {
    const booth = boothBefore('60', person('SUP-01', { lockedAt: '2026-03-09T13:00:00.000Z' as never }))
      .open('60')
      .tare('0.32');
    booth.when('AcceptWeight', {}, { shows: '6.80' });
    const settle = { exception: 'EX-01', reason: 'spill', narrative: null };
    expect(booth.when('SettleException', settle, { by: 'SUP-01' }).codes).toEqual(['person.lockedOut']);
  });

  it('are not dated by a clock in doubt, which decides no expiry either', () => {
    expect(complete(unsigned(), { by: 'OP-101', clock: 'doubtful' }).codes).toEqual(['clock.doubtful']);
    expect(
      filling('60').tare('0.32').when('AcceptWeight', {}, { shows: '6.58', clock: 'doubtful' }).codes,
    ).toEqual(['clock.doubtful']);
  });
});

describe('training', () => {
  const start = (alter: Alter, time: string) =>
    boothBefore('60', alter).at(time).enter('60').when('StartStep');

  it.each([
    ['2026-03-09 23:59:59', []],
    ['2026-03-10 00:00:00', ['training.expired']],
  ])('[S46][S83][R2 111.12] that expires on 2026-03-09 lets start a step at %s', (time, codes) => {
    expect(start(qualified('OP-101', 'W&D-2', '2026-03-09'), time).codes).toEqual(codes);
  });

  it('[S46][S83] that expired blocks the step; the supervisor owns it, and a qualified person takes over', () => {
    const booth = boothBefore('30').signIn('OP-112').enter('30');
    const told = booth.when('StartStep');
    expect(told.codes).toEqual(['training.expired']);
    expect(told.opened).toMatchObject({
      trigger: 'unqualified',
      severity: 'major',
      owner: 'supervisor',
      object: 'person:OP-112',
    });
    expect(booth.step('30').state).toBe('blocked');
    booth.given(
      'SettleException',
      { exception: 'EX-01', reason: 'qualified-person-takes-over', narrative: null },
      { by: 'SUP-01' },
    );
    expect(booth.when('StartStep').codes).toEqual(['training.expired']);
    booth.given(
      'SettleException',
      { exception: 'EX-02', reason: 'qualified-person-takes-over', narrative: null },
      { by: 'SUP-01' },
    );
    expect(booth.signIn('OP-101').enter('30').when('StartStep').types).toContain('StepStarted');
  });

  it('[S46] that was never there is missing, for a person of whatever role', () => {
    expect(boothBefore('60').signIn('QA-01').enter('60').when('StartStep').codes).toEqual([
      'training.missing',
    ]);
  });

  it('[S128] that ends at midnight ends the work in an open step', () => {
    const booth = boothBefore('60', qualified('OP-101', 'W&D-2', '2026-03-09'))
      .open('60')
      .tare('0.32');
    booth.at('2026-03-10 00:00:01');
    expect(booth.when('AcceptWeight', {}, { shows: '6.58' }).codes).toEqual(['training.expired']);
  });
});

describe('the performer', () => {
  it('[S129] is the one who started; another person cannot help out', () => {
    const booth = filling('60').signIn('OP-107').enter('60');
    const told = booth.when('CaptureTare', {}, { shows: '0.32' });
    expect(told.codes).toEqual(['performer.other']);
    expect(told.opened).toBeNull();
  });

  it('[S129] hands over by suspending; who takes over is qualified, and then alone performs', () => {
    const booth = filling('60').given('SuspendStep', { reason: 'shift-change' });
    booth.signIn('OP-112').enter('60');
    expect(booth.when('TakeOverStep').codes).toEqual(['training.expired']);
    booth.given(
      'SettleException',
      { exception: 'EX-01', reason: 'qualified-person-takes-over', narrative: null },
      { by: 'SUP-01' },
    );
    booth.signIn('OP-107').enter('60').given('TakeOverStep');
    expect(booth.step('60')).toMatchObject({
      state: 'inProgress',
      performer: 'OP-107',
      performers: ['OP-101', 'OP-107'],
    });
    expect(booth.signIn('OP-101').enter('60').when('CaptureTare', {}, { shows: '0.32' }).codes).toEqual([
      'performer.other',
    ]);
  });

  it('[S129] suspends what is theirs', () => {
    const booth = filling('60').signIn('OP-107').enter('60');
    expect(booth.when('SuspendStep', { reason: 'break' }).codes).toEqual(['performer.other']);
  });
});

describe('where and who a command says it comes from', () => {
  it.each([
    ['another station', { station: 'PL-3' }],
    ['another person', { person: 'OP-107' }],
    ['another step', { step: '70' }],
    ['no step', { batch: null, step: null }],
    ['another batch', { batch: 'VC5-26-0999' }],
  ])('[S31] %s than the session is locked to is refused, logged, and opens nothing', (_what, context) => {
    const told = filling('60').when('CaptureTare', {}, { shows: '0.32', context });
    expect(told.codes).toContain('context.other');
    expect(told.types).toEqual(['CommandDenied']);
  });

  it('[R1 11.10(d)] nobody signed in does nothing', () => {
    const booth = WeighBooth.founded();
    for (const type of ['StartStep', 'CompleteStep', 'PlaceHold', 'OpenFunction', 'TypeIdentity'] as const) {
      const told = booth.when(type, {
        function: 'weigh',
        object: { kind: 'lot', id: 'CB-2508-009' },
        reason: 'break',
      });
      expect([type, told.codes]).toEqual([type, expect.arrayContaining(['session.none'])]);
      expect(told.types).toEqual(['CommandDenied']);
    }
  });

  it('[S122] a function is opened where the station has it', () => {
    const booth = WeighBooth.founded().signIn('OP-301', 'PL-3').signIn('OP-101');
    expect(booth.when('OpenFunction', { function: 'weigh' }, { station: 'PL-3' }).codes).toEqual([
      'station.function',
    ]);
    expect(booth.when('OpenFunction', { function: 'weigh' }).types).toEqual(['FunctionOpened']);
  });

  it('[S122] a step is entered at its own station', () => {
    const booth = boothBefore('60').signIn('OP-203', 'BL-01');
    const told = booth.when('EnterStep', { batch: BATCH, step: '60' }, { station: 'BL-01' });
    expect(told.codes).toEqual(['station.function']);
    expect(booth.when('EnterStep', { batch: 'NONE', step: '60' }).codes).toEqual(['batch.unknown']);
    expect(booth.when('EnterStep', { batch: BATCH, step: '61' }).codes).toEqual(['step.unknown']);
  });

  it('[R1 11.10(h)] more than twenty commands a second are no hand', () => {
    expect(filling('60').when('CaptureTare', {}, { shows: '0.32', pace: 20 }).kind).toBe('accepted');
    expect(filling('60').when('CaptureTare', {}, { shows: '0.32', pace: 21 }).codes).toEqual(['pace.flood']);
  });
});
