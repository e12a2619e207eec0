import type { HoldObject } from '../../contract/parse-command.ts';
import { type DomainEvent, event } from '../events.ts';
import type { GateFacts } from '../facts.ts';
import { closing, stepGoesOn } from '../quality/close-exception.ts';
import { contain } from '../quality/contain.ts';
import { inserted } from '../quality/dispositions/rework.ts';
import { stillToScrap } from '../quality/dispositions/scrap.ts';
import { substituted } from '../quality/dispositions/substitute.ts';
import { leftOut } from '../quality/dispositions/use-as-is.ts';
import type { ExceptionRecord } from '../quality/exception.ts';
import { groundsOf } from './exception-handlers.ts';
import { certain, type Handlers, signatureRecord } from './handler.ts';

/** What is decided, approved and done about an exception, each by its own act (S52–S57). */
export const DISPOSITION_HANDLERS: Handlers<
  'DecideDisposition' | 'ApproveDisposition' | 'ReturnDisposition' | 'ScrapContainer'
> = {
  DecideDisposition: (facts) => [
    event('DispositionDecided', { ...groundsOf(facts), disposition: facts.command.disposition }),
  ],
  ReturnDisposition: (facts) => [event('DispositionReturned', groundsOf(facts))],
  ApproveDisposition: (facts) => {
    const exception = certain(facts.exception, 'an exception');
    const ends = endsStep(facts, exception);
    return [
      event('DispositionApproved', { exception: exception.id, signature: signatureRecord(facts) }),
      event('ImplementationBegun', { exception: exception.id }),
      ...begun(facts, exception),
      ...(ends ? [] : stepGoesOn(facts.state, exception)),
      ...(exception.settled?.pattern === 'useAsIs' ? closing(facts, exception, 'implemented') : []),
    ];
  },
  ScrapContainer: (facts) => {
    const { command, state } = facts;
    const exception = certain(facts.exception, 'an exception');
    const container = certain(state.get('containers', command.container), 'a container');
    const left = stillToScrap(state, exception).filter((id) => id !== container.id);
    return [
      event('ContainerScrapped', {
        exception: exception.id,
        container: container.id,
        quantity: container.quantity,
        person: certain(facts.person, 'a person').id,
        signature: signatureRecord(facts),
      }),
      ...dispensedAgain(facts, exception),
      ...(left.length === 0 ? closing(facts, exception, 'implemented') : []),
    ];
  },
};

const endsStep = (_facts: GateFacts, { settled }: ExceptionRecord): boolean =>
  settled?.disposition?.kind === 'useAsIs' && settled.disposition.step === 'notExecuted';

/** What an approval sets going by itself. */
function begun(facts: GateFacts, exception: ExceptionRecord): readonly DomainEvent[] {
  const { state } = facts;
  const disposition = certain(exception.settled?.disposition, 'a disposition');
  switch (disposition.kind) {
    case 'substitute':
      return substituted(state, exception, disposition);
    case 'rework':
      return inserted(state, exception, disposition);
    case 'scrap': {
      const objects = disposition.containers.map((id): HoldObject => ({ kind: 'container', id }));
      return contain(facts, exception, objects, 'investigation');
    }
    case 'useAsIs':
      return leftOut(state, exception, disposition);
  }
}

/** A step that had its end, or would come back to it, misses what was scrapped of it (S57). */
function dispensedAgain(
  { state, command }: GateFacts & { command: { type: 'ScrapContainer' } },
  { id }: ExceptionRecord,
): readonly DomainEvent[] {
  const container = state.get('containers', command.container);
  if (container?.kind !== 'dispensed') return [];
  const { batch, step } = container;
  const row = state.get('batches', batch)?.steps[step];
  const at = row?.state === 'blocked' || row?.state === 'exception' ? row.resumes : row?.state;
  // What came out of a machine does not come out of it again: its yield tells what is missing.
  return row?.work.kind === 'dispense' && (at === 'complete' || at === 'verified')
    ? [event('StepDispensedAgain', { batch, step, exception: id })]
    : [];
}
