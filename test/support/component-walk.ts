import { issuedLots } from '../../main/domain/components/components.ts';
import type { CasedLine } from './cased-line.ts';
import { BOTTLES, CLOSURES, type CountedLine, MORE_BOTTLES } from './counted-line.ts';
import type { Told } from './given-when-then.ts';
import type { Dice } from './kernel-walk.ts';
import { LEAD, OPERATOR, PACKED } from './packaging-line.ts';

const LOTS = [BOTTLES, CLOSURES, MORE_BOTTLES, { item: 'PK-3001', lot: 'HC-00-25117' }] as const;
const NONE = { setUp: 0, damaged: 0, sampled: 0, returned: 0 };
const QA = { station: 'QA-01', by: 'QA-01' };

/** Whatever stopped the step is settled by quality, so that a walk goes on. */
function settle(line: CountedLine | CasedLine): Told | null {
  for (const each of line.state.all('exceptions'))
    if (each.state === 'blocked' && each.step === '190') {
      if (!each.acknowledged) line.when('AcknowledgeException', { exception: each.id }, { station: 'QA-01' });
      const why = { exception: each.id, reason: 'assessed-no-impact', narrative: null };
      return line.when('SettleException', why, QA);
    }
  return null;
}

const invalidate = (line: CountedLine | CasedLine, capture: object): Told =>
  line.when(
    'InvalidateCapture',
    { batch: PACKED, step: '190', capture, reason: 'value-misread', narrative: null },
    QA,
  );

/** One thing that somebody does with components at the line, mostly what comes next. */
export function countComponents(line: CountedLine, dice: Dice): Told {
  if (dice.chance(60)) {
    const settled = settle(line);
    if (settled) return settled;
  }
  const { issues, counts, shown } = line.components;
  const by = dice.of([LEAD, LEAD, OPERATOR]);
  switch (dice.upTo(10)) {
    case 0:
    case 1:
      return line.show(dice.of(LOTS));
    case 2:
    case 3: {
      const of = shown && dice.chance(85) ? shown : { component: 'bottle', lot: dice.of(LOTS).lot };
      return line.when('IssueComponent', { ...of, counted: dice.of([0, 10, 300, 2_551, 9_000]) }, { by });
    }
    case 4:
      return line.when(line.work.line.kind === 'running' ? 'StopRun' : 'StartRun', {
        reason: 'run-finished',
      });
    case 5: {
      const what = dice.of(['filled', 'unitsIn', 'unitsLeft'] as const);
      return line.when('RecordCount', { what, quantity: dice.of([1, 10, 250]), reason: null });
    }
    case 6:
    case 7: {
      const component = dice.of(['bottle', 'closure']);
      const lots = dice.chance(80) ? issuedLots(line.components, component) : [dice.of(LOTS).lot as never];
      const found = lots.map((lot) => ({ lot, ...NONE, returned: dice.of([0, 10, 50, 99, 149]) }));
      return line.when('CountComponent', { component, lots: found }, { by });
    }
    case 8: {
      const ids = [...issues, ...counts, ...line.work.counts].map(({ id }) => id);
      const id = dice.of([...ids, 'K-99']);
      return invalidate(line, { kind: id.startsWith('C-') ? 'count' : 'component', id });
    }
    default:
      return line.when('CompleteStep', {}, { by: OPERATOR });
  }
}

/** One thing that somebody, or the printer, does with cases. */
export function packCases(line: CasedLine, dice: Dice): Told {
  if (dice.chance(60)) {
    const settled = settle(line);
    if (settled) return settled;
  }
  const id = dice.of([...line.cases.map((each) => each.id), '006141410000009992']);
  switch (dice.upTo(9)) {
    case 0:
      return line.pack(dice.upTo(6), dice.of([0, 0, 3, 12]));
    case 1:
      return line.when('PrintCases');
    case 2:
      return line.when('StopCases');
    case 3:
      return line.when('ReprintCase', { case: id, reason: 'label-damaged' }, { by: OPERATOR });
    case 4:
      return line.scanCase(id);
    case 5:
      return invalidate(line, { kind: 'case', id });
    default:
      return line.atPrinter
        ? line.says(dice.of(['confirmed', 'confirmed', 'confirmed', 'failed', 'indeterminate']))
        : line.pack(1);
  }
}
