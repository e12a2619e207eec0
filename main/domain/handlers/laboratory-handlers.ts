import type { SampleId } from '../../contract/ids.ts';
import { parseMass } from '../../contract/quantity.ts';
import { event } from '../events.ts';
import { limitsText, verdictOf } from '../laboratory/finished-test.ts';
import { namedTest } from '../laboratory/samples-of.ts';
import { certain, type Handlers, signatureRecord } from './handler.ts';

export const LABORATORY_HANDLERS: Handlers<
  'TakeSample' | 'SendSample' | 'ReceiveSample' | 'StoreRetained' | 'EnterResult' | 'VerifyResult'
> = {
  TakeSample: (facts) => {
    const { command, state, observed } = facts;
    const { batch, container, unit, purpose } = command;
    const mass = parseMass(command.quantity, unit);
    if (!mass.ok) throw new Error('broken invariant: passed its gates without a quantity');
    const number = [...state.all('samples')].length + 1;
    const signature = signatureRecord(facts);
    return [
      event('SampleTaken', {
        sample: {
          id: `SMP-${String(number).padStart(2, '0')}` as SampleId,
          batch,
          container,
          quantity: mass.value,
          unit,
          purpose,
          state: 'taken',
          taken: { by: signature.person, at: observed.moment.at },
          to: null,
          location: null,
          results: [],
        },
        signature,
      }),
    ];
  },
  SendSample: ({ command: { sample, to } }) => [event('SampleSent', { sample, to })],
  ReceiveSample: ({ command: { sample } }) => [event('SampleReceived', { sample })],
  StoreRetained: ({ command: { sample, location } }) => [event('RetainedSampleStored', { sample, location })],
  EnterResult: (facts) => {
    const { command, state } = facts;
    const { sample, value, retestOf } = command;
    const test = certain(namedTest(state, command), 'a test');
    return [
      event('ResultEntered', {
        sample,
        test: test.id,
        value,
        limits: limitsText(test),
        verdict: certain(verdictOf(test, value), 'a verdict'),
        retestOf,
        signature: signatureRecord(facts),
      }),
    ];
  },
  VerifyResult: (facts) => {
    const { sample, test } = facts.command;
    return [event('ResultVerified', { sample, test, signature: signatureRecord(facts) })];
  },
};
