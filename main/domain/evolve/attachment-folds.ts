import { objectKey } from '../attachments/attachment.ts';
import { attachmentsOf } from '../index-keys.ts';
import type { Folds } from './evolve.ts';
import { addToIndex } from './rows.ts';

export const ATTACHMENT_FOLDS: Folds<'AttachmentAdded'> = {
  AttachmentAdded: (draft, { attachment }) => {
    draft.put('attachments', attachment.id, attachment);
    addToIndex(draft, attachmentsOf(objectKey(attachment.on)), attachment.id);
  },
};
