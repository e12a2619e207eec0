import { FileText } from 'lucide-react';
import type { AttachmentView } from '../../main/contract/attachment.ts';
import { attachmentUrl } from '../store/act.ts';
import './attachments.css';

/** A photo as it is, small; a document as its sign, because no document is drawn at a station. */
export function Thumbnail({ attachment }: { readonly attachment: AttachmentView }) {
  const { mediaType, sha256, caption } = attachment;
  return mediaType === 'application/pdf' ? (
    <span className="thumbnail" data-document>
      <FileText aria-hidden="true" />
    </span>
  ) : (
    <img className="thumbnail" src={attachmentUrl(sha256)} alt={caption} loading="lazy" />
  );
}
