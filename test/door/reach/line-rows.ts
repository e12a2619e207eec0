import type { CommandType } from '../../../main/contract/parse-command.ts';
import type { GateId } from '../../../main/contract/refusals.ts';
import { ATTEMPTS } from './attempts.ts';
import { held, inOtherStep, signedInAt, someoneElse } from './disturbances.ts';
import type { Row } from './row.ts';
import { but } from './usual.ts';

/** The gates before every command of the line in a batch, each reached from where the line stands. */
export const ofLine =
  (batch: string) =>
  (command: CommandType, ...gates: readonly GateId[]): readonly Row[] =>
    gates.map((gate) => {
      switch (gate) {
        case 'requireStationFunction':
          return but(command, gate, {
            when: 'the weigh booth acts in a step of the line',
            disturb: signedInAt('WS-01'),
            change: { station: 'WS-01', context: { batch, step: ATTEMPTS[command].step } },
          });
        case 'requireStepState':
          return but(command, gate, { disturb: inOtherStep('195') });
        case 'requirePerformer':
          return but(command, gate, { disturb: someoneElse('OP-305') });
        case 'requireTraining':
          return but(command, gate, { disturb: someoneElse('OP-101') });
        case 'requireNoHold':
          return but(command, gate, { disturb: held({ kind: 'batch', id: batch }) });
        default:
          return but(command, gate, {});
      }
    });
