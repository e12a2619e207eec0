import { describe, expect, it } from 'vitest';
import type { Machine } from '../../../main/domain/equipment/equipment.ts';
import { ADD_VERIFIER, ADDER, BLENDER, BlendingTerminal, dc } from '../../support/blending-terminal.ts';
import { dataOf } from '../../support/given-when-then.ts';
import { BATCH } from '../../support/weigh-booth.ts';

/** The blender is cleared for the batch; what matters here is whether it is clean. */
const cleared = (): BlendingTerminal => BlendingTerminal.kitted().clearBlender();
function standing(terminal: BlendingTerminal, change: Partial<Machine>): BlendingTerminal {
  const draft = terminal.state.draft();
  const machine = terminal.state.get('equipment', BLENDER);
  if (machine?.kind !== 'machine') throw new Error('no blender');
  draft.put('equipment', BLENDER, { ...machine, ...change });
  terminal.state.absorb(draft);
  return terminal;
}
const start = (terminal: BlendingTerminal) => terminal.enter('120').when('StartStep');

describe('the cleaning of a machine', () => {
  it('[R2 111.35(b)(2)] is recorded with what, by whom, and by whom it was verified', () => {
    const terminal = BlendingTerminal.kitted();
    expect(dataOf(terminal.cleanBlender(), 'MachineCleaned')).toMatchObject([
      {
        equipment: BLENDER,
        agent: 'PURIFIED WATER',
        record: 'CL-0790',
        person: ADDER,
        verifier: ADD_VERIFIER,
        signature: { meaning: 'verified', components: 'idAndSecret' },
      },
    ]);
  });

  it('[S46][S104] is done and verified by two qualified people', () => {
    const terminal = BlendingTerminal.kitted();
    expect(terminal.cleanBlender({ by: ADDER }).codes).toEqual([
      'cleaner.unqualified',
      'independence.cleaning',
    ]);
    expect(terminal.cleanBlender({ by: 'OP-107' }).codes).toEqual(['cleaner.unqualified']);
    terminal.signIn('OP-101', 'BL-01');
    expect(terminal.cleanBlender().codes).toEqual(['cleaner.unqualified']);
  });

  it('[S122] is recorded where the machine stands, and only while nothing is in it', () => {
    const terminal = BlendingTerminal.kitted();
    for (const machine of ['SCL-04', 'BB-900'])
      expect(
        terminal.when('RecordCleaning', { machine, agent: 'x', record: 'x' }, { by: ADD_VERIFIER }).codes,
      ).toContain('machine.elsewhere');
    const used = BlendingTerminal.charging().add(dc(1));
    expect(used.cleanBlender().codes).toEqual(['machine.occupied']);
  });
});

describe('a machine that is charged', () => {
  it.each([
    ['was never cleaned', { cleaned: null }, '2026-03-10 08:00', 'clean.never'],
    ['was cleaned more than three days ago', {}, '2026-03-13 07:01', 'clean.expired'],
    ['had another batch in it since', { batch: 'VC5-26-0001' as never }, '2026-03-10 08:00', 'clean.used'],
    ['is out of service', { service: 'outOfService' as const }, '2026-03-10 08:00', 'machine.outOfService'],
  ])('[S45][trigger:machineNotReady] that %s blocks the step', (_, change, at, code) => {
    const terminal = standing(cleared(), change).at(at);
    // The clearance has run out by then too; what is asked here is the cleaning alone.
    const told = start(terminal);
    expect(told.codes).toContain(code);
    if (told.codes.length === 1)
      expect(told.opened).toMatchObject({
        trigger: 'machineNotReady',
        severity: 'minor',
        owner: 'supervisor',
        ruleClosable: true,
        object: `equipment:${BLENDER}`,
      });
  });

  it('[S45] is closed by its rule when it was cleaned and is started', () => {
    const terminal = standing(cleared(), { cleaned: null });
    start(terminal);
    expect(terminal.step('120').state).toBe('blocked');
    expect(terminal.cleanBlender().kind).toBe('accepted');
    const told = terminal.when('StartStep');
    expect(told.types).toContain('ExceptionRuleClosed');
    expect(terminal.step('120').state).toBe('inProgress');
  });

  it('holds to the minute, and once it is in use with a batch it goes on with it', () => {
    expect(start(cleared().at('2026-03-10 18:00')).codes).toEqual([]);
    const terminal = BlendingTerminal.charging().verified(dc(1)).at('2026-03-13 07:00');
    expect(terminal.when('ChargeContainer', { container: dc(1) }).codes).toEqual([]);
    terminal.at('2026-03-13 12:00').verified(dc(2));
    expect(terminal.when('ChargeContainer', { container: dc(2) }).codes).toEqual([]);
    const late = BlendingTerminal.charging().verified(dc(1)).at('2026-03-13 07:01');
    const told = late.when('ChargeContainer', { container: dc(1) });
    expect(told.codes).toEqual(['clean.expired']);
    expect(told.opened).toMatchObject({ trigger: 'machineNotReady' });
  });

  it('[S47] that is neither clean nor in its turn is a deviation first', () => {
    const terminal = standing(BlendingTerminal.kitted(), { cleaned: null }).enter('120');
    const told = terminal.when('StartStep');
    expect(told.codes).toContain('clean.never');
    expect(told.opened).toMatchObject({ trigger: 'outOfSequence' });
  });

  it('[S103] is named with its batch from the first container on', () => {
    const terminal = BlendingTerminal.charging().add(dc(1));
    expect(terminal.state.get('equipment', BLENDER)).toMatchObject({ batch: BATCH });
  });
});
