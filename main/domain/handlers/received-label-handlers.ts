import { type DomainEvent, event } from '../events.ts';
import type { GateFacts } from '../facts.ts';
import { type Handlers, stepRef } from './handler.ts';

export const RECEIVED_LABEL_HANDLERS: Handlers<'PrintReceivedLabel'> = {
  /** On record before the printer hears of it (devices.md §2.4); with it every earlier label of the container is void. */
  PrintReceivedLabel: (facts) => {
    const { command, state, station } = facts;
    const { container } = command;
    const copy = (state.get('receivedLabels', container)?.copies ?? 0) + 1;
    return [event('ReceivedLabelReserved', { ...stepRef(facts), container, copy, station: station.id })];
  },
};

/** What the printer said of the new label of a received container. */
export const receivedLabelPrinted = ({
  command: { container, outcome, detail, bitmapHash },
}: GateFacts & { command: { type: 'RecordPrint' } }): readonly DomainEvent[] => [
  event('ReceivedLabelPrinted', { container, outcome, detail, bitmapHash }),
];

/** A scan that reads a new label for the first time: the container has its identity back. */
export function newLabelSeen({
  command,
  state,
}: GateFacts & { command: { type: 'PresentScan' } }): readonly DomainEvent[] {
  const { identity, evidence: scan } = command.scan;
  const row = identity.kind === 'container' ? state.get('receivedLabels', identity.container) : undefined;
  return row && !row.seen ? [event('ReceivedLabelSeen', { container: row.id, copy: row.copies, scan })] : [];
}
