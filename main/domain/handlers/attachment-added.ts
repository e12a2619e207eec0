import { type Attachment, attachmentId } from '../attachments/attachment.ts';
import { type DomainEvent, event } from '../events.ts';
import type { GateFacts } from '../facts.ts';
import { certain } from './handler.ts';

/** What is said of a file beside its bytes, its number and its time. */
type Said = Pick<Attachment, 'on' | 'batch' | 'step' | 'caption' | 'by'>;

/** The file that a command names, put on record under the next number; the gates made certain that it is there (rules §6). */
export function attachmentAdded(
  { state, observed }: GateFacts,
  said: Said,
): { readonly id: Attachment['id']; readonly added: DomainEvent } {
  const id = attachmentId([...state.all('attachments')].length + 1);
  const { sha256, bytes, mediaType } = certain(observed.file, 'a stored file');
  return {
    id,
    added: event('AttachmentAdded', {
      attachment: { id, sha256, bytes, mediaType, ...said, at: observed.moment.at },
    }),
  };
}
