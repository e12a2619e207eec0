import { describe, expect, it } from 'vitest';
import { RECORD_KINDS } from '../../../main/contract/vocabulary.ts';
import { openRecords } from '../../../main/domain/index-keys.ts';
import { RECORD_MACHINES } from '../../../main/domain/quality/records/record.ts';
import { dataOf } from '../../support/given-when-then.ts';
import { atDesk, cause, move, oneOfEach, opened, ready, recordOf, room } from '../../support/record-room.ts';
import { BATCH, certain } from '../../support/weigh-booth.ts';

describe('a record that a person opens', () => {
  it('[S16][S17] has a number of its kind, and names its exception as the exception names it', () => {
    const { booth, ids } = oneOfEach();
    expect(ids).toMatchObject({ deviation: 'DEV-01', nonconformance: 'NC-01', oos: 'OOS-01', oot: 'OOT-01' });
    expect(recordOf(booth, 'DEV-01')).toMatchObject({
      exception: 'EX-01',
      batch: BATCH,
      step: '60',
      objects: ['category:other', 'lot:CB-2508-009', `batch:${BATCH}`],
      narrative: 'The bag is torn.',
      openedBy: 'QA-01',
      severity: 'major',
    });
    expect(booth.state.get('exceptions', 'EX-01')?.links).toEqual(['DEV-01', 'NC-01', 'CAPA-01']);
  });

  it('[S17] is about things that exist', () => {
    const open = (fields: object) =>
      atDesk(room(), 'OpenRecord', { kind: 'oot', exception: null, objects: [], narrative: 'x', ...fields })
        .codes;
    expect(open({ objects: [{ kind: 'equipment', id: 'SCL-99' }] })).toEqual(['record.unknownObject']);
    expect(open({ exception: 'EX-99' })).toContain('record.unknown');
    expect(open({})).toEqual([]);
  });

  it('[S104] keeps everyone out who worked in the batch it is about', () => {
    const booth = room();
    expect(recordOf(booth, opened(booth, 'deviation')).performers).toContain('OP-101');
  });
});

describe('a move of a record', () => {
  it('[S16][S25] is one that its own machine has from where it stands: no kind takes the moves of another', () => {
    const { booth, ids } = oneOfEach();
    const says: Readonly<Record<string, object>> = {
      investigate: { scope: 'x', lots: [], releasedImpact: 'none' },
      assess: { assessment: 'noImpact' },
      contain: { holds: ['H-2'] },
      dispose: { as: 'scrap', justification: 'x' },
      return: { reason: 'x' },
      laboratory: { finding: 'noErrorFound' },
      production: { scope: 'x', lots: [], releasedImpact: 'none' },
      conclude: { conclusion: 'confirmed' },
      evaluate: { evaluation: 'noAction' },
      decline: { reason: 'x' },
      start: { what: 'x', owner: 'SUP-01', dueDays: 3 },
      implement: { result: 'x' },
      check: { effective: true },
      review: { conclusion: 'resultsStand', narrative: 'x' },
    };
    const moves = new Set(Object.values(RECORD_MACHINES).flatMap((rows) => rows.map((row) => row.move)));
    for (const kind of RECORD_KINDS) {
      const { state } = recordOf(booth, certain(ids[kind]));
      for (const name of moves) {
        if (RECORD_MACHINES[kind].some((row) => row.from === state && row.move === name)) continue;
        const told = move(booth, certain(ids[kind]), name, says[name]);
        expect(told.codes, `${kind} ${name}`).toEqual(['record.move']);
      }
    }
  });

  it('[S28][S104] needs the role of its row, and is never made by who worked on what happened', () => {
    const { booth } = oneOfEach();
    const reach = { scope: 'x', lots: [], releasedImpact: 'none' };
    expect(move(booth, 'DEV-01', 'investigate', reach, 'SUP-01').codes).toEqual(['record.role']);
    expect(move(booth, 'DEV-01', 'investigate', reach, 'ADM-01').codes).toEqual(['record.role']);
    booth.given('SignOut').signIn('MIX-1').given('EnterStep', { batch: BATCH, step: '70' });
    booth.given('LeaveStep');
    const late = opened(booth, 'deviation');
    expect(move(booth, late, 'investigate', reach, 'MIX-1').codes).toEqual([]);
    booth.given('SignOut').signIn('MIX-1').given('ReportException', { category: 'other', narrative: 'x' });
    const own = opened(booth, 'deviation', 'EX-02');
    expect(move(booth, own, 'investigate', reach, 'MIX-1').codes).toEqual(['record.performer']);
  });

  it('[S12] names lots that exist, and is kept with its words, its maker and its time', () => {
    const { booth } = oneOfEach();
    const reach = { scope: 'Two lots.', lots: ['NO-LOT'], releasedImpact: 'possible' };
    expect(move(booth, 'DEV-01', 'investigate', reach).codes).toEqual(['record.unknownObject']);
    move(booth, 'DEV-01', 'investigate', { ...reach, lots: ['CB-2508-009'] });
    expect(recordOf(booth, 'DEV-01')).toMatchObject({
      state: 'investigating',
      investigation: { scope: 'Two lots.', lots: ['CB-2508-009'], releasedImpact: 'possible' },
      moves: [{ move: 'investigate', by: 'QA-01', at: booth.moment.at, note: 'Two lots.' }],
    });
  });

  it('[S34] is signed for what it is: decided, approved, sent back', () => {
    const { booth } = oneOfEach();
    const meaning = (...told: readonly ReturnType<typeof move>[]) =>
      told.flatMap((each) => dataOf(each, 'RecordMoved').map(({ signature }) => signature.meaning));
    const dispose = () => move(booth, 'NC-01', 'dispose', { as: 'scrap', justification: 'Dirty.' }, 'SUP-01');
    expect(
      meaning(
        move(booth, 'NC-01', 'contain', { holds: ['H-2'] }),
        dispose(),
        move(booth, 'NC-01', 'return', { reason: 'Say why.' }),
        dispose(),
        move(booth, 'NC-01', 'approve'),
      ),
    ).toEqual(['performed', 'decided', 'returned', 'decided', 'approved']);
  });
});

describe('two people', () => {
  it('[S13][S104] dispose of a nonconformance: who decided does not approve', () => {
    const { booth } = oneOfEach();
    move(booth, 'NC-01', 'contain', { holds: ['H-2'] });
    move(booth, 'NC-01', 'dispose', { as: 'useAsIs', justification: 'Whole.' }, 'QA-3');
    expect(move(booth, 'NC-01', 'approve', {}, 'QA-3').codes).toEqual(['record.apart']);
    expect(move(booth, 'NC-01', 'approve').codes).toEqual([]);
    expect(recordOf(booth, 'NC-01')).toMatchObject({ disposal: { by: 'QA-3', approvedBy: 'QA-01' } });
  });

  it('[S104] check a corrective action: neither its owner nor who carried it out', () => {
    const { booth } = oneOfEach();
    const start = (owner: string) => ({ what: 'A lamp.', owner, dueDays: 5 });
    expect(move(booth, 'CAPA-01', 'start', start('OP-999')).codes).toEqual(['record.unknownPerson']);
    move(booth, 'CAPA-01', 'start', start('QA-01'));
    move(booth, 'CAPA-01', 'implement', { result: 'x' }, 'QA-3');
    expect(move(booth, 'CAPA-01', 'check', { effective: true }, 'QA-3').codes).toEqual(['record.apart']);
    expect(move(booth, 'CAPA-01', 'check', { effective: true }, 'QA-01').codes).toEqual(['record.apart']);
  });

  it('[S104][S128] look back: who reviewed does not close', () => {
    const { booth } = oneOfEach();
    move(booth, 'LB-01', 'review', { conclusion: 'resultsStand', narrative: 'x' }, 'QA-3');
    expect(move(booth, 'LB-01', 'close', {}, 'QA-3').codes).toEqual(['record.apart']);
    expect(move(booth, 'LB-01', 'close').codes).toEqual([]);
  });
});

describe('containment and conclusions', () => {
  it('[S13] is by holds in force on what the record is about', () => {
    const { booth } = oneOfEach();
    const contain = (holds: readonly string[]) => move(booth, 'NC-01', 'contain', { holds }).codes;
    expect(contain(['H-99'])).toEqual(['record.hold']);
    expect(contain(['H-1'])).toEqual(['record.hold']);
    expect(contain(['H-2'])).toEqual([]);
  });

  it('[S14] an OOS is the error of the laboratory only where the laboratory found one', () => {
    const { booth } = oneOfEach();
    move(booth, 'OOS-01', 'laboratory', { finding: 'noErrorFound' }, 'LAB-1');
    const wrong = { conclusion: 'laboratoryError' };
    expect(move(booth, 'OOS-01', 'conclude', wrong).codes).toEqual(['record.noLaboratoryError']);
    move(booth, 'OOS-01', 'production', { scope: 'One run.', lots: [], releasedImpact: 'none' });
    expect(move(booth, 'OOS-01', 'conclude', wrong).codes).toEqual(['record.noLaboratoryError']);
    expect(move(booth, 'OOS-01', 'conclude', { conclusion: 'confirmed' }).codes).toEqual([]);
    expect(move(booth, 'OOS-01', 'close').codes).toEqual(['record.incomplete']);
    cause(booth, { kind: 'record', id: 'OOS-01' });
    expect(move(booth, 'OOS-01', 'close').codes).toEqual([]);
  });
});

describe('a trend', () => {
  it('[S15] is evaluated before it closes, and what it calls for is a record of its own', () => {
    const { booth } = oneOfEach();
    const before = openRecords(booth.state).length;
    expect(move(booth, 'OOT-01', 'close').codes).toEqual(['record.move']);
    expect(move(booth, 'OOT-01', 'evaluate', { evaluation: 'deviation' }).codes).toEqual([]);
    expect(recordOf(booth, 'OOT-01')).toMatchObject({ state: 'evaluated', evaluation: 'deviation' });
    expect(openRecords(booth.state)).toHaveLength(before);
  });
});

describe('closing', () => {
  it('[S12][S60] a deviation from major on needs a coded cause, and every task done', () => {
    const { booth } = oneOfEach();
    ready(booth, 'deviation', 'DEV-01');
    atDesk(booth, 'AssignTask', { record: 'DEV-01', what: 'x', owner: 'QA-01', dueDays: 1 });
    expect(move(booth, 'DEV-01', 'close').codes).toEqual(['record.incomplete']);
    atDesk(booth, 'CompleteTask', { record: 'DEV-01', task: 'DEV-01-T1', result: 'x' });
    expect(move(booth, 'DEV-01', 'close').codes).toEqual(['record.incomplete']);
    cause(booth, { kind: 'record', id: 'DEV-01' });
    expect(move(booth, 'DEV-01', 'close').codes).toEqual([]);
    expect(move(booth, 'DEV-01', 'close').codes).toEqual(['record.closed']);
  });

  it('[S13] a nonconformance that is scrapped waits until its exception is carried out', () => {
    const { booth } = oneOfEach();
    move(booth, 'NC-01', 'contain', { holds: ['H-2'] });
    move(booth, 'NC-01', 'dispose', { as: 'scrap', justification: 'Dirty.' }, 'SUP-01');
    move(booth, 'NC-01', 'approve');
    expect(move(booth, 'NC-01', 'close').codes).toEqual(['record.incomplete']);
    atDesk(booth, 'SettleException', { exception: 'EX-01', reason: 'investigation', narrative: null });
    expect(booth.state.get('exceptions', 'EX-01')?.state).toBe('closed');
    expect(recordOf(booth, 'NC-01').state).toBe('approved');
    expect(move(booth, 'NC-01', 'close').codes).toEqual([]);
  });

  it('[S61] a CAPA that did not work is started again and not closed', () => {
    const { booth } = oneOfEach();
    const start = { what: 'A lamp.', owner: 'SUP-01', dueDays: 5 };
    move(booth, 'CAPA-01', 'start', start);
    move(booth, 'CAPA-01', 'implement', { result: 'x' }, 'SUP-01');
    move(booth, 'CAPA-01', 'check', { effective: false });
    expect(move(booth, 'CAPA-01', 'close').codes).toEqual(['record.incomplete']);
    move(booth, 'CAPA-01', 'start', start);
    expect(recordOf(booth, 'CAPA-01')).toMatchObject({ state: 'started', effective: null });
  });

  it.each(RECORD_KINDS)('[S18] of a %s changes no other record and no exception', (kind) => {
    const { booth, ids } = oneOfEach();
    const id = certain(ids[kind]);
    ready(booth, kind, id);
    if (kind === 'deviation') cause(booth, { kind: 'record', id });
    const others = () =>
      [...booth.state.all('records'), ...booth.state.all('exceptions'), ...booth.state.all('holds')].filter(
        (each) => each.id !== id,
      );
    const before = others();
    expect(move(booth, id, 'close').codes).toEqual([]);
    expect(recordOf(booth, id)).toMatchObject({ state: 'closed', closedAt: booth.moment.at });
    expect(openRecords(booth.state).map((record) => record.id)).not.toContain(id);
    expect(others()).toEqual(before);
  });
});
