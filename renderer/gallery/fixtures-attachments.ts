import type { BatchId, ExceptionId, StepId } from '../../main/contract/ids.ts';
import type { WorkScreen } from '../../main/contract/views.ts';
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
