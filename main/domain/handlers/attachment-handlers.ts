import type { GateFacts } from '../facts.ts';
import type { KernelCommandOf } from '../kernel-command.ts';
import { attachmentAdded } from './attachment-added.ts';
import { certain, type Handlers } from './handler.ts';

export const ATTACHMENT_HANDLERS: Handlers<'AttachFile'> = {
  AttachFile: (facts) => {
    const { on, caption } = facts.command;
    const by = certain(facts.person, 'a person').id;
    return [attachmentAdded(facts, { on, ...placeOf(facts, on), caption, by }).added];
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
