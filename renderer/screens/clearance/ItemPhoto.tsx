import { Button as AriaButton } from 'react-aria-components/Button';
import type { AttachmentView } from '../../../main/contract/attachment.ts';
import type { AttachmentObject } from '../../../main/contract/grammar/attachment-object.ts';
import { Thumbnail } from '../../attachments/Thumbnail.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { dayAndTime } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';

/** The photo beside its item, as large as the place allows: whoever answers or verifies looks at what it shows. */
export function ItemPhoto({ photo }: { readonly photo: AttachmentView }) {
  const offset = usePlantOffset();
  return (
    <figure className="item-photo">
      <Thumbnail attachment={photo} />
      <figcaption>
        <b>{photo.id}</b> · {photo.caption}
        <small>{say('attachments.by', { by: photo.by, at: dayAndTime(photo.at, offset) })}</small>
      </figcaption>
    </figure>
  );
}

/** The same in a list; a press leads to the photos of the step, each as large as the glass. */
export const SmallPhoto = ({
  photo,
  of,
}: {
  readonly photo: AttachmentView;
  readonly of: AttachmentObject;
}) => (
  <AriaButton
    className="small-photo"
    aria-label={say('clearance.photoOpen', { caption: photo.caption })}
    onPress={() => openOverlay({ kind: 'attachments', on: of })}
  >
    <Thumbnail attachment={photo} />
  </AriaButton>
);
