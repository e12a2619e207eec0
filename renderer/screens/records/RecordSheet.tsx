import type { ExceptionCard, RecordCard, Screen, WorkScreen } from '../../../main/contract/views.ts';
import { act } from '../../store/act.ts';
import { closeOverlay, openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';
import { CauseForm } from './CauseForm.tsx';
import { days, person, textOf, words } from './form-fields.ts';
import { MOVE_FORMS } from './move-form.ts';
import { OpenForm } from './OpenForm.tsx';
import { RecordForm } from './RecordForm.tsx';
import type { RecordAct } from './record-acts.ts';

/** The sheet of one act about a record: only the fields of its kind, then the signature. */
export function RecordSheet({ act: of, screen }: { readonly act: RecordAct; readonly screen: Screen }) {
  if (screen.kind !== 'work' || screen.records === null) return null;
  if (of.for === 'open') return <OpenForm screen={screen} />;
  if (of.for === 'causeOf') {
    const exception = screen.exceptions.find(({ id }) => id === of.exception);
    return exception === undefined ? null : <ExceptionCause exception={exception} />;
  }
  const card = screen.records.cards.find(({ id }) => id === of.record);
  return card === undefined ? null : <ActForm of={of} card={card} screen={screen} />;
}

function ActForm({
  of,
  card,
  screen,
}: {
  readonly of: Exclude<RecordAct, { for: 'open' | 'causeOf' }>;
  readonly card: RecordCard;
  readonly screen: WorkScreen;
}) {
  const { id } = card;
  switch (of.for) {
    case 'cause':
      return <CauseForm target={{ kind: 'record', id }} evidence={card.evidence} />;
    case 'move': {
      const form = MOVE_FORMS[of.move];
      return (
        <RecordForm
          title={say('records.title.move', { move: say(`recordMove.${of.move}`), id })}
          fields={() => form.fields(card, screen)}
          submit={say('settle.sign')}
          onDone={(values) =>
            openOverlay({ kind: 'sign', draft: { type: 'MoveRecord', record: id, move: form.move(values) } })
          }
        />
      );
    }
    case 'extend':
      return (
        <RecordForm
          title={say('records.title.extend', { id })}
          fields={() => [days(card.extensionDays), words('reason')]}
          submit={say('settle.sign')}
          onDone={(values) =>
            openOverlay({
              kind: 'sign',
              draft: {
                type: 'ExtendRecord',
                record: id,
                dueDays: Number(textOf(values, 'dueDays')),
                reason: textOf(values, 'reason'),
              },
            })
          }
        />
      );
    case 'task':
      return (
        <RecordForm
          title={say('records.title.task', { id })}
          fields={() => [words('what'), person(screen.records?.owners ?? []), days()]}
          submit={say('records.form.give')}
          onDone={(values) =>
            void closeWhenTaken(
              act({
                type: 'AssignTask',
                record: id,
                what: textOf(values, 'what'),
                owner: textOf(values, 'owner'),
                dueDays: Number(textOf(values, 'dueDays')),
              }),
            )
          }
        />
      );
    case 'done':
      return (
        <RecordForm
          title={say('records.title.done', { task: of.task })}
          fields={() => [words('result', 'implemented')]}
          submit={say('records.form.complete')}
          onDone={(values) =>
            void closeWhenTaken(
              act({ type: 'CompleteTask', record: id, task: of.task, result: textOf(values, 'result') }),
            )
          }
        />
      );
  }
}

/** The cause of an exception rests on the exception itself, its batch and the records that it opened. */
function ExceptionCause({
  exception: { id, batch, links, attachments },
}: {
  readonly exception: ExceptionCard;
}) {
  const evidence = [
    `exception:${id}`,
    ...(batch === null ? [] : [`batch:${batch}`]),
    ...links.map((record) => `record:${record}`),
    ...attachments.map((each) => `attachment:${each.id}`),
  ];
  return <CauseForm target={{ kind: 'exception', id }} evidence={evidence} />;
}

async function closeWhenTaken(reply: ReturnType<typeof act>): Promise<void> {
  if ((await reply)?.kind === 'accepted') closeOverlay();
}
