import { subtract } from '../../contract/quantity.ts';
import { event } from '../events.ts';
import { countVarianceLimit } from '../execution/amounts.ts';
import { countedMass, finestDivision, unitOf } from '../material/counting.ts';
import { batchOfLine } from '../material/staging.ts';
import { certain, type Handlers } from './handler.ts';

/** Movement is a command with gates, like every other use of material (rules §3, S27). */
export const MOVEMENT_HANDLERS: Handlers<'MoveContainer' | 'StageToLine' | 'CountContainer'> = {
  MoveContainer: ({ command, state }) => [
    event('ContainerMoved', {
      container: command.container,
      from: certain(state.get('containers', command.container), 'a container').location,
      to: command.location,
    }),
  ],
  StageToLine: ({ command, state }) => {
    const line = certain(state.get('stations', command.station), 'a line');
    return [
      event('ContainerStaged', {
        container: command.container,
        from: certain(state.get('containers', command.container), 'a container').location,
        station: line.id,
        batch: certain(batchOfLine(state, line), 'a batch').id,
      }),
    ];
  },
  CountContainer: ({ command, state }) => {
    const container = certain(state.get('containers', command.container), 'a container');
    const counted = certain(countedMass(state, container, command.counted), 'a mass');
    const variance = subtract(counted, container.quantity);
    const limit = countVarianceLimit(container.quantity, finestDivision(state, unitOf(state, container)));
    const within = Math.abs(variance) <= limit;
    return [
      event('ContainerCounted', {
        container: container.id,
        expected: container.quantity,
        counted,
        variance,
        limit,
        within,
        // What a dispensed container holds is its weighing, which no count corrects (rules §6).
        posted: within && container.kind === 'source',
      }),
    ];
  },
};
