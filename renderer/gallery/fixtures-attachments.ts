import type { BatchId, EquipmentId, ExceptionId, StepId } from '../../main/contract/ids.ts';
import type { LateEntryView } from '../../main/contract/late-entry-view.ts';
import type { ExceptionCard, WorkScreen } from '../../main/contract/views.ts';
import { dayAndTime } from '../text/moment.ts';
import { PHOTOS } from './attachment-parts.ts';
import { type Fixture, REVIEW } from './fixture.ts';
import { DISPENSING } from './fixtures-dispense.ts';
import { BATCH_RECORD } from './fixtures-record.ts';
import { RECORDS } from './fixtures-records.ts';
import { EX_04, REVIEW_WORK } from './fixtures-work.ts';

const named = (fixtures: readonly Fixture[], id: string): Fixture => {
  const found = fixtures.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no fixture ${id}`);
  return found;
};
/** What stands on the tile of one of them. */
function originOf(wanted: string): NonNullable<Fixture['press']>[number] {
  const found = PHOTOS.find(({ id }) => id === wanted);
  const { id = '', on = '', by = '', at = '' } = found ?? {};
  return ['attachments.origin', { id, on, by, at: dayAndTime(at, 'Z') }];
}
const [first] = PHOTOS;
const photos = first === undefined ? [] : [first];
const desk = { frame: REVIEW, screen: { ...REVIEW_WORK, exceptions: [{ ...EX_04, attachments: PHOTOS }] } };

const story = named(RECORDS, 'records-nonconformance');
const { records, ...rest } = story.screen as WorkScreen;
const record = named(BATCH_RECORD, 'record');
const onStep = { kind: 'step', batch: 'VC5-26-0147' as BatchId, step: '60' as StepId } as const;

const PAPER = new File(['paper'], 'paper.png', { type: 'image/png' });

const LATE: LateEntryView = {
  id: 'LE-01',
  fact: 'clearance',
  doneAt: '2026-03-09T07:45:00.000Z',
  enteredAt: '2026-03-09T10:20:00.000Z',
  by: 'M. Alvarez',
  confirmedBy: null,
  reason: 'power-failure',
  narrative: 'The booth was cleared by the paper form while the power was away.',
  exception: 'EX-05',
};
const late: ExceptionCard = {
  ...EX_04,
  id: 'EX-05',
  trigger: 'lateEntry',
  object: 'LE-01',
  refusal: null,
  narrative: LATE.narrative,
  alternatives: [],
  attachments: photos,
  lateEntry: LATE,
};

/** Photos and documents: beside what they are evidence of, and all of them. */
export const ATTACHMENTS: readonly Fixture[] = [
  { id: 'attachments-exception', ...desk },
  {
    ...story,
    id: 'attachments-record',
    press: [...(story.press ?? []), ['records.part.photos', { n: 1 }]],
    screen: {
      ...rest,
      records: records && {
        ...records,
        cards: records.cards.map((card) => ({ ...card, attachments: photos })),
      },
    },
  },
  {
    ...record,
    id: 'attachments-batch-record',
    ...(record.record && {
      record: {
        ...record.record,
        steps: record.record.steps.map((step) =>
          step.id === '20' ? { ...step, attachments: PHOTOS } : step,
        ),
      },
    }),
  },
  {
    ...record,
    id: 'attachments-whole-batch',
    ...(record.record && {
      record: {
        ...record.record,
        attachments: PHOTOS.map((each) => ({ ...each, on: 'VC5-26-0147', onKind: 'batch' as const })),
      },
    }),
    press: [...(record.press ?? []), ['record.whole']],
  },
  {
    ...record,
    id: 'attachments-whole-batch-none',
    press: [...(record.press ?? []), ['record.whole']],
  },
  {
    ...named(DISPENSING, 'dispense-fill-in'),
    id: 'attachments-late-equipment',
    overlay: { kind: 'late', of: { kind: 'equipment', id: 'SCL-01' as EquipmentId }, file: PAPER },
  },
  {
    ...named(DISPENSING, 'dispense-fill-in'),
    id: 'attachments-late-step',
    overlay: { kind: 'late', of: onStep, file: PAPER },
  },
  { id: 'attachments-late', frame: REVIEW, screen: { ...REVIEW_WORK, exceptions: [late] } },
  {
    ...record,
    id: 'attachments-late-record',
    ...(record.record && {
      record: {
        ...record.record,
        steps: record.record.steps.map((step) =>
          step.id === '20'
            ? { ...step, late: [{ ...LATE, confirmedBy: 'D. Price' }], attachments: photos }
            : step,
        ),
      },
    }),
  },
  {
    id: 'attachments',
    ...desk,
    overlay: { kind: 'attachments', on: { kind: 'exception', id: 'EX-04' as ExceptionId } },
  },
  {
    ...named(DISPENSING, 'dispense-fill-in'),
    id: 'attachments-step',
    overlay: { kind: 'attachments', on: onStep },
  },
  {
    id: 'attachments-photo',
    ...desk,
    overlay: { kind: 'attachments', on: { kind: 'exception', id: 'EX-04' as ExceptionId } },
    press: [originOf('AT-03')],
  },
  {
    id: 'attachments-document',
    ...desk,
    overlay: { kind: 'attachments', on: { kind: 'exception', id: 'EX-04' as ExceptionId } },
    press: [originOf('AT-02')],
  },
];
