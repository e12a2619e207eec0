import { describe, expect, it } from 'vitest';
import { account, componentRun, standingCount } from '../../../main/domain/components/accounting.ts';
import { filledUnits } from '../../../main/domain/components/used-by-run.ts';
import { masterStep } from '../../../main/domain/execution/master-step.ts';
import { percentText } from '../../../main/domain/execution/yield.ts';
import { holdsOver } from '../../../main/domain/material/genealogy.ts';
import { traceOf } from '../../../main/domain/material/trace.ts';
import { readiness } from '../../../main/domain/release/readiness.ts';
import { BOTTLES, CLOSURES, CountedLine, MORE_BOTTLES } from '../../support/counted-line.ts';
import { dataOf } from '../../support/given-when-then.ts';
import { certain, LEAD, OPERATOR, PACKED } from '../../support/packaging-line.ts';

const accountability = (line: CountedLine) =>
  readiness(line.state, line.of(PACKED), 'verified').find(({ id }) => id === 'accountability')?.status;

const inScenario = (line: CountedLine): CountedLine => {
  line.counts('bottle', { [BOTTLES.lot]: { setUp: 18, returned: 81 } }, OPERATOR);
  line.counts('closure', { [CLOSURES.lot]: { setUp: 22, returned: 127 } }, OPERATOR);
  return line;
};

describe('counted components are issued', () => {
  it('[S42][R2 111.260] by a scan, a count and a second person, and leave the stock', () => {
    const line = CountedLine.atLine();
    expect(line.when('StartRun').codes).toEqual(['component.unissued']);
    expect(
      line.when('IssueComponent', { component: 'bottle', lot: BOTTLES.lot, counted: 2550 }, { by: LEAD })
        .codes,
    ).toEqual(['component.notScanned']);
    line.issue('bottle', BOTTLES, 2550);
    expect(line.components.issues).toMatchObject([
      { id: 'K-1', component: 'bottle', lot: BOTTLES.lot, quantity: 2550, by: OPERATOR, verifier: LEAD },
    ]);
    expect(line.onHand(BOTTLES.lot)).toBe(7650 - 2550);
    expect(line.when('StartRun').codes).toEqual(['component.unissued']);
    line.issue('closure', CLOSURES, 2600).given('StartRun');
    expect(line.of(PACKED).acts[LEAD]).toContain('verified');
  });

  it('[S42] a lot of another item stops the step as a wrong component does', () => {
    const told = CountedLine.atLine().show({ item: 'PK-3001', lot: 'HC-00-25117' });
    expect(told.codes).toEqual(['component.stranger']);
    expect(told.opened).toMatchObject({ trigger: 'wrongIdentity', step: '190' });
  });

  it('[S123] a label whose item is not that of its lot names nothing', () => {
    const told = CountedLine.atLine().show({ item: 'PK-4010', lot: CLOSURES.lot });
    expect(told.codes).toContain('identity.contradicts');
  });

  it('[S43][S79] a held lot is refused, and a hold placed after its scan stops the issue', () => {
    const line = CountedLine.atLine();
    line.show(BOTTLES);
    line.given('PlaceHold', {
      object: { kind: 'lot', id: BOTTLES.lot },
      reason: 'coa-mismatch',
      narrative: null,
    });
    const told = line.when(
      'IssueComponent',
      { component: 'bottle', lot: BOTTLES.lot, counted: 2550 },
      { by: LEAD },
    );
    expect(told.codes).toEqual(['hold.lot']);
    expect(told.opened?.trigger).toBe('statusViolation');
    expect(
      CountedLine.atLine()
        .given('PlaceHold', {
          object: { kind: 'lot', id: BOTTLES.lot },
          reason: 'coa-mismatch',
          narrative: null,
        })
        .show(BOTTLES).codes,
    ).toEqual(['hold.lot']);
  });

  it('[S104] nobody verifies their own count', () => {
    const line = CountedLine.atLine();
    line.show(BOTTLES);
    const told = line.when(
      'IssueComponent',
      { component: 'bottle', lot: BOTTLES.lot, counted: 2550 },
      { by: OPERATOR },
    );
    expect(told.codes).toContain('independence.own');
    expect(told.opened).toMatchObject({ trigger: 'unqualified', causedBy: OPERATOR });
  });

  it('[S127] not more than there is, and not nothing', () => {
    const line = CountedLine.atLine();
    line.show(BOTTLES);
    const issue = (counted: number) =>
      line.when('IssueComponent', { component: 'bottle', lot: BOTTLES.lot, counted }, { by: LEAD }).codes;
    expect(issue(7651)).toEqual(['stock.less']);
    expect(issue(0)).toEqual(['component.nothing']);
  });
});

describe('what a run leaves is accounted for', () => {
  it('[S48][R2 111.260] to the figures of the batch: 18 set up and 81 back of 2 550 bottles, 22 and 127 of 2 600 closures', () => {
    const line = CountedLine.packed();
    expect(line.when('CompleteStep', {}, { by: OPERATOR }).codes).toEqual(['component.uncounted']);
    expect(accountability(line)).toBe('open');
    inScenario(line);
    expect(line.components.counts.map(({ found }) => found)).toEqual([
      {
        issued: 2550,
        used: { packed: 2451 },
        counted: { setUp: 18, damaged: 0, sampled: 0, returned: 81 },
        unaccounted: 0,
        within: true,
      },
      {
        issued: 2600,
        used: { packed: 2451 },
        counted: { setUp: 22, damaged: 0, sampled: 0, returned: 127 },
        unaccounted: 0,
        within: true,
      },
    ]);
    line.complete();
    expect(line.onHand(BOTTLES.lot)).toBe(7650 - 2550 + 81);
    expect(line.onHand(CLOSURES.lot)).toBe(7800 - 2600 + 127);
    expect(accountability(line)).toBe('closed');
  });

  it('[S48] one bottle missing, or one too many, opens a nonconformance and holds the batch', () => {
    for (const returned of [80, 82]) {
      const line = CountedLine.packed();
      const told = line.counts('bottle', { [BOTTLES.lot]: { setUp: 18, returned } }, OPERATOR);
      expect(told.opened).toMatchObject({ trigger: 'reconciliationOutside', object: 'component:bottle' });
      expect(dataOf(told, 'ComponentCounted')[0]?.found.unaccounted).toBe(81 - returned);
      expect(dataOf(told, 'HoldPlaced')[0]?.hold.object).toEqual({ kind: 'batch', id: PACKED });
      expect(line.step('190').state).toBe('exception');
    }
  });

  it('[S104] is counted again by another person, who brings it within the limit', () => {
    const line = CountedLine.packed();
    const { opened } = line.counts('bottle', { [BOTTLES.lot]: { setUp: 18, returned: 80 } }, OPERATOR);
    settle(line, certain(opened).id);
    expect(line.when('CompleteStep', {}, { by: OPERATOR }).codes).toContain('component.outside');
    expect(line.counts('bottle', { [BOTTLES.lot]: { setUp: 18, returned: 81 } }, LEAD).kind).toBe('accepted');
    line.counts('closure', { [CLOSURES.lot]: { setUp: 22, returned: 127 } }, LEAD);
    expect(line.when('CompleteStep', {}, { by: OPERATOR }).kind).toBe('accepted');
  });

  it('[S104] is not counted twice by one person', () => {
    const line = CountedLine.packed();
    const { opened } = line.counts('bottle', { [BOTTLES.lot]: { setUp: 18, returned: 80 } }, OPERATOR);
    settle(line, certain(opened).id);
    const again = line.counts('bottle', { [BOTTLES.lot]: { setUp: 18, returned: 81 } }, OPERATOR);
    expect(again.codes).toEqual(['count.again']);
    expect(again.opened).toMatchObject({ trigger: 'unqualified', causedBy: OPERATOR });
  });

  it('[S48] says what may be missing in percent of what was issued, exactly', () => {
    const limit = [{ id: 'bottle', item: 'PK-4010', pieces: 'bottles', per: 1, limitPercent: '0.4' }];
    const missing = (returned: number) => {
      const line = CountedLine.atLine(limit).issue('bottle', BOTTLES, 2500).given('StartRun').stop();
      line.countAll(2400);
      return line.counts('bottle', { [BOTTLES.lot]: { returned } }, OPERATOR).opened;
    };
    expect(missing(90)).toBeNull();
    expect(missing(89)?.trigger).toBe('reconciliationOutside');
  });

  it('is refused while the line runs, before it counted what it filled, and with other lots than were issued', () => {
    const line = CountedLine.stocked().given('StartRun');
    const count = (lots: object) => line.counts('bottle', lots as never, OPERATOR).codes;
    expect(count({ [BOTTLES.lot]: {} })).toEqual(['component.running']);
    line.stop();
    expect(count({ [BOTTLES.lot]: {} })).toEqual(['component.unfilled']);
    line.countAll();
    expect(count({ [MORE_BOTTLES.lot]: {} })).toEqual(['component.lots']);
  });

  it('[S33] speaks of what there was: another issue or another count of the line asks for a new one', () => {
    const line = inScenario(CountedLine.packed());
    line.issue('bottle', MORE_BOTTLES, 10);
    expect(line.when('CompleteStep', {}, { by: OPERATOR }).codes).toEqual(['component.uncounted']);
    const told = line.counts(
      'bottle',
      { [BOTTLES.lot]: { setUp: 18, returned: 81 }, [MORE_BOTTLES.lot]: { returned: 10 } },
      OPERATOR,
    );
    expect(told.kind).toBe('accepted');
    line.complete();
    expect(line.onHand(MORE_BOTTLES.lot)).toBe(500);
  });

  it('more back than was given of one lot is outside, though the sum is right', () => {
    const line = inScenario(CountedLine.packed()).issue('bottle', MORE_BOTTLES, 10);
    const told = line.counts(
      'bottle',
      { [BOTTLES.lot]: { setUp: 18, returned: 80 }, [MORE_BOTTLES.lot]: { returned: 11 } },
      OPERATOR,
    );
    expect(dataOf(told, 'ComponentCounted')[0]?.found).toMatchObject({ unaccounted: 0, within: false });
  });
});

describe('the shells of a run with checks', () => {
  it('[S48][R2 111.260] end in good capsules, in rejects, in samples or back in stock: 80 of 252 000 are missing', () => {
    const shell = { id: 'shell', item: 'PK-3001', pieces: 'shells', per: 1, limitPercent: '0.5' } as never;
    const issue = { id: 'K-1', component: 'shell', lot: 'HC-00-25117', quantity: 252_000, invalid: null };
    const work = { shown: null, issues: [issue], counts: [], returned: {} } as never;
    const counted = (what: string, quantity: number) => ({ what, quantity, invalid: null });
    const placements = Array.from({ length: 20 }, () => ({}));
    const sample = { kind: 'sampled', placements };
    const uses = filledUnits({
      counts: [counted('good', 245_760), counted('rejected', 1_180), counted('rejected', 310)],
      checks: Array.from({ length: 9 }, () => sample),
      setUps: Array.from({ length: 12 }, () => sample),
    } as never);
    expect(uses).toEqual({ good: 245_760, rejected: 1_490, inProcess: 420 });
    const back = (returned: number) =>
      account({ work, uses }, shell, [
        { lot: 'HC-00-25117' as never, setUp: 0, damaged: 0, sampled: 0, returned },
      ]);
    expect(back(4_250)).toMatchObject({ issued: 252_000, unaccounted: 80, within: true });
    expect(percentText(80, 252_000)).toBe('0.03');
    expect(back(3_070)).toMatchObject({ unaccounted: 1_260, within: true });
    expect(back(3_069)).toMatchObject({ unaccounted: 1_261, within: false });
    expect(back(4_331)).toMatchObject({ unaccounted: -1, within: false });
  });
});

describe('a counted component', () => {
  it('[S38] that was issued under a wrong number is invalidated and issued anew; the stock follows', () => {
    const line = CountedLine.stocked();
    invalidate(line, 'K-1');
    expect(line.onHand(BOTTLES.lot)).toBe(7650);
    expect(line.when('StartRun').codes).toEqual(['component.unissued']);
    line.issue('bottle', BOTTLES, 2500);
    expect(line.components.issues.map(({ id }) => id)).toEqual(['K-1', 'K-2', 'K-3']);
    expect(line.components.issues[0]?.invalid).toMatchObject({ reason: 'value-mistyped' });
  });

  it('[S38] whose count does not count is counted anew in the step that goes back to work', () => {
    const line = inScenario(CountedLine.packed()).complete();
    invalidate(line, 'K-3');
    expect(line.step('190').state).toBe('inProgress');
    line.counts('bottle', { [BOTTLES.lot]: { setUp: 19, returned: 80 } }, OPERATOR);
    line.complete();
    expect(line.onHand(BOTTLES.lot)).toBe(7650 - 2550 + 80);
  });

  it('[S66][S103] belongs to what the batch was made of: a hold on its lot is a hold over the batch', () => {
    const line = CountedLine.stocked();
    line.given('PlaceHold', {
      object: { kind: 'lot', id: CLOSURES.lot },
      reason: 'coa-mismatch',
      narrative: null,
    });
    expect(holdsOver(line.state, line.of(PACKED)).map(({ object }) => object.id)).toEqual([CLOSURES.lot]);
    const traced = traceOf(line.state, { kind: 'lot', id: CLOSURES.lot } as never);
    expect(traced?.things.map(({ id }) => id)).toContain(PACKED);
  });

  it('is held against a count only while that speaks of what there is', () => {
    const line = inScenario(CountedLine.packed());
    const recipe = certain(line.state.get('recipes', 'MPR-VC500-100CT@03'));
    const step = line.step('190');
    const master = certain(masterStep(recipe, line.of(PACKED), step.id));
    const run = certain(componentRun(step, master));
    const [bottle] = run.masters;
    expect(standingCount(run, certain(bottle))?.id).toBe('K-3');
    expect(standingCount({ ...run, uses: { packed: 2450 } }, certain(bottle))).toBeNull();
  });
});

function settle(line: CountedLine, exception: string): void {
  const qa = { station: 'QA-01', by: 'QA-01' };
  line.given('AcknowledgeException', { exception }, { station: 'QA-01' });
  line.given('SettleException', { exception, reason: 'new-information', narrative: 'Counted again.' }, qa);
}

function invalidate(line: CountedLine, id: string): void {
  const fields = {
    batch: PACKED,
    step: '190',
    capture: { kind: 'component', id },
    reason: 'value-mistyped',
    narrative: 'The count was of another pallet.',
  };
  line.given('InvalidateCapture', fields, { station: 'QA-01', by: 'QA-01' });
}
