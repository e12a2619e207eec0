import { event } from '../events.ts';
import type { Processing } from '../execution/batch.ts';
import { between } from '../execution/processing.ts';
import type { GateFacts } from '../facts.ts';
import type { ProcessStep } from '../recipe/recipe.ts';
import { certain, type Handlers, signatureRecord, stepRef } from './handler.ts';

export const PROCESS_HANDLERS: Handlers<
  'RecordCleaning' | 'StartProcess' | 'StopProcess' | 'RecordParameter'
> = {
  RecordCleaning: (facts) => {
    const { machine: equipment, agent, record } = facts.command;
    const signature = signatureRecord(facts);
    return [
      event('MachineCleaned', {
        equipment,
        agent,
        record,
        person: certain(facts.person, 'a person').id,
        verifier: signature.person,
        signature,
      }),
    ];
  },
  StartProcess: (facts) => [
    event('ProcessStarted', {
      ...stepRef(facts),
      equipment: masterOf(facts).equipment,
      person: certain(facts.person, 'a person').id,
    }),
  ],
  StopProcess: (facts) => [
    event('ProcessStopped', {
      ...stepRef(facts),
      equipment: masterOf(facts).equipment,
      reason: facts.command.reason,
      ran: between(certain(workOf(facts).since, 'a run'), facts.observed.moment.at),
    }),
  ],
  RecordParameter: (facts) => {
    const { equipment, parameters } = masterOf(facts);
    const { parameter, value } = facts.command;
    const { lowest, highest, unit } = certain(
      parameters.find(({ id }) => id === parameter),
      'a parameter',
    );
    return [
      event('ParameterRecorded', {
        ...stepRef(facts),
        equipment,
        parameter,
        value,
        lowest,
        highest,
        unit,
        person: certain(facts.person, 'a person').id,
      }),
    ];
  },
};

const workOf = ({ step }: GateFacts): Processing =>
  certain(step?.work.kind === 'process' ? step.work : null, 'a process step');

const masterOf = ({ recipeStep }: GateFacts): ProcessStep =>
  certain(recipeStep?.kind === 'process' ? recipeStep : null, 'a process step');
