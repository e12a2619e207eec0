import { type ReactNode, useState } from 'react';
import type { RecordMoveKind } from '../../../main/contract/grammar/record-moves.ts';
import type { RecordId } from '../../../main/contract/ids.ts';
import type { RecordCard, RecordStory as Story } from '../../../main/contract/views.ts';
import { AttachmentStrip } from '../../attachments/AttachmentStrip.tsx';
import { Button } from '../../components/Button.tsx';
import type { Overlay } from '../../store/overlay.ts';
import { openOverlay } from '../../store/station-store.ts';
import type { TextKey } from '../../text/catalogue.ts';
import { say, sayCode } from '../../text/say.ts';
import { About } from './About.tsx';
import { Causes } from './Causes.tsx';
import { FoundFacts } from './FoundFacts.tsx';
import { Moves } from './Moves.tsx';
import { Tasks } from './Tasks.tsx';

const PARTS = ['about', 'found', 'tasks', 'causes', 'moves', 'photos'] as const;
type Part = (typeof PARTS)[number];
const PART_TEXT: Readonly<Record<Part, TextKey>> = {
  about: 'records.part.about',
  found: 'records.part.found',
  tasks: 'records.part.tasks',
  causes: 'records.part.causes',
  moves: 'records.part.moves',
  photos: 'records.part.photos',
};

/** One open record: its story, and the moves that its machine has from here. */
export function RecordStory({ card }: { readonly card: RecordCard }) {
  return (
    <RecordParts
      card={card}
      actions={(part) => (
        <>
          {ACTIONS[part](card)}
          {card.next.map(({ move, affordance }, index) => (
            <Button
              key={move}
              kind={index === card.next.length - 1 ? 'primary' : 'normal'}
              label={say(`recordMove.${move}`)}
              affordance={affordance}
              onPress={() => openOverlay(overlayOf(card.id, move))}
            />
          ))}
        </>
      )}
    />
  );
}

/** One record as a story in six parts, with what can be done in each. */
export function RecordParts({
  card,
  actions,
}: {
  readonly card: Story;
  readonly actions: (part: Part) => ReactNode;
}) {
  const [part, setPart] = useState<Part>('about');
  const contents = {
    about: () => <About card={card} />,
    found: () => <FoundFacts found={card.found} />,
    tasks: () => <Tasks card={card} />,
    causes: () => <Causes card={card} />,
    moves: () => <Moves moves={card.moves} />,
    photos: () => <Photos card={card} />,
  };
  return (
    <article className="story record-story" aria-label={card.id}>
      <header>
        <div>
          <p className="story-kind">
            {say(`severity.${card.severity}`)} · {sayCode(`recordState.${card.state}`) ?? card.state}
            {card.trigger !== null && ` · ${sayCode(`trigger.${card.trigger}`) ?? card.trigger}`}
          </p>
          <h2>
            {say(`recordKind.${card.kind}`)} <bdi>{card.id}</bdi>
          </h2>
        </div>
        {card.late && <span className="plate-amber">{say('records.late')}</span>}
      </header>
      <fieldset className="record-parts" aria-label={say('records.parts')}>
        {PARTS.map((each) => (
          <Button
            key={each}
            size="least"
            label={say(PART_TEXT[each], {
              n: each === 'photos' ? card.attachments.length : card.tasks.length,
            })}
            pressed={each === part}
            onPress={() => setPart(each)}
          />
        ))}
      </fieldset>
      <div className="record-part">{contents[part]()}</div>
      <div className="story-actions">{actions(part)}</div>
    </article>
  );
}

/** The newest of its photos and documents; all of them, and the way to add one, lie behind it. */
const Photos = ({ card: { id, attachments } }: { readonly card: Story }) =>
  attachments.length === 0 ? (
    <p className="record-nothing">{say('attachments.none')}</p>
  ) : (
    <AttachmentStrip on={{ kind: 'record', id: id as RecordId }} attachments={attachments} />
  );

/** A move that asks for nothing goes straight to its signature. */
function overlayOf(record: string, kind: RecordMoveKind): Overlay {
  return kind === 'approve' || kind === 'close'
    ? { kind: 'sign', draft: { type: 'MoveRecord', record, move: { kind } } }
    : { kind: 'record', act: { for: 'move', record, move: kind } };
}

/** What can be done in a part beside the moves of the record. */
const ACTIONS: Readonly<Record<Part, (card: RecordCard) => ReactNode>> = {
  about: ({ id, extend, extension }) => (
    <Button
      label={say(extension === null ? 'records.extend' : 'records.extendApprove')}
      affordance={extend}
      onPress={() => openOverlay({ kind: 'record', act: { for: 'extend', record: id } })}
    />
  ),
  found: () => null,
  tasks: ({ id, assign }) => (
    <Button
      label={say('records.task.give')}
      affordance={assign}
      onPress={() => openOverlay({ kind: 'record', act: { for: 'task', record: id } })}
    />
  ),
  causes: ({ id, cause }) => (
    <Button
      label={say('records.cause.record')}
      affordance={cause}
      onPress={() => openOverlay({ kind: 'record', act: { for: 'cause', record: id } })}
    />
  ),
  moves: ({ id }) => <LogOfRecord id={id} />,
  photos: ({ id }) => (
    <Button
      label={say('records.photos')}
      onPress={() => openOverlay({ kind: 'attachments', on: { kind: 'record', id: id as RecordId } })}
    />
  ),
};

/** Its lines of the log, one press away. */
export const LogOfRecord = ({ id }: { readonly id: string }) => (
  <Button
    label={say('records.history')}
    onPress={() => openOverlay({ kind: 'history', of: { kind: 'record', id } })}
  />
);
