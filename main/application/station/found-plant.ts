import { evolve } from '../../domain/evolve/evolve.ts';
import { founded } from '../../domain/handlers/plant-handlers.ts';
import type { LogOpened } from '../../domain/log/log-events.ts';
import type { Moment } from '../../domain/moment.ts';
import type { Founding } from '../../domain/plant/founding.ts';
import type { StationLog } from './station-log.ts';

/**
 * Writes the first events of a log: what the log is, then what the plant is. From then on only commands change it. A
 * founding that was cut off between the two is taken up again.
 */
export function foundPlant(log: StationLog, moment: Moment, founding: Founding, opened: LogOpened): void {
  if (log.state.get('plant', 'plant')) throw new Error('broken invariant: a plant is founded once');
  if (log.head.seq === 0) log.open(moment, opened);
  const events = founded(founding, moment.at);
  const draft = log.state.draft();
  const nobody = { station: '', person: null, session: null };
  for (const event of events) evolve(draft, { at: moment.at, ...nobody, event });
  log.append('founding', moment, nobody, null, { events, draft });
  log.checkpoint(moment.at);
}
