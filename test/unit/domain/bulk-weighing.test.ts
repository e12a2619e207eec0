import { describe, expect, it } from 'vitest';
import { plantCalendar } from '../../../main/adapters/system/plant-calendar.ts';
import { containerLabel } from '../../../main/application/station/label-printing.ts';
import { countOf, unitsIn } from '../../../main/domain/execution/bulk-weighing.ts';
import { meanOfRun } from '../../../main/domain/execution/run-units.ts';
import { holdsOverContainer } from '../../../main/domain/material/genealogy.ts';
import { traceOf } from '../../../main/domain/material/trace.ts';
import { recipeStep } from '../../../main/domain/recipe/recipe.ts';
import { readiness } from '../../../main/domain/release/readiness.ts';
import { plantFacts } from '../../../main/domain/state.ts';
import { BULK_SCALE, BulkTerminal, bk, cap, DETECTOR, GROSSES } from '../../support/bulk-terminal.ts';
import { CAPSULES, SECOND, SUPERVISOR } from '../../support/encapsulator.ts';
import { dataOf } from '../../support/given-when-then.ts';
import { massOf } from '../../support/weigh-booth.ts';

const found = (terminal: BulkTerminal) => {
  const recipe = terminal.state.get('recipes', 'MMR-VC500-CAPS@02');
  const master = recipe && recipeStep(recipe, '160' as never);
  if (master?.kind !== 'bulkWeigh') throw new Error('no bulk in the recipe');
  return countOf(terminal.batch, terminal.bulk, master);
};
const hold = (terminal: BulkTerminal, id: string) =>
  terminal.given('PlaceHold', {
    object: { kind: 'container', id },
    reason: 'investigation',
    narrative: null,
  });

describe('a container of a run', () => {
  it('[S45][trigger:deviceIneligible] goes in only after a good challenge of the detector, in the minutes of the recipe', () => {
    const terminal = BulkTerminal.begun();
    // The challenge of the daily check was at half past ten.
    const told = terminal.intake(cap(1));
    expect(told.codes).toEqual(['challenge.due']);
    expect(told.opened).toMatchObject({
      trigger: 'deviceIneligible',
      severity: 'minor',
      ruleClosable: true,
      object: `equipment:${DETECTOR}`,
    });
    expect(terminal.step('160').state).toBe('blocked');
    // The step waits for just this, and the good challenge clears it by the rule.
    expect(terminal.intake(cap(1)).types).toEqual(['CommandDenied', 'ExceptionRepeated']);
    expect(terminal.challenge().types).toEqual([
      'TestPiecePassed',
      'ChallengePassed',
      'ExceptionRuleClosed',
      'StepCleared',
    ]);
    expect(terminal.step('160').state).toBe('inProgress');
    expect(terminal.intake(cap(1)).types).toEqual(['ContainerTakenIn']);
    terminal.time('18:20');
    expect(terminal.intake(cap(2)).codes).toEqual([]);
    const later = BulkTerminal.begun().challenged().time('18:21');
    expect(later.intake(cap(1)).codes).toEqual(['challenge.due']);
    expect(later.when('CaptureTare', {}, { shows: '1.50' }).codes).toContain('challenge.due');
  });

  it('[S45] does not go in after a challenge that failed, before the second attempt', () => {
    const terminal = BulkTerminal.begun().challenged();
    terminal.challenge(['TP-FE10']);
    expect(terminal.intake(cap(1)).codes).toEqual(['challenge.failed']);
  });

  it('[S42] goes in once, and only into the step that collects its run', () => {
    const terminal = BulkTerminal.begun().challenged().takeIn(cap(1));
    expect(terminal.bulk.taken).toMatchObject([{ id: cap(1), by: 'OP-203' }]);
    expect(terminal.state.get('containers', cap(1))).toMatchObject({ physical: 'consumed' });
    expect(terminal.intake(cap(1)).codes).toEqual(['intake.twice']);
    const stranger = terminal.show(
      { kind: 'container', item: 'RM-2003', lot: 'MC-2510-201', container: 'MC-2510-201-01' },
      'MC-2510-201-01',
    );
    expect(stranger.codes).toEqual(['intake.stranger']);
    expect(stranger.opened).toMatchObject({ trigger: 'wrongIdentity', severity: 'minor' });
    expect(terminal.intake(cap(2)).types).toContain('ExceptionRuleClosed');
    expect(terminal.intake(cap(3)).codes).toContain('identity.unknown');
  });

  it('[S20][S43][S103][trigger:statusViolation] does not go in while it or what it came from is on hold', () => {
    const terminal = hold(BulkTerminal.begun().challenged(), cap(2));
    const told = terminal.intake(cap(2));
    expect(told.codes).toEqual(['hold.container']);
    expect(told.opened).toMatchObject({ trigger: 'statusViolation', owner: 'qaReviewer' });
    const batch = BulkTerminal.begun().challenged();
    batch.given('PlaceHold', {
      object: { kind: 'batch', id: CAPSULES },
      reason: 'foreign-matter-suspected',
      narrative: null,
    });
    expect(batch.intake(cap(1)).codes).toContain('hold.batch');
  });

  it('[S111] is missed at the end, unless it was destroyed by a disposition', () => {
    const terminal = BulkTerminal.begun().challenged().takeIn(cap(1));
    for (const gross of GROSSES) terminal.fill(gross);
    terminal.time('17:50').challenged().sampled(600);
    expect(terminal.complete().codes).toEqual(['evidence.missing']);
    terminal.given('ReportException', { category: 'material', narrative: 'Wet.' });
    const exception = [...terminal.state.all('exceptions')].find(({ trigger }) => trigger === 'reported')?.id;
    const atDesk = { station: 'QA-01', by: 'QA-01' };
    const grounds = { exception, reason: 'assessed-no-impact', narrative: null };
    const disposition = { kind: 'scrap', containers: [cap(2)] };
    terminal
      .given('SignIn', { person: 'QA-01', secret: '' }, atDesk)
      .given('RouteException', { exception, to: 'dispositionPending', reason: 'investigation' }, atDesk)
      .given('DecideDisposition', { ...grounds, disposition }, atDesk)
      .given('ApproveDisposition', { exception }, { ...atDesk, by: 'QA-03' })
      .given('LeaveStep');
    terminal.intake(cap(2));
    terminal
      .given('ScrapContainer', { exception, container: cap(2) }, { by: SECOND })
      .given('CloseException', { exception }, atDesk)
      .enter('160');
    expect(terminal.complete().codes).toEqual([]);
  });
});

describe('a container of the bulk', () => {
  it('[S36][S66][S103] carries everything that went in before it was weighed, and every hold on it', () => {
    const terminal = BulkTerminal.begun().challenged().takeIn(cap(1));
    terminal.fill('41.62');
    terminal.takeIn(cap(2)).fill('41.38');
    expect(terminal.state.get('containers', bk(1))).toMatchObject({
      kind: 'dispensed',
      item: 'IM-VC500-CAPS',
      lot: CAPSULES,
      quantity: massOf('40.12 kg'),
      collected: [cap(1)],
    });
    expect(terminal.state.get('containers', bk(2))).toMatchObject({ collected: [cap(1), cap(2)] });
    hold(terminal, cap(2));
    expect(holdsOverContainer(terminal.state, bk(1) as never)).toEqual([]);
    expect(holdsOverContainer(terminal.state, bk(2) as never)).toHaveLength(1);
    expect(terminal.when('ZeroScale', { scale: BULK_SCALE }, { shows: '0.00' }).codes).toEqual([
      'hold.container',
    ]);
    const flows = traceOf(terminal.state, { kind: 'container', id: bk(2) as never })?.flows ?? [];
    expect(flows.filter(({ to }) => to.id === bk(2)).map(({ from }) => from.id)).toEqual([cap(1), cap(2)]);
  });

  it('[S125][R3 211.101(b)] is tared, weighed and labelled as what comes out of a machine is', () => {
    const terminal = BulkTerminal.collected();
    expect(terminal.when('CaptureTare', {}, { shows: '1.50' }).codes).toEqual(['zero.missing']);
    terminal.given('ZeroScale', { scale: BULK_SCALE }, { shows: '0.00' });
    expect(terminal.when('CaptureTare', {}, { shows: '2.50' }).codes).toEqual(['tare.range']);
    terminal.given('CaptureTare', {}, { shows: '1.50' }).given('AcceptWeight', {}, { shows: '41.62' });
    terminal.given('ZeroScale', { scale: BULK_SCALE }, { shows: '0.00' });
    expect(terminal.when('CaptureTare', {}, { shows: '1.50' }).codes).toEqual(['container.unlabelled']);
    const { timeZone, dayStart } = plantFacts(terminal.state).site;
    expect(containerLabel(terminal.state, bk(1), null, plantCalendar(timeZone, dayStart))).toMatchObject({
      container: bk(1),
      itemName: 'Vitamin C 500 mg capsules in bulk',
      lot: CAPSULES,
      net: '40.12',
      scale: BULK_SCALE,
    });
  });

  it('[S57][trigger:containerVoided] is voided and weighed again under another name', () => {
    const terminal = BulkTerminal.collected();
    terminal.fill('30.00');
    const told = terminal.when('VoidContainer', { reason: 'instrument-disturbed' });
    expect(told.opened).toMatchObject({ trigger: 'containerVoided', object: `container:${bk(1)}` });
    terminal.given(
      'SettleException',
      { exception: told.opened?.id, reason: 'assessed-no-impact', narrative: null },
      { by: SUPERVISOR },
    );
    expect(terminal.fill('41.62')).toBe(bk(2));
    expect(found(terminal).net).toBe(massOf('40.12 kg'));
  });

  it('[R2 111.80] gives the sample that quality takes of it', () => {
    const terminal = BulkTerminal.finished();
    expect(terminal.complete().codes).toEqual([]);
    terminal.given('VerifyStep', {}, { by: SECOND }).given('LeaveStep');
    terminal.show({ kind: 'container', item: 'IM-VC500-CAPS', lot: CAPSULES, container: bk(1) });
    const sample = { batch: CAPSULES, container: bk(1), quantity: '0.46', unit: 'kg', purpose: 'release' };
    terminal.given('TakeSample', sample);
    expect(terminal.state.get('containers', bk(1))).toMatchObject({ quantity: massOf('39.66 kg') });
  });
});

describe('the count of the bulk', () => {
  it('[S49][R2 111.260] is its mass by the mean of every sample of the run, to the step of the recipe: 98.30 % of the target', () => {
    const terminal = BulkTerminal.finished();
    const { net, mean, units, samples, percent, isWithin } = found(terminal);
    expect({ net, units, samples, percent, isWithin }).toEqual({
      net: massOf('188.84 kg'),
      units: 245_760,
      samples: 600,
      percent: '98.30',
      isWithin: true,
    });
    expect(mean).toEqual({ sum: 40 * 768_400, count: 40 });
    expect((units ?? 0) - samples).toBe(245_160);
    const told = terminal.complete();
    expect(dataOf(told, 'StepCompleted')[0]?.signature?.text).toContain(
      '188.84 kg by a mean of 768.400 mg of 40: 245760 capsules\nYield 98.30 % of 250000 (95.0–101.0 %), 600 taken as samples',
    );
    expect(told.opened).toBeNull();
    const lines = readiness(terminal.state, terminal.batch, 'verified');
    expect(lines.find(({ id }) => id === 'yields')?.status).toBe('closed');
  });

  it('is exact, rounds to the nearest and exactly half of it up', () => {
    const mean = { sum: 768_400 as never, count: 1 };
    expect(unitsIn(massOf('188.84 kg'), mean, 10)).toBe(245_760);
    expect(unitsIn(massOf('188.84 kg'), mean, 1)).toBe(245_757);
    const whole = { sum: 2_000_000 as never, count: 2 };
    expect(unitsIn(massOf('14 g'), whole, 10)).toBe(10);
    expect(unitsIn(massOf('15 g'), whole, 10)).toBe(20);
    expect(unitsIn(massOf('0 g'), whole, 10)).toBe(0);
    // A third does not come out even: nothing is divided before the end.
    expect(unitsIn(massOf('1 g'), { sum: 1_000_001 as never, count: 3 }, 1)).toBe(3);
  });

  it('[S38] knows the mean of no sample that was not judged, and leaves out what was struck', () => {
    const terminal = BulkTerminal.ran();
    const { work } = terminal;
    const [first, ...others] = work.checks;
    if (first?.kind !== 'sampled') throw new Error('no check');
    const open = { ...first, outcome: { kind: 'open' as const } };
    expect(meanOfRun({ ...work, checks: [open] })).toBeNull();
    expect(meanOfRun({ ...work, checks: [open, ...others] })).toMatchObject({ count: 20 });
    const invalid = { by: 'OP-203', witness: SECOND, at: '', reason: 'spill', narrative: 'x' } as never;
    const struck = {
      ...first,
      placements: first.placements.map((each, n) => (n < 5 ? { ...each, invalid } : each)),
    };
    expect(meanOfRun({ ...work, checks: [struck, ...others] })).toMatchObject({ count: 35 });
  });

  it('[S44][S49][trigger:yieldOutside] outside its limits is an NC, and the batch is held', () => {
    const terminal = BulkTerminal.finished(GROSSES.slice(1));
    const told = terminal.complete();
    expect(told.opened).toMatchObject({ trigger: 'yieldOutside', owner: 'qaReviewer', links: ['NC-01'] });
    expect(terminal.held).toContain(CAPSULES);
    const lines = readiness(terminal.state, terminal.batch, 'verified');
    expect(lines.find(({ id }) => id === 'yields')?.status).toBe('open');
  });

  it('counts the samples that go to the laboratory and to the shelf, within the limits of the recipe', () => {
    const terminal = BulkTerminal.collected();
    const count = (fields: object) =>
      terminal.when('RecordCount', { what: 'sampled', quantity: 300, reason: null, ...fields }).codes;
    expect(count({ what: 'filled' })).toEqual(['lineCount.notHere']);
    expect(count({ reason: 'fill-count' })).toEqual(['lineCount.noReason']);
    expect(count({ quantity: 0 })).toEqual(['lineCount.nothing']);
    expect(count({})).toEqual([]);
    expect(count({ quantity: 301 })).toEqual(['lineCount.samples']);
    terminal.given(
      'InvalidateCapture',
      {
        batch: CAPSULES,
        step: '160',
        capture: { kind: 'count', id: 'C-1' },
        reason: 'value-mistyped',
        narrative: null,
      },
      { by: 'QA-01', station: 'QA-01' },
    );
    expect(found(terminal).samples).toBe(0);
    expect(count({ quantity: 600 })).toEqual([]);
  });
});

describe('the end of the bulk', () => {
  it('[S111] waits for a challenge after the last of it: before, during and after', () => {
    const terminal = BulkTerminal.collected();
    for (const gross of GROSSES) terminal.time('17:40').fill(gross);
    terminal.sampled(600);
    expect(terminal.complete().codes).toEqual(['challenge.after']);
    terminal.time('17:50').challenged();
    expect(terminal.complete().codes).toEqual([]);
    expect(terminal.given('VerifyStep', {}, { by: SECOND }).batch.state).toBe('executed');
  });

  it('[S111] waits for the samples, for every label, and for the drum that is being filled', () => {
    const terminal = BulkTerminal.collected();
    terminal.fill('41.62');
    terminal.time('17:50').challenged();
    expect(terminal.complete().codes).toEqual(['evidence.missing']);
    terminal.sampled(600).given('ZeroScale', { scale: BULK_SCALE }, { shows: '0.00' });
    terminal.given('CaptureTare', {}, { shows: '1.50' });
    expect(terminal.complete().codes).toEqual(['evidence.missing']);
    terminal.given('AcceptWeight', {}, { shows: '41.38' });
    expect(terminal.complete().codes).toEqual(['evidence.missing', 'challenge.after']);
  });
});
