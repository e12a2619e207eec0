import { event } from '../events.ts';
import type { PlantDay } from '../moment.ts';
import { certain, type Handlers, signatureRecord } from './handler.ts';

export const LOT_HANDLERS: Handlers<'JudgeLot' | 'ExtendRetest'> = {
  JudgeLot: (facts) => {
    const { lot, quality, reason, narrative } = facts.command;
    const { quality: from } = certain(facts.state.get('lots', lot), 'a lot');
    const signature = signatureRecord(facts);
    return [event('LotJudged', { lot, from, to: quality, reason, narrative, signature })];
  },
  ExtendRetest: (facts) => {
    const { lot, retest, certificate } = facts.command;
    return [
      event('RetestExtended', {
        lot,
        from: certain(facts.state.get('lots', lot)?.retest, 'a retest day'),
        to: retest as PlantDay,
        certificate,
        signature: signatureRecord(facts),
      }),
    ];
  },
};
