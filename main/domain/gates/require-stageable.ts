import { locationOf } from '../material/location.ts';
import { batchOfLine, isForLine } from '../material/staging.ts';
import { isUnverified } from '../material/unverified.ts';
import { finding, type Gate } from './gate.ts';

/**
 * Material comes to a line only for the batch that the line is cleared for, with its own label and that of the line in
 * the hand as scans (rules §3, S27); what is held, not approved or past its date is for the gates beside this one.
 */
export const requireStageable: Gate = {
  id: 'requireStageable',
  when: 'act',
  check: ({ command, session, state }) => {
    if (command.type !== 'StageToLine' || !session) return null;
    const { inHand } = session;
    if (inHand.container !== command.container)
      return finding('stage.scanContainer', { container: command.container });
    if (inHand.location !== locationOf(command.station))
      return finding('stage.scanStation', { station: command.station });
    const container = state.get('containers', command.container);
    const line = state.get('stations', command.station);
    if (!container || !line) return finding('stage.noLine', { station: command.station });
    if (isUnverified(state, container)) return finding('container.unverified', { container: container.id });
    const batch = batchOfLine(state, line);
    if (!batch) return finding('stage.noBatch', { station: line.id });
    return isForLine(state, container, line, batch)
      ? null
      : finding('stage.otherBatch', { container: container.id, station: line.id, batch: batch.id });
  },
};
