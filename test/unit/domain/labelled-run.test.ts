import { describe, expect, it } from 'vitest';
import { entriesOf } from '../../../main/domain/label-ledger/issued-to.ts';
import { wasteKept } from '../../../main/domain/label-ledger/label-ledger.ts';
import { dataOf } from '../../support/given-when-then.ts';
import { counted } from '../../support/label-kiosk.ts';
import { CODE, LabelledLine, OTHER_CODE } from '../../support/labelled-line.ts';
import { LEAD, NEXT, OPERATOR, PACKED, PackagingLine } from '../../support/packaging-line.ts';

const holdsOf = (told: Parameters<typeof dataOf>[0]) =>
  dataOf(told, 'HoldPlaced').map(({ hold }) => `${hold.object.kind} ${hold.object.id}`);
const ledger = (line: LabelledLine) =>
  entriesOf(line.state, PACKED as never).filter(({ what }) => what !== 'issued');
const endOf = (line: LabelledLine) => line.when('CompleteStep', {}, { by: OPERATOR });

describe('the roll on the applicator', () => {
  it('[S42][S132] is there before the line runs: scanned, and a label of it, with who and since when', () => {
    const line = LabelledLine.atLine();
    expect(line.when('StartRun').codes).toEqual(['mount.none']);
    expect(line.scanLabel().codes).toEqual(['scan.unexpected']);
    expect(line.scanRoll('R-0931').types).toEqual(['LabelRollBrought']);
    expect(line.labelling).toMatchObject({ brought: 'R-0931', rolls: [] });
    expect(line.when('StartRun').codes).toEqual(['mount.none']);
    expect(line.scanLabel().types).toEqual(['LabelRollMounted']);
    expect(line.labelling).toMatchObject({
      brought: null,
      rolls: [{ roll: 'R-0931', by: OPERATOR, from: line.moment.at, off: null }],
    });
  });

  it.each([
    ['of a withdrawn revision', 'R-0877', ['label.obsolete', 'mount.notIssued']],
    ['that was issued to nobody', 'R-0933', ['mount.notIssued']],
  ])('[S42][S48][S132] is none %s: the step stops, an NC opens, the roll is on hold', (_, roll, codes) => {
    const line = LabelledLine.atLine();
    const told = line.scanRoll(roll);
    expect(told.codes).toEqual(codes);
    expect(told.opened).toMatchObject({
      trigger: 'wrongLabel',
      severity: 'major',
      owner: 'qaReviewer',
      links: ['NC-01'],
      object: `roll:${roll}`,
    });
    expect(holdsOf(told)).toEqual([`roll ${roll}`]);
    expect(line.step('190').state).toBe('blocked');
    expect(line.when('StartRun').codes).toContain('step.blocked');
  });

  it('[S42] carries the labels of the specimen, whatever its tag says', () => {
    const line = LabelledLine.atLine();
    line.scanRoll('R-0931');
    const told = line.scanLabel('LB5007E');
    expect(told.codes).toEqual(['label.artwork']);
    expect(told.opened).toMatchObject({ trigger: 'wrongLabel', object: 'roll:R-0931' });
    expect(line.labelling.rolls).toEqual([]);
  });

  it('[S132] is issued to this batch and to no other', () => {
    const line = LabelledLine.atLine().issueRoll('R-0933', 1500, NEXT);
    const told = line.scanRoll('R-0933');
    expect(told.codes).toEqual(['mount.notIssued']);
    expect(told.opened).toMatchObject({ trigger: 'wrongLabel', object: 'roll:R-0933' });
  });

  it('[S27][S103] starts no line while it is on hold', () => {
    const line = LabelledLine.mounted().reads().specimen('first');
    line.given('PlaceHold', {
      object: { kind: 'roll', id: 'R-0931' },
      reason: 'investigation',
      narrative: null,
    });
    expect(line.when('StartRun').codes).toEqual(['hold.roll']);
    line.takeOff('R-0931', 0);
    expect(line.scanRoll('R-0931').codes).toEqual(['hold.roll']);
  });

  it('[S132] is changed while the line stands, one at a time, and the splice is counted into the ledger', () => {
    const line = LabelledLine.packing();
    expect(line.scanRoll('R-0932').codes).toEqual(['mount.running']);
    expect(line.when('TakeOffRoll', { roll: 'R-0931', splice: 6, usedUp: true }).codes).toEqual([
      'line.running',
    ]);
    line.at('2026-03-11 11:40').stop('line-supply');
    expect(line.scanRoll('R-0932').codes).toEqual(['mount.occupied']);
    const takeOff = { roll: 'R-0931', splice: 6, usedUp: true };
    expect(line.when('TakeOffRoll', { ...takeOff, roll: 'R-0932' }).codes).toEqual(['mount.notOn']);
    expect(line.when('TakeOffRoll', { ...takeOff, splice: 1501 }).codes).toEqual(['mount.splice']);
    line.given('TakeOffRoll', takeOff).at('2026-03-11 11:44').mount('R-0932');
    expect(line.labelling.rolls).toMatchObject([
      { roll: 'R-0931', off: { by: OPERATOR, splice: 6, usedUp: true } },
      { roll: 'R-0932', from: line.moment.at, off: null },
    ]);
    expect(ledger(line).filter(({ what }) => what !== 'specimen')).toMatchObject([
      { roll: 'R-0931', what: 'setUp', quantity: 6, count: null },
    ]);
    expect(wasteKept(entriesOf(line.state, PACKED as never), 'R-0931' as never)).toBe(6);
  });

  it('[S48][S132] that is used up does not come back; one that is not does', () => {
    const line = LabelledLine.mounted();
    line.takeOff('R-0931', 2).mount('R-0931').takeOff('R-0931', 3, true);
    const told = line.scanRoll('R-0931');
    expect(told.codes).toEqual(['mount.usedUp']);
    expect(told.opened).toMatchObject({ trigger: 'wrongLabel', links: ['NC-01'] });
  });
});

describe('the code on the packs', () => {
  it('[S132] is that of the batch: its lot, and the month that its recipe gives it from its issue', () => {
    const line = LabelledLine.mounted();
    expect(line.of(PACKED).expires).toBe('2028-03');
    const [read] = dataOf(line.readCode(), 'PackCodeRead');
    expect(read).toMatchObject({
      occasion: 'firstOff',
      code: CODE,
      expected: CODE,
      matches: true,
      since: null,
      person: OPERATOR,
      signature: null,
    });
    expect(PackagingLine.issued().of(PACKED).expires).toBeNull();
  });

  it('[S111][R3 211.130] is verified before the line starts: at first-off, after each roll, at each restart', () => {
    const line = LabelledLine.mounted().specimen('first');
    expect(line.when('StartRun').codes).toEqual(['code.firstOff']);
    line.reads().given('StartRun').at('2026-03-11 09:00').stop('line-jam');
    expect(line.when('StartRun').codes).toEqual(['code.restart']);
    line.reads().takeOff('R-0931').mount('R-0932').specimen('rollChange');
    expect(line.when('StartRun').codes).toEqual(['code.rollChange']);
    line.reads().given('StartRun');
    expect(line.labelling.readings.map(({ occasion }) => occasion)).toEqual([
      'firstOff',
      'restart',
      'rollChange',
    ]);
  });

  it('[S111][R3 211.130] is verified again at each interval of the recipe: nothing is counted before', () => {
    const line = LabelledLine.packing().at('2026-03-11 09:30').count('filled', 400);
    line.at('2026-03-11 09:31');
    const count = { what: 'filled', quantity: 10, reason: null };
    expect(line.when('RecordCount', count).codes).toEqual(['code.interval']);
    line.reads().given('RecordCount', count);
    expect(line.labelling.readings.at(-1)).toMatchObject({ occasion: 'interval', matches: true });
  });

  it('[S111] is fresh when the line starts', () => {
    const line = LabelledLine.mounted().specimen('first').reads().at('2026-03-11 09:31');
    expect(line.when('StartRun').codes).toEqual(['code.firstOff']);
  });

  it('[S111][R3 211.130] is verified at last-off before the step is completed, and does not age after it', () => {
    const line = LabelledLine.packing().countAll().at('2026-03-11 09:10').stop();
    line.specimen('last').takeOff('R-0931');
    expect(endOf(line).codes).toEqual(['code.lastOff']);
    line.reads().at('2026-03-11 12:00').complete().verify();
    expect(line.labelling.readings.at(-1)?.occasion).toBe('lastOff');
  });

  it('[S48] that is wrong stops the line at once: NC, the batch on hold, and since when it is in doubt', () => {
    const line = LabelledLine.packing().at('2026-03-11 09:10');
    const good = line.labelling.readings.at(-1)?.at;
    const told = line.readCode(OTHER_CODE);
    expect(told.kind).toBe('accepted');
    expect(dataOf(told, 'PackCodeRead')).toMatchObject([{ matches: false, since: good, code: OTHER_CODE }]);
    expect(dataOf(told, 'RunStopped')).toMatchObject([{ reason: 'investigation' }]);
    expect(told.opened).toMatchObject({
      trigger: 'wrongCode',
      severity: 'critical',
      owner: 'qaReviewer',
      links: ['NC-01'],
      causeNeeded: true,
      step: '190',
    });
    expect(holdsOf(told)).toEqual([`batch ${PACKED}`]);
    expect(line.station.run).toBeNull();
    expect(line.when('StartRun').codes).toContain('step.blocked');
    line.given(
      'SettleException',
      { exception: 'EX-01', reason: 'assessed-no-impact', narrative: null },
      { by: 'QA-01' },
    );
    expect(line.when('StartRun').codes).toEqual(['code.restart']);
    line.reads().given('StartRun');
  });

  it('[S48] that is wrong on a line that stands stops the step as well', () => {
    const line = LabelledLine.mounted();
    const told = line.readCode(OTHER_CODE);
    expect(told.types).not.toContain('RunStopped');
    expect(told.opened).toMatchObject({ trigger: 'wrongCode' });
    expect(line.labelling.code).toEqual({ kind: 'due', occasion: 'firstOff' });
  });

  it('is read on nothing before a roll was mounted, and on no line that labels nothing', () => {
    expect(LabelledLine.atLine().readCode().codes).toEqual(['code.noRoll']);
    const line = PackagingLine.running();
    const verify = line.when('VerifyCode', { shown: CODE }, { by: LEAD });
    expect(verify.codes).toEqual(['code.none']);
    expect(line.when('TakeOffRoll', { roll: 'R-0931', splice: 0, usedUp: false }).codes).toEqual([
      'line.running',
      'mount.notOn',
    ]);
    const identity = { kind: 'packCode', code: CODE };
    const evidence = { source: 'scan', device: 'SCN-03', raw: CODE, carrier: null };
    expect(line.when('PresentScan', { scan: { identity, evidence } }).codes).toEqual(['scan.unexpected']);
  });

  it('[S104][S118][S130] is read by two people where no scanner can, and by none of them where one can', () => {
    expect(LabelledLine.mounted().when('VerifyCode', { shown: CODE }, { by: LEAD }).codes).toEqual([
      'code.scan',
    ]);
    const line = LabelledLine.mounted({ codeRead: 'eye' });
    const own = line.when('VerifyCode', { shown: CODE }, { by: OPERATOR });
    expect(own.codes).toEqual(['training.missing', 'independence.own']);
    expect(own.opened).toMatchObject({ trigger: 'unqualified', causedBy: OPERATOR });
    const other = LabelledLine.mounted({ codeRead: 'eye' });
    const told = other.when('VerifyCode', { shown: CODE }, { by: LEAD });
    expect(dataOf(told, 'PackCodeRead')).toMatchObject([
      { matches: true, person: OPERATOR, scan: null, signature: { person: LEAD, meaning: 'verified' } },
    ]);
    expect(other.of(PACKED).acts[LEAD]).toContain('verified');
    expect(other.labelling.readings).toMatchObject([{ by: OPERATOR, verifier: LEAD }]);
    other.specimen('first').given('StartRun');
  });
});

describe('the ledger of a labelled run', () => {
  it('[S82] adds what the line counted to what is counted blind: 3 of 2 600 are missing', () => {
    const line = LabelledLine.packing().at('2026-03-11 09:20').stop('line-supply');
    line.changeRoll('R-0931', 'R-0932', 16, true).given('StartRun');
    line.count('unitsIn', 245_160).count('filled', 2451).count('unitsLeft', 60);
    line.count('rejected', 5, 'cap-or-seal').count('rejected', 2, 'label-missing').count('sampled', 12);
    line.stop().reads().specimen('last').takeOff('R-0932', 15).complete().verify();
    line.begin('195').answerAfterwards().complete().verify();
    // What was on the core of the rewinder; the sealed bags of the splices and the specimens are counted already.
    const told = line.reconcile([
      counted('R-0931', { setUp: 6 }),
      counted('R-0932', { setUp: 3, damaged: 9, returned: 97 }),
    ]);
    const fates = { applied: 2444, rejected: 5, setUp: 40, damaged: 9, specimen: 2, returned: 97 };
    expect(dataOf(told, 'LabelsReconciled')).toMatchObject([
      { found: { issued: 2600, fates, unaccounted: 3, packs: 2449, within: true } },
    ]);
    expect(line.state.get('labelRolls', 'R-0931')?.physical).toBe('usedUp');
    expect(line.state.get('labelRolls', 'R-0932')).toMatchObject({ physical: 'inCage', quantity: 97 });
  });
});

describe('the specimens of a run', () => {
  it('[S111][R2 111.260] are its first and its last label, each with a photo of its own, and stand in the ledger', () => {
    const line = LabelledLine.mounted().reads();
    const photo = line.picture('first label');
    const first = { which: 'first', attachment: photo };
    expect(line.when('KeepSpecimen', { ...first, attachment: 'AT-99' }).codes).toEqual(['photo.unknown']);
    line.given('KeepSpecimen', first);
    expect(line.when('KeepSpecimen', first).codes).toEqual(['specimen.twice']);
    expect(line.when('KeepSpecimen', { which: 'last', attachment: photo }).codes).toEqual(['specimen.early']);
    line.given('StartRun').stop();
    expect(line.when('KeepSpecimen', { which: 'last', attachment: photo }).codes).toEqual(['photo.used']);
    line.specimen('last');
    expect(line.labelling.specimens).toMatchObject([
      { which: 'first', roll: 'R-0931', photo, by: OPERATOR },
      { which: 'last', roll: 'R-0931' },
    ]);
    expect(ledger(line)).toMatchObject([
      { roll: 'R-0931', what: 'specimen', quantity: 1, count: null },
      { roll: 'R-0931', what: 'specimen', quantity: 1, count: null },
    ]);
  });

  it('[S111] and the roll that is taken off are what a run of labels is not completed without', () => {
    const line = LabelledLine.packing().countAll().stop().reads();
    const [missing] = dataOf(endOf(line), 'CommandDenied');
    expect(missing?.refusals).toMatchObject([
      { code: 'evidence.missing', data: { missing: 'roll, last specimen' } },
    ]);
    line.specimen('last').takeOff('R-0931').complete();
    expect(line.step('190').state).toBe('complete');
  });

  it('are of a roll that was mounted', () => {
    const line = LabelledLine.atLine();
    const attachment = line.picture('nothing');
    expect(line.when('KeepSpecimen', { which: 'first', attachment }).codes).toEqual(['specimen.noRoll']);
  });
});

describe('the first label of a roll', () => {
  it('[S111][S132] is in the record before the line starts with it: kept of the first roll, shown of each that follows', () => {
    const line = LabelledLine.mounted().reads();
    expect(line.when('StartRun').codes).toEqual(['specimen.first']);
    line.specimen('first').given('StartRun').at('2026-03-11 09:20').stop('line-supply');
    line.takeOff('R-0931', 6, true).mount('R-0932').reads();
    expect(line.when('StartRun').codes).toEqual(['specimen.rollChange']);
    line.specimen('rollChange').given('StartRun');
    expect(line.labelling.specimens).toMatchObject([
      { which: 'first', roll: 'R-0931' },
      { which: 'rollChange', roll: 'R-0932' },
    ]);
    // The label of the new roll stays on its pack, and is counted with the packs.
    expect(ledger(line).filter(({ what }) => what === 'specimen')).toMatchObject([
      { roll: 'R-0931', quantity: 1 },
    ]);
  });

  it('[S111] is asked for once: not of a roll that comes back, nor where none followed another', () => {
    const line = LabelledLine.mounted().reads();
    const attachment = line.picture('a label');
    expect(line.when('KeepSpecimen', { which: 'rollChange', attachment }).codes).toEqual([
      'specimen.noChange',
    ]);
    line.specimen('first').changeRoll('R-0931', 'R-0932').takeOff('R-0932').mount('R-0931').reads();
    expect(line.when('StartRun').kind).toBe('accepted');
    expect(line.when('KeepSpecimen', { which: 'rollChange', attachment }).codes).toEqual([
      'specimen.noChange',
    ]);
  });
});

describe('a roll of another batch', () => {
  it('[S132][S81] that was left on the applicator lets the line be cleared for nobody else', () => {
    const line = LabelledLine.packing().issueRoll('R-0933', 1500, NEXT).stop('shift-change');
    line.given('SuspendStep', { reason: 'shift-change' });
    line.begin('180', NEXT).answer();
    expect(line.when('CompleteStep', {}, { by: OPERATOR }).codes).toEqual(['mount.left']);
    expect(line.station.clearance).toBeNull();
    line.enter('190').given('TakeOverStep').takeOff('R-0931', 4);
    line.enter('180', NEXT).complete().verify();
    expect(line.station.clearance).toMatchObject({ batch: NEXT });
  });

  it('[S132] lets no other come on, whatever the line was cleared for before', () => {
    const line = LabelledLine.atLine().issueRoll('R-0933', 1500, NEXT).issueRoll('R-0934', 1500, NEXT);
    line.given('CompleteStep', {}, { station: 'LK-01', by: 'LBL-01' });
    line.given('VerifyStep', {}, { station: 'LK-01', by: LEAD });
    line.begin('180', NEXT).answer().complete().verify().begin('190', NEXT);
    line.enter('190').mount('R-0931');
    line.enter('190', NEXT);
    expect(line.scanRoll('R-0933').codes).toEqual(['mount.left']);
  });
});

describe('what is counted after the run', () => {
  const packed = () => {
    const line = LabelledLine.packing().at('2026-03-11 09:20').stop('line-supply');
    line.changeRoll('R-0931', 'R-0932', 16, true).given('StartRun');
    line.count('unitsIn', 245_160).count('filled', 2451).count('unitsLeft', 60);
    line.count('rejected', 5, 'cap-or-seal').count('rejected', 2, 'label-missing').count('sampled', 12);
    line.stop().reads().specimen('last').takeOff('R-0932', 15).complete().verify();
    return line.begin('195').answerAfterwards().complete().verify();
  };
  const rest = [counted('R-0931', { setUp: 6 }), counted('R-0932', { setUp: 3, damaged: 9, returned: 97 })];

  it.each([
    ['specimens that the line kept', 'R-0931', { specimen: 1 }, 'count.specimens'],
    ['labels of a roll that the line used up', 'R-0931', { returned: 3 }, 'return.usedUp'],
    ['labels with a code', 'R-0932', { returned: 97, coded: true }, 'return.coded'],
  ])('[S82][R2 111.410] cannot be %s', (_, roll, found, code) => {
    const line = packed();
    line.reconciles();
    const rolls = rest.map((each) => (each.roll === roll ? { ...each, ...found } : each));
    expect(line.when('CountLabels', { rolls }, { station: 'LK-01', by: 'LBL-02' }).codes).toEqual([code]);
  });

  it('[S38][S82] is counted anew when a count of the line does not count any more, and its new sum is held against the labels', () => {
    const line = packed();
    line.reconcile(rest);
    line.given('VerifyStep', {}, { station: 'LK-01', by: LEAD });
    expect(line.step('200').state).toBe('verified');
    const [filled] = line.work.counts.filter(({ what }) => what === 'filled');
    const told = line.when(
      'InvalidateCapture',
      {
        batch: PACKED,
        step: '190',
        capture: { kind: 'count', id: filled?.id },
        reason: 'value-mistyped',
        narrative: null,
      },
      { station: 'QA-01', by: 'QA-01' },
    );
    expect(told.codes).toEqual([]);
    expect([line.step('190').state, line.step('200').state]).toEqual(['inProgress', 'inProgress']);
    // Ten packs fewer, and ten labels more than packs: nobody finds that at the release only.
    line.enter('190').count('filled', 2441).count('unitsLeft', 1000);
    const ended = line.when('CompleteStep', {}, { by: OPERATOR });
    expect(ended.opened).toMatchObject({
      trigger: 'reconciliationOutside',
      step: '200',
      owner: 'qaReviewer',
    });
    expect(line.step('200').state).toBe('exception');
  });
});
