import { atWorkplace } from '../at-step.ts';
import { type DomainEvent, event } from '../events.ts';
import type { GateFacts } from '../facts.ts';
import type { KernelCommandOf } from '../kernel-command.ts';
import { lateEntryId } from '../late-entry/late-entry.ts';
import type { Instant } from '../moment.ts';
import { openLateEntry } from '../quality/open-exception.ts';
import { attachmentAdded } from './attachment-added.ts';
import { certain, type Handlers, signatureRecord } from './handler.ts';

/** As much of the note as stands under a picture. */
const CAPTION = 120;

export const LATE_HANDLERS: Handlers<'EnterLate' | 'ConfirmLate'> = {
  EnterLate: (facts) => {
    const { state, command, observed } = facts;
    const { about, doneAt, reason, narrative } = command;
    const { at } = observed.moment;
    const signature = signatureRecord(facts);
    const id = lateEntryId([...state.all('lateEntries')].length + 1);
    const where = placeOf(facts, about);
    const opened = openLateEntry(where, id, narrative);
    const exception = openedBy(opened);
    const { id: scan, added } = attachmentAdded(facts, {
      on: { kind: 'exception', id: exception },
      batch: where.batch?.id ?? null,
      step: where.step?.id ?? null,
      caption: narrative.slice(0, CAPTION),
      by: signature.person,
    });
    return [
      ...opened,
      added,
      event('LateEntryMade', {
        entry: {
          id,
          about,
          doneAt: doneAt as Instant,
          enteredBy: signature.person,
          enteredAt: at,
          reason,
          narrative,
          scan,
          exception,
          confirmed: null,
        },
        signature,
      }),
    ];
  },
  ConfirmLate: (facts) => [
    event('LateEntryConfirmed', { late: facts.command.late, signature: signatureRecord(facts) }),
  ],
};

/** A step at the station where it is done; an instrument belongs to no batch. */
const placeOf = (facts: GateFacts, about: KernelCommandOf<'EnterLate'>['about']): GateFacts =>
  about.kind === 'step' ? atWorkplace(facts, about) : { ...facts, batch: null, step: null };

function openedBy(events: readonly DomainEvent[]) {
  const opened = events.find((each) => each.type === 'ExceptionOpened');
  return certain(opened?.type === 'ExceptionOpened' ? opened.data.exception : null, 'an exception').id;
}
