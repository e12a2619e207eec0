import { useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import {
  ATTACHMENT_LIMITS,
  type AttachmentsView,
  type AttachmentView,
} from '../../main/contract/attachment.ts';
import type { AttachmentObject } from '../../main/contract/grammar/attachment-object.ts';
import { Button } from '../components/Button.tsx';
import { Pager } from '../components/Pager.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { usePlantOffset } from '../screens/review/use-plant-offset.ts';
import { ask } from '../store/act.ts';
import { closeOverlay, useStation } from '../store/station-store.ts';
import { dayAndTime } from '../text/moment.ts';
import { say } from '../text/say.ts';
import { AttachFile } from './AttachFile.tsx';
import { PaperButton } from './PaperButton.tsx';
import { Thumbnail } from './Thumbnail.tsx';

const PER_PAGE = 3;

/** Every photo and document of one object, and the way to add another. */
export function Attachments({ on }: { readonly on: AttachmentObject }) {
  const found = useAttachments(on);
  const [shown, show] = useState<AttachmentView | null>(null);
  const [file, choose] = useState<File | null>(null);
  const title = say('attachments.title', { object: on.kind === 'step' ? `${on.batch} · ${on.step}` : on.id });
  if (file !== null) return <AttachFile on={on} file={file} onDone={() => choose(null)} />;
  if (shown !== null) return <One attachment={shown} onBack={() => show(null)} />;
  return (
    <Sheet
      width="wide"
      title={title}
      onClose={closeOverlay}
      actions={
        <>
          <FileTrigger
            acceptedFileTypes={Object.keys(ATTACHMENT_LIMITS)}
            onSelect={(files) => choose(files?.[0] ?? null)}
          >
            <Button label={say('attachments.add')} affordance={found?.attach} />
          </FileTrigger>
          {on.kind === 'step' && <PaperButton of={on} affordance={found?.attach} />}
          <Button kind="primary" label={say('button.close')} onPress={closeOverlay} />
        </>
      }
    >
      {found?.attachments.length === 0 && <p>{say('attachments.none')}</p>}
      <Pager rows={found?.attachments.toReversed() ?? []} size={PER_PAGE}>
        {(page) => (
          <ul className="attachment-tiles">
            {page.map((each) => (
              <li key={each.id}>
                <Tile attachment={each} onPress={() => show(each)} />
              </li>
            ))}
          </ul>
        )}
      </Pager>
    </Sheet>
  );
}

function Tile({
  attachment,
  onPress,
}: {
  readonly attachment: AttachmentView;
  readonly onPress: () => void;
}) {
  return (
    <AriaButton className="attachment-tile" onPress={onPress}>
      <Thumbnail attachment={attachment} />
      <b>{short(attachment.caption)}</b>
      <Origin attachment={attachment} />
    </AriaButton>
  );
}

const SHORT = 48;

/** Whole words of a caption that fit a tile; all of it stands over the large picture. */
const short = (caption: string): string =>
  caption.length <= SHORT ? caption : `${caption.slice(0, caption.lastIndexOf(' ', SHORT) || SHORT)} …`;

/** By whom, when, and on what it is. */
function Origin({ attachment: { id, by, at, on } }: { readonly attachment: AttachmentView }) {
  const offset = usePlantOffset();
  return <small>{say('attachments.origin', { id, on, by, at: dayAndTime(at, offset) })}</small>;
}

/** One of them as large as the glass allows; of a document, what finds it in the data folder. */
function One({ attachment, onBack }: { readonly attachment: AttachmentView; readonly onBack: () => void }) {
  const { caption, mediaType, bytes, sha256 } = attachment;
  return (
    <Sheet
      width="wide"
      title={caption}
      onClose={onBack}
      actions={<Button kind="primary" label={say('button.back')} onPress={onBack} />}
    >
      <div className="attachment-one">
        <Thumbnail attachment={attachment} />
        <Origin attachment={attachment} />
        <small>
          {say(mediaType === 'application/pdf' ? 'attachments.document' : 'attachments.photo', {
            size: Math.ceil(bytes / 1024),
          })}{' '}
          <bdi>{sha256}</bdi>
        </small>
      </div>
    </Sheet>
  );
}

/** Asked anew with every change at the station; nothing until it is read. */
function useAttachments(on: AttachmentObject): AttachmentsView | null {
  const revision = useStation((state) => state.view?.revision ?? 0);
  const [found, setFound] = useState<AttachmentsView | null>(null);
  const key = JSON.stringify(on);
  useEffect(() => {
    let wanted = revision >= 0;
    void ask({ kind: 'attachments', on: JSON.parse(key) as AttachmentObject }).then((reply) => {
      if (wanted && reply.kind === 'attachments') setFound(reply.found);
    });
    return () => {
      wanted = false;
    };
  }, [key, revision]);
  return found;
}
