import type { KernelCommandType } from '../kernel-command.ts';
import type { SampleMove } from '../laboratory/sample.ts';
import { sampleMove } from '../laboratory/sample.ts';
import { namedSample } from '../laboratory/samples-of.ts';
import { finding, type Gate } from './gate.ts';

const MOVES: Readonly<Partial<Record<KernelCommandType, SampleMove>>> = {
  SendSample: 'send',
  ReceiveSample: 'receive',
  StoreRetained: 'store',
};

/** The sample exists, stands where this can be done with it, and was taken for it (rules §7). */
export const requireSample: Gate = {
  id: 'requireSample',
  when: 'always',
  check: ({ command, state }) => {
    if (!('sample' in command)) return null;
    const sample = namedSample(state, command);
    if (!sample) return finding('sample.unknown', { sample: command.sample });
    const move = MOVES[command.type];
    const fits = move ? sampleMove(sample.state, move) !== null : sample.state === 'received';
    if (!fits) return finding('sample.state', { sample: sample.id, state: sample.state });
    if ((command.type === 'StoreRetained') !== (sample.purpose === 'retain') && !TRAVELS.has(command.type))
      return finding('sample.purpose', { sample: sample.id, purpose: sample.purpose });
    return command.type === 'StoreRetained' && !state.get('locations', command.location)
      ? finding('sample.place', { sample: sample.id, location: command.location })
      : null;
  },
};

/** Every sample is sent and received, whatever it is for. */
const TRAVELS: ReadonlySet<KernelCommandType> = new Set(['SendSample', 'ReceiveSample']);
