import { type DomainEvent, event } from '../events.ts';
import type { GateFacts } from '../facts.ts';
import { holdsOverContainer } from '../material/genealogy.ts';
import type { Handlers } from './handler.ts';

export const HOLD_LABEL_HANDLERS: Handlers<'PrintHoldLabel'> = {
  /** On record, with the holds it will name, before the printer hears of it (devices.md §2.4). */
  PrintHoldLabel: ({ command, state, station }) => [
    event('HoldLabelReserved', {
      container: command.container,
      copy: (state.get('holdLabels', command.container)?.copies ?? 0) + 1,
      holds: holdsOverContainer(state, command.container).map(({ id }) => id),
      station: station.id,
    }),
  ],
};

/** What the printer said of a HOLD label. */
export const holdLabelPrinted = ({
  command: { container, outcome, detail, bitmapHash },
}: GateFacts & { command: { type: 'RecordPrint' } }): readonly DomainEvent[] => [
  event('HoldLabelPrinted', { container, outcome, detail, bitmapHash }),
];
