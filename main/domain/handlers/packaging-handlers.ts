import type { CountId } from '../../contract/ids.ts';
import { event } from '../events.ts';
import { certain, type Handlers, signatureRecord, stepRef } from './handler.ts';
import { runStarted } from './in-process-handlers.ts';

export const PACKAGING_HANDLERS: Handlers<
  'RepeatClearance' | 'StartRun' | 'StopRun' | 'VerifyRestart' | 'RecordCount'
> = {
  RepeatClearance: (facts) => [event('ClearanceRepeated', { ...stepRef(facts), station: facts.station.id })],
  StartRun: runStarted,
  StopRun: (facts) => [
    event('RunStopped', {
      ...stepRef(facts),
      station: facts.station.id,
      reason: facts.command.reason,
    }),
  ],
  VerifyRestart: (facts) => {
    const signature = signatureRecord(facts);
    return [event('RestartVerified', { ...stepRef(facts), verifier: signature.person, signature })];
  },
  RecordCount: (facts) => {
    const { what, quantity, reason } = facts.command;
    const work = facts.step?.work;
    const before = work && 'counts' in work ? work.counts.length : 0;
    return [
      event('LineCounted', {
        ...stepRef(facts),
        count: `C-${before + 1}` as CountId,
        what,
        quantity,
        reason,
        person: certain(facts.person, 'a person').id,
      }),
    ];
  },
};
