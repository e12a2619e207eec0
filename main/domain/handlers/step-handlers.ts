import type { LotId, PersonId } from '../../contract/ids.ts';
import { parseMass, sum } from '../../contract/quantity.ts';
import { type DomainEvent, event } from '../events.ts';
import { answerText } from '../execution/checklist-answer.ts';
import { kitContainers, kitName } from '../execution/kit.ts';
import { expiryOf } from '../execution/pack-code.ts';
import type { GateFacts } from '../facts.ts';
import { hasRuns } from '../gates/require-line.ts';
import { reworkDone } from '../quality/dispositions/rework.ts';
import { componentsReturned } from './component-handlers.ts';
import { certain, dispensing, type Handlers, signatureRecord, stepRef } from './handler.ts';
import { labelsReconciled } from './label-handlers.ts';

export const STEP_HANDLERS: Handlers<
  | 'IssueBatch'
  | 'EnterStep'
  | 'LeaveStep'
  | 'StartStep'
  | 'SuspendStep'
  | 'TakeOverStep'
  | 'AnswerItem'
  | 'CompleteStep'
  | 'VerifyStep'
  | 'WipeDown'
> = {
  IssueBatch: (facts) => {
    const { command } = facts;
    const recipe = certain(facts.state.get('recipes', `${command.recipe}@${command.version}`), 'a recipe');
    const expires = expiryOf(recipe, facts.observed.moment.productionDay);
    const allocations: Record<string, LotId> = {};
    for (const { step, lot } of command.allocations) allocations[step] = lot;
    const events: DomainEvent[] = [
      event('BatchIssued', {
        batch: command.batch,
        recipe: command.recipe,
        version: command.version,
        allocations,
        ...(expires && { expires }),
        signature: signatureRecord(facts),
      }),
    ];
    // Issuing is itself the first step of the record: signed, and thereby done and verified by its signature.
    for (const step of recipe.steps) {
      if (step.kind !== 'issue') continue;
      const ref = { batch: command.batch, step: step.id };
      const signature = signatureRecord(facts);
      events.push(
        event('StepReady', ref),
        event('StepStarted', { ...ref, person: signature.person }),
        event('StepCompleted', { ...ref, signature }),
        event('StepVerified', { ...ref, verifier: signature.person, signature: null }),
      );
    }
    return events;
  },
  EnterStep: ({ observed, command }) => [
    event('StepEntered', { terminal: observed.origin.terminal, batch: command.batch, step: command.step }),
  ],
  LeaveStep: ({ observed }) => [event('StepLeft', { terminal: observed.origin.terminal })],
  StartStep: (facts) => {
    const ref = stepRef(facts);
    return [
      ...(facts.batch?.state === 'issued' ? [event('BatchStarted', { batch: ref.batch })] : []),
      event('StepStarted', { ...ref, person: certain(facts.person, 'a person').id }),
      ...clearanceOfLineEnds(facts),
    ];
  },
  SuspendStep: (facts) => [event('StepSuspended', { ...stepRef(facts), reason: facts.command.reason })],
  TakeOverStep: (facts) => [
    event('StepTakenOver', { ...stepRef(facts), person: certain(facts.person, 'a person').id }),
  ],
  AnswerItem: (facts) => {
    const { item, answer } = facts.command;
    return [
      event('ItemAnswered', {
        ...stepRef(facts),
        item,
        answer: answerText(answer),
        found: answer.kind === 'found',
        scan: null,
      }),
      ...yieldImpact(facts),
    ];
  },
  CompleteStep: (facts) => {
    const ref = stepRef(facts);
    const signature = signatureRecord(facts);
    return [
      ...kitClosed(facts),
      ...labelsReconciled(facts),
      ...componentsReturned(facts),
      event('StepCompleted', { ...ref, signature }),
      ...verifiedInWork(facts).map((verifier) =>
        event('StepVerified', { ...ref, verifier, signature: null }),
      ),
    ];
  },
  VerifyStep: (facts) => {
    const ref = stepRef(facts);
    const signature = signatureRecord(facts);
    return [
      event('StepVerified', { ...ref, verifier: signature.person, signature }),
      ...(facts.recipeStep?.kind === 'clearance'
        ? [
            event('ClearanceGiven', {
              ...ref,
              station: facts.station.id,
              again: facts.step?.verifier != null,
              previous: facts.station.booth.batch,
            }),
          ]
        : []),
      ...reworkDone(facts),
    ];
  },
  WipeDown: ({ command, station }) => [
    event('BoothWiped', { station: station.id, item: command.item, cleaning: command.cleaning }),
  ],
};

/** Once a line is being cleared, nothing more is packed under the clearance it had (rules §8). */
function clearanceOfLineEnds({ station, recipeStep }: GateFacts): readonly DomainEvent[] {
  const { clearance } = station;
  return clearance && recipeStep?.kind === 'clearance' && hasRuns(recipeStep.function)
    ? [
        event('ClearanceLapsed', {
          batch: clearance.batch,
          step: clearance.step,
          station: station.id,
        }),
      ]
    : [];
}

/** The mass that was answered, exact, beside the words of the answer. */
function yieldImpact(facts: GateFacts & { command: { type: 'AnswerItem' } }): readonly DomainEvent[] {
  const { recipeStep: master, command } = facts;
  if (master?.kind !== 'rework' || command.answer.kind !== 'mass') return [];
  const parsed = parseMass(command.answer.value, command.answer.unit);
  if (!parsed.ok) throw new Error('broken invariant: passed its gates without a mass');
  return [
    event('YieldImpactRecorded', { ...stepRef(facts), exception: master.exception, impact: parsed.value }),
  ];
}

function kitClosed(facts: GateFacts): readonly DomainEvent[] {
  const { batch, recipeStep, state } = facts;
  if (recipeStep?.kind !== 'kit' || !batch) return [];
  const containers = kitContainers(batch, recipeStep);
  return [
    event('KitClosed', {
      ...stepRef(facts),
      kit: kitName(batch, recipeStep),
      total: sum(containers.map((id) => certain(state.get('containers', id), 'a container').quantity)),
      containers: containers.length,
    }),
  ];
}

/**
 * A dispense step was verified container by container while each stood on the scale, and a charge step before each went
 * in, so completing it finds it verified (rules §5). A step without a verifier ends as complete.
 */
function verifiedInWork(facts: GateFacts): readonly PersonId[] {
  if (facts.step?.work.kind === 'charge') {
    const last = facts.step.work.charged.at(-1);
    return last ? [last.addVerifier] : [];
  }
  if (facts.recipeStep?.kind !== 'dispense') return [];
  const verifier = dispensing(facts).work.containers.findLast(
    ({ phase }) => phase === 'verified',
  )?.verifiedBy;
  return verifier ? [verifier] : [];
}
