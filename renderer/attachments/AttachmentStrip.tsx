import type { AttachmentView } from '../../main/contract/attachment.ts';
import type { AttachmentObject } from '../../main/contract/grammar/attachment-object.ts';
import { Button } from '../components/Button.tsx';
import { usePlantOffset } from '../screens/review/use-plant-offset.ts';
import { openOverlay } from '../store/station-store.ts';
import { dayAndTime } from '../text/moment.ts';
import { say } from '../text/say.ts';
import { Thumbnail } from './Thumbnail.tsx';

/** The newest photo or document beside what it is evidence of, and the way to all of them; nothing where there is none. */
export function AttachmentStrip({
  on,
  attachments,
}: {
  readonly on: AttachmentObject;
  readonly attachments: readonly AttachmentView[];
}) {
  const offset = usePlantOffset();
  const newest = attachments.at(-1);
  if (newest === undefined) return null;
  return (
    <figure className="attachment-strip">
      <Thumbnail attachment={newest} />
      <figcaption>
        <b>{newest.caption}</b>
        <small>{say('attachments.by', { by: newest.by, at: dayAndTime(newest.at, offset) })}</small>
      </figcaption>
      <Button
        size="least"
        label={say('attachments.all', { n: attachments.length })}
        onPress={() => openOverlay({ kind: 'attachments', on })}
      />
    </figure>
  );
}
