import { attachmentId } from '../attachments/attachment.ts';
import { event } from '../events.ts';
import type { GateFacts } from '../facts.ts';
import type { KernelCommandOf } from '../kernel-command.ts';
import { certain, type Handlers } from './handler.ts';

export const ATTACHMENT_HANDLERS: Handlers<'AttachFile'> = {
  AttachFile: (facts) => {
    const { state, command, observed, person } = facts;
    const { sha256, bytes, mediaType } = certain(observed.file, 'a stored file');
    return [
      event('AttachmentAdded', {
        attachment: {
          id: attachmentId([...state.all('attachments')].length + 1),
          sha256,
          bytes,
          mediaType,
          on: command.on,
          ...placeOf(facts, command.on),
          caption: command.caption,
          by: certain(person, 'a person').id,
          at: observed.moment.at,
        },
      }),
    ];
  },
};

/** The batch and step an object belongs to, so that its record shows what was attached to it. */
function placeOf(
  { exception, record }: GateFacts,
  on: KernelCommandOf<'AttachFile'>['on'],
): Pick<NonNullable<GateFacts['exception']>, 'batch' | 'step'> {
  switch (on.kind) {
    case 'exception':
    case 'record': {
      const about = certain(on.kind === 'exception' ? exception : record, 'an object');
      return { batch: about.batch, step: about.step };
    }
    case 'step':
      return { batch: on.batch, step: on.step };
    case 'batch':
      return { batch: on.id, step: null };
  }
}
