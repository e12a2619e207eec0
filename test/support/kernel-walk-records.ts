import { ASSESSMENTS, DISPOSALS, EVALUATIONS } from '../../main/contract/record-words.ts';
import type { Role } from '../../main/contract/vocabulary.ts';
import { openRecords } from '../../main/domain/index-keys.ts';
import type { KernelCommandType } from '../../main/domain/kernel-command.ts';
import { pendingExtension } from '../../main/domain/quality/records/extension.ts';
import { type QualityRecord, RECORD_MACHINES } from '../../main/domain/quality/records/record.ts';
import type { Told } from './given-when-then.ts';
import type { Dice } from './kernel-walk.ts';
import { BATCH, type WeighBooth } from './weigh-booth.ts';

const BY: Readonly<Partial<Record<Role, string>>> = {
  qaReviewer: 'QA-01',
  supervisor: 'SUP-01',
  metrology: 'MET-01',
  laboratory: 'MIX-1',
};

/** What the people of quality would do next with the records that are open; null when there is nothing to do. */
export function goOnWithRecords(booth: WeighBooth, dice: Dice): Told | null {
  const open = openRecords(booth.state);
  const record = open.length === 0 ? undefined : dice.of(open);
  if (!record) return dice.chance(30) ? openOne(booth, dice) : null;
  const owing = open.find(owedTask);
  if (owing && dice.chance(80)) return workOnTasks(booth, owing);
  switch (dice.upTo(6)) {
    case 0:
      return booth.when('RecordCause', aCause(record.id), { by: 'QA-01' });
    case 1:
      return booth.when(
        'ExtendRecord',
        { record: record.id, dueDays: 10, reason: 'x' },
        { by: pendingExtension(record) ? 'QA-01' : 'SUP-01' },
      );
    case 2:
      return workOnTasks(booth, record);
    default:
      return moveOn(booth, record, dice);
  }
}

const owedTask = ({ tasks }: Pick<QualityRecord, 'tasks'>) =>
  tasks.find(({ done, owner }) => done === null && owner === 'QA-01');

/** At the review desk a task is given, and done by its owner the next time. */
function workOnTasks(booth: WeighBooth, { id, tasks }: QualityRecord): Told {
  const desk = booth.state.get('sessions', 'QA-01-1');
  const at = { station: 'QA-01' };
  if (!desk?.open || desk.person !== 'QA-01')
    return booth.when('SignIn', { person: 'QA-01', secret: '' }, at);
  const task = owedTask({ tasks });
  return task
    ? booth.when('CompleteTask', { record: id, task: task.id, result: 'x' }, at)
    : booth.when('AssignTask', aTask(id, 'QA-01'), at);
}

/** A move of its machine, by the role of its row. */
function moveOn(booth: WeighBooth, record: QualityRecord, dice: Dice): Told {
  const rows = RECORD_MACHINES[record.kind].filter(({ from }) => from === record.state);
  const row = dice.of(rows);
  const by = BY[row.by] ?? null;
  return booth.when('MoveRecord', { record: record.id, move: said(booth, row.move, dice) }, { by });
}

const openOne = (booth: WeighBooth, dice: Dice): Told =>
  booth.when('OpenRecord', opening(booth, dice), { by: dice.of(['QA-01', 'SUP-01']) });

const aTask = (record: string, owner: string) => ({ record, what: 'x', owner, dueDays: 2 });
const aCause = (id: string, evidence = ['1']) => ({
  target: { kind: id.startsWith('EX') ? 'exception' : 'record', id },
  causes: [{ code: 'slip-or-lapse', evidence }],
});

const opening = (booth: WeighBooth, dice: Dice) => ({
  kind: dice.of(['deviation', 'nonconformance', 'oos', 'oot']),
  exception: dice.of([null, ...[...booth.state.all('exceptions')].slice(-2).map(({ id }) => id), 'EX-99']),
  objects: dice.of([
    [],
    [{ kind: 'lot', id: dice.of(['CB-2508-009', 'NO-LOT']) }],
    [{ kind: 'batch', id: BATCH }],
  ]),
  narrative: 'x',
});

/** A move with everything it says; often what could be so, and sometimes not. */
function said(booth: WeighBooth, kind: string, dice: Dice): object {
  const holds = [...booth.state.all('holds')].map(({ id }) => id);
  const reach = { scope: 'x', lots: dice.of([[], ['CB-2508-009'], ['NO-LOT']]), releasedImpact: 'none' };
  const says: Readonly<Record<string, object>> = {
    investigate: reach,
    assess: { assessment: dice.of(ASSESSMENTS) },
    contain: { holds: [dice.of([...holds, 'H-99'])] },
    dispose: { as: dice.of(DISPOSALS), justification: 'x' },
    return: { reason: 'x' },
    laboratory: { finding: dice.of(['errorFound', 'noErrorFound']) },
    production: reach,
    conclude: { conclusion: dice.of(['confirmed', 'laboratoryError']) },
    evaluate: { evaluation: dice.of(EVALUATIONS) },
    decline: { reason: 'x' },
    start: { what: 'x', owner: dice.of(['SUP-01', 'QA-01', 'NOBODY']), dueDays: 3 },
    implement: { result: 'x' },
    check: { effective: dice.chance(60) },
    review: { conclusion: dice.of(['resultsStand', 'weighAgain', 'reject']), narrative: 'x' },
  };
  return { kind, ...says[kind] };
}

const MOVES = [...new Set(Object.values(RECORD_MACHINES).flatMap((rows) => rows.map(({ move }) => move)))];

const anyRecord = (booth: WeighBooth, dice: Dice): string =>
  dice.of([...[...booth.state.all('records')].map(({ id }) => id as string), 'DEV-99']);

/** Anything about records that anybody could send. */
export const recordCommands = {
  OpenRecord: opening,
  MoveRecord: (booth, dice) => ({ record: anyRecord(booth, dice), move: said(booth, dice.of(MOVES), dice) }),
  RecordCause: (booth, dice) =>
    aCause(
      dice.of([anyRecord(booth, dice), 'EX-01', 'EX-99']),
      dice.of([['1'], ['99999999'], ['lot:NO-LOT'], ['equipment:SCL-01']]),
    ),
  AssignTask: (booth, dice) => aTask(anyRecord(booth, dice), dice.of(['SUP-01', 'NOBODY'])),
  AttachFile: (booth, dice) => ({
    sha256: dice.of(['0'.repeat(64), '1'.repeat(64)]),
    caption: 'x',
    on: dice.of([
      { kind: 'record', id: anyRecord(booth, dice) },
      { kind: 'exception', id: dice.of(['EX-01', 'EX-02', 'EX-99']) },
      { kind: 'step', batch: BATCH, step: dice.of(['20', '60', '999']) },
      { kind: 'batch', id: BATCH },
    ]),
  }),
  EnterLate: (booth, dice) => ({
    about: dice.of([
      {
        kind: 'step',
        batch: BATCH,
        step: dice.of(['20', '60', '999']),
        fact: dice.of(['work', 'clearance']),
      },
      { kind: 'equipment', id: dice.of(['SCL-01', 'NOTHING']), fact: 'cleaning' },
    ]),
    doneAt: dice.of([booth.moment.at, '2020-01-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z']),
    sha256: '1'.repeat(64),
    reason: 'power-failure',
    narrative: 'x',
  }),
  ConfirmLate: (_booth, dice) => ({ late: dice.of(['LE-01', 'LE-02', 'LE-99']) }),
  CompleteTask: (booth, dice) => {
    const record = anyRecord(booth, dice);
    return { record, task: `${record}-T${dice.upTo(3)}`, result: 'x' };
  },
  ExtendRecord: (booth, dice) => ({
    record: anyRecord(booth, dice),
    dueDays: dice.of([10, 20]),
    reason: 'x',
  }),
} satisfies Partial<Record<KernelCommandType, (booth: WeighBooth, dice: Dice) => object>>;

/** A picture that somebody brought in. */
export const UPLOADED = { sha256: '1'.repeat(64), bytes: 70, mediaType: 'image/png' } as const;

/** Somebody enters what was done on paper, with its scan. */
export const enterLate = (booth: WeighBooth, dice: Dice): Told =>
  booth.when(
    'EnterLate',
    {
      about: { kind: 'step', batch: BATCH, step: dice.of(['20', '60']), fact: 'work' },
      doneAt: booth.moment.at,
      sha256: UPLOADED.sha256,
      reason: 'power-failure',
      narrative: 'x',
    },
    { by: 'OP-101', file: UPLOADED },
  );
