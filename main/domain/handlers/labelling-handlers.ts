import type { ReasonCode } from '../../contract/vocabulary.ts';
import { type DomainEvent, event } from '../events.ts';
import type { ScanEvidence, SignatureRecord } from '../evidence.ts';
import { lastVerified, occasionOf, packCode, rollOn } from '../execution/pack-code.ts';
import type { GateFacts } from '../facts.ts';
import { certain, type Handlers, signatureRecord, stepRef } from './handler.ts';

/** The roll on the applicator, the code on the packs, and the labels that stay in the record (rules §8). */
export const LABELLING_HANDLERS: Handlers<'TakeOffRoll' | 'VerifyCode' | 'KeepSpecimen'> = {
  TakeOffRoll: (facts) => {
    const { roll, splice, usedUp } = facts.command;
    return [event('LabelRollTakenOff', { ...stepRef(facts), roll, splice, usedUp, person: atWork(facts) })];
  },
  VerifyCode: (facts) => packCodeRead(facts, facts.command.shown, null, signatureRecord(facts)),
  KeepSpecimen: (facts) => {
    const { which, attachment } = facts.command;
    const { labelling } = labellingOf(facts);
    const { roll } = certain(rollOn(labelling) ?? labelling.rolls.at(-1), 'a roll');
    return [event('SpecimenKept', { ...stepRef(facts), which, roll, attachment, person: atWork(facts) })];
  },
};

/** A line that codes its packs wrongly does not run on. */
const STOPPED_FOR: ReasonCode = 'investigation';

/** One reading of the code on a pack; a wrong one stands in the record as well, and stops the line. */
export function packCodeRead(
  facts: GateFacts,
  code: string,
  scan: ScanEvidence | null,
  signature: SignatureRecord | null,
): readonly DomainEvent[] {
  const { work, labelling } = labellingOf(facts);
  const expected = certain(facts.batch && packCode(facts.batch), 'a code');
  const ref = stepRef(facts);
  const matches = code === expected;
  const read = event('PackCodeRead', {
    ...ref,
    occasion: occasionOf(work),
    code,
    expected,
    matches,
    since: lastVerified(labelling),
    person: atWork(facts),
    scan,
    signature,
  });
  return matches || work.line.kind !== 'running'
    ? [read]
    : [read, event('RunStopped', { ...ref, station: facts.station.id, reason: STOPPED_FOR })];
}

const atWork = ({ person }: GateFacts) => certain(person, 'a person').id;

function labellingOf({ step }: GateFacts) {
  const work = certain(step?.work.kind === 'packaging' ? step.work : null, 'a line');
  return { work, labelling: certain(work.labelling, 'a line that labels') };
}
