import { describe, expect, it } from 'vitest';
import { detectorOf, type MetalDetector } from '../../../main/domain/equipment/metal-detector.ts';
import { passedSinceGoodChallenge } from '../../../main/domain/equipment/passed-since.ts';
import { BulkTerminal, bk, cap, DETECTOR, PIECES } from '../../support/bulk-terminal.ts';
import { RUNNER } from '../../support/encapsulator.ts';
import { dataOf } from '../../support/given-when-then.ts';

const detector = ({ state }: BulkTerminal): MetalDetector => {
  const found = detectorOf(state, DETECTOR);
  if (!found) throw new Error('no detector');
  return found;
};
const atCheck = () => BulkTerminal.arrived().enter('145').given('StartStep');

describe('the challenge of a metal detector', () => {
  it('[R2 111.27][R2 111.35][S106] passes every piece of the set once, each scanned before', () => {
    const terminal = atCheck();
    const press = (piece: string) =>
      terminal.when('PassTestPiece', { detector: DETECTOR, piece, result: 'rejected' });
    expect(press('TP-FE10').codes).toEqual(['piece.notScanned']);
    expect(terminal.piece('TP-FE10').types).toContain('TestPiecePresented');
    expect(press('TP-NF15').codes).toEqual(['piece.notScanned']);
    expect(dataOf(press('TP-FE10'), 'TestPiecePassed')).toMatchObject([
      { detector: DETECTOR, piece: 'TP-FE10', result: 'rejected', person: RUNNER },
    ]);
    expect(press('TP-FE10').codes).toEqual(['piece.notScanned']);
    expect(terminal.piece('TP-FE10').codes).toEqual(['piece.passed']);
    terminal.pass('TP-SS20');
    expect(terminal.pass('TP-NF15').types).toEqual(['TestPiecePassed', 'ChallengePassed']);
    expect(terminal.challenges('145')).toMatchObject([{ attempt: 1, outcome: 'passed' }]);
    expect(detector(terminal)).toMatchObject({ lastGoodChallenge: terminal.moment.at, recheck: null });
  });

  it('[S42][S106] takes no piece that is none of its own, and none that is typed', () => {
    const terminal = atCheck();
    expect(terminal.piece('TP-FE99').codes).toEqual(['identity.unknown']);
    expect(terminal.when('TypeIdentity', { text: 'TST/TP-FE10' }).codes).toEqual(['scan.typed']);
    expect(terminal.challenges('145')).toEqual([]);
  });

  it('[S111] is part of the daily check, which does not complete without it', () => {
    const terminal = BulkTerminal.arrived().dailyCheck();
    expect(terminal.step('145').state).toBe('complete');
    const without = atCheck();
    without.challenge(['TP-FE10']);
    const told = without.complete();
    expect(told.codes).toEqual(['evidence.missing']);
  });

  it('[S45] that failed has one second attempt, after cleaning and a look at the settings on record; both are kept', () => {
    const terminal = atCheck();
    expect(terminal.repeat().codes).toEqual(['challenge.notFailed']);
    const told = terminal.challenge(['TP-SS20']);
    expect(dataOf(told, 'ChallengeFailed')).toMatchObject([{ attempt: 1, final: false, since: [] }]);
    expect(told.opened).toBeNull();
    expect(terminal.piece('TP-FE10').codes).toEqual(['challenge.repeatFirst']);
    expect(terminal.repeat({ cleaned: true, settings: false }).codes).toEqual(['challenge.prepare']);
    expect(terminal.repeat().types).toEqual(['ChallengeRepeated']);
    expect(terminal.repeat().codes).toEqual(['challenge.notFailed']);
    const again = terminal.challenge();
    expect(again.opened).toMatchObject({ trigger: 'checkPassedAtSecondAttempt', owner: 'qaReviewer' });
    expect(
      terminal.challenges('145').map(({ attempt, outcome, results }) => [attempt, outcome, results.length]),
    ).toEqual([
      [1, 'failedOnce', 3],
      [2, 'passed', 3],
    ]);
    expect(terminal.state.get('batches', terminal.batch.id)?.steps['145']?.state).toBe('inProgress');
  });

  it('[S45][S50][trigger:checkFailed] that failed twice stands: the detector is out of service and on hold', () => {
    const terminal = atCheck();
    const told = terminal.failed();
    expect(told.opened).toMatchObject({
      trigger: 'checkFailed',
      severity: 'critical',
      owner: 'qaReviewer',
      coOwner: 'metrology',
      object: `equipment:${DETECTOR}`,
      links: ['DEV-01'],
    });
    expect(terminal.held).toEqual([DETECTOR]);
    expect(detector(terminal)).toMatchObject({
      service: 'outOfService',
      recheck: 'failed',
      lastGoodChallenge: null,
    });
    expect(terminal.step('145').state).toBe('blocked');
    expect(terminal.piece('TP-FE10').codes).toContain('detector.outOfService');
    expect(terminal.repeat().codes).toContain('detector.outOfService');
  });
});

describe('what went through a detector', () => {
  it('[S50][R2 111.113][trigger:checkFailed] is held by its containers from the last good challenge on, in and out, with a look-back', () => {
    const terminal = BulkTerminal.begun().challenged().time('17:25').takeIn(cap(1));
    const first = terminal.fill('41.62');
    terminal.time('17:40').challenged().time('17:45').takeIn(cap(2));
    const second = terminal.fill('41.38');
    expect([first, second]).toEqual([bk(1), bk(2)]);
    expect(passedSinceGoodChallenge(terminal.state, detector(terminal))).toEqual([cap(2), bk(2)]);
    const told = terminal.time('17:50').failed();
    expect(dataOf(told, 'ChallengeFailed').at(-1)).toMatchObject({ final: true, since: [cap(2), bk(2)] });
    expect(terminal.held).toEqual([DETECTOR, bk(2), cap(2)].sort());
    expect(dataOf(told, 'RecordOpened').map(({ record }) => record)).toMatchObject([
      { kind: 'deviation' },
      { kind: 'lookBack', equipment: DETECTOR, batch: terminal.batch.id, containers: [cap(2), bk(2)] },
    ]);
    expect(terminal.intake(cap(2)).kind).toBe('refused');
  });

  it('is not held by a challenge that failed where nothing went through it', () => {
    const terminal = BulkTerminal.begun();
    const told = terminal.failed();
    expect(told.opened).toMatchObject({ trigger: 'checkFailed' });
    expect(terminal.held).toEqual([DETECTOR]);
  });
});

describe('the return of a metal detector to service', () => {
  const MET = { by: 'MET-01' };
  const QA = { by: 'QA-01', station: 'QA-01' };
  const DONE = { scale: DETECTOR, reason: 'equipment-adjusted', narrative: 'The coil was loose.' };
  const failed = () => {
    const terminal = BulkTerminal.begun().challenged().time('17:25').takeIn(cap(1)).time('17:30');
    terminal.failed();
    terminal.given('SignIn', { person: 'MET-01', secret: '' });
    return terminal.given('AcknowledgeAccountability', {}, MET);
  };
  const pass = (terminal: BulkTerminal, piece: string, result = 'rejected') => {
    terminal.piece(piece);
    return terminal.when('PassReference', { detector: DETECTOR, piece, result });
  };
  const passAll = (terminal: BulkTerminal, result = 'rejected') => {
    for (const piece of PIECES.slice(1)) pass(terminal, piece);
    return pass(terminal, PIECES[0] ?? '', result);
  };

  it('[S25][S104][R2 111.35] is adjusted and proved by metrology, and approved by QA after the look-back', () => {
    const terminal = failed();
    expect(terminal.when('RequestReturn', { scale: DETECTOR }, MET).codes).toEqual(['service.state']);
    expect(pass(terminal, 'TP-FE10').codes).toEqual(['service.state']);
    expect(terminal.when('AdjustScale', DONE, { by: RUNNER }).codes).toContain('service.performer');
    terminal.given('AdjustScale', DONE, MET);
    expect(
      terminal.when('PassReference', { detector: DETECTOR, piece: 'TP-NF15', result: 'rejected' }).codes,
    ).toEqual(['piece.notScanned']);
    expect(passAll(terminal, 'passedThrough').types).toEqual(['ReferencePassed', 'ScaleMeasured']);
    expect(terminal.state.get('services', DETECTOR)?.state).toBe('found');
    terminal.given('AdjustScale', DONE, MET);
    passAll(terminal);
    expect(pass(terminal, 'TP-NF15').codes).toEqual(['service.state', 'piece.passed']);
    const requested = terminal.when('RequestReturn', { scale: DETECTOR }, MET);
    expect(dataOf(requested, 'ReturnRequested')[0]?.signature.text).toContain(
      'As left: Fe 1.0 mm rejected, certificate NW-2025-11830',
    );
    expect(terminal.when('ApproveReturn', { scale: DETECTOR }, QA).codes).toContain('return.lookBack');
    const exception = [...terminal.state.all('exceptions')].find(
      ({ trigger }) => trigger === 'checkFailed',
    )?.id;
    terminal.given('SignIn', { person: 'QA-01', secret: '' }, QA);
    terminal.given('SettleException', { exception, reason: 'assessed-no-impact', narrative: null }, QA);
    const review = { kind: 'review', conclusion: 'resultsStand', narrative: 'Passed again.' };
    terminal.given('MoveRecord', { record: 'LB-01', move: review }, { ...QA, by: 'MET-01' });
    terminal.given('MoveRecord', { record: 'LB-01', move: { kind: 'close' } }, QA);
    for (const hold of terminal.state.all('holds'))
      if (hold.exception === exception && !hold.released)
        terminal.given('ReleaseHold', { hold: hold.id, reason: 'assessed-no-impact' }, QA);
    terminal.given('ApproveReturn', { scale: DETECTOR }, QA);
    expect(detector(terminal)).toMatchObject({ service: 'inService', recheck: 'adjusted' });
    expect(terminal.held).toEqual([]);
    terminal.given('SignIn', { person: RUNNER, secret: '' }).enter('160');
    expect(terminal.intake(cap(2)).codes).toEqual(['challenge.adjusted']);
    expect(terminal.challenge().types).toContain('ChallengePassed');
    expect(terminal.intake(cap(2)).types).toContain('ContainerTakenIn');
  });
});

it('names the pieces of the demo plant', () => {
  expect(detector(BulkTerminal.arrived()).testPieces.map(({ id, text }) => [id, text])).toEqual([
    [PIECES[0], 'Fe 1.0 mm'],
    [PIECES[1], 'Non-Fe 1.5 mm'],
    [PIECES[2], 'Steel 316 2.0 mm'],
  ]);
});
