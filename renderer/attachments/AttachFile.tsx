import { useEffect, useState } from 'react';
import type { UploadRefusal } from '../../main/contract/attachment.ts';
import type { AttachmentObject } from '../../main/contract/grammar/attachment-object.ts';
import type { Affordance } from '../../main/contract/views.ts';
import { Button } from '../components/Button.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { NarrativeField } from '../overlays/NarrativeField.tsx';
import { act } from '../store/act.ts';
import { bringIn } from '../store/bring-in.ts';
import { say } from '../text/say.ts';

/** As long as a caption on record can be. */
const LONGEST_CAPTION = 120;
const NOT_YET: Affordance = { passes: false, refusals: [] };

/** The file that was chosen, and one sentence about what it shows; then it goes on record. */
export function AttachFile({
  on,
  file,
  shows = '',
  onDone,
}: {
  readonly on: AttachmentObject;
  readonly file: File;
  /** What it is taken for, where that is known: the caption as it is offered. */
  readonly shows?: string;
  readonly onDone: () => void;
}) {
  const preview = usePreview(file);
  const [caption, setCaption] = useState(shows.slice(0, LONGEST_CAPTION));
  const [percent, setPercent] = useState<number | null>(null);
  const [refused, setRefused] = useState<UploadRefusal | null>(null);
  const sentence = caption.trim();
  const attach = async () => {
    if (sentence === '' || percent !== null) return;
    setRefused(null);
    const brought = await bringIn(file, setPercent).finally(() => setPercent(null));
    if (brought.kind === 'refused') return setRefused(brought.code);
    const { sha256 } = brought.file;
    const reply = await act({ type: 'AttachFile', sha256, on, caption: sentence });
    if (reply?.kind === 'accepted') onDone();
  };
  return (
    <Sheet
      width="wide"
      title={say('attachments.add')}
      lead={
        refused === null
          ? percent === null
            ? say('attachments.lead', { size: Math.ceil(file.size / 1024) })
            : say('attachments.progress', { percent })
          : say(`upload.${refused}`)
      }
      mark={preview !== null && <img className="thumbnail" src={preview} alt="" />}
      tone={refused === null ? 'plain' : 'stop'}
      onClose={onDone}
      actions={
        <>
          <Button label={say('button.back')} onPress={onDone} />
          <Button
            kind="primary"
            label={say('attachments.do')}
            affordance={sentence === '' || percent !== null ? NOT_YET : undefined}
            onPress={() => void attach()}
          />
        </>
      }
    >
      <NarrativeField label={say('attachments.caption')} value={caption} onChange={setCaption} />
    </Sheet>
  );
}

/** A photo before it is anywhere but here; null for a document. */
function usePreview(file: File): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!file.type.startsWith('image/')) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}
