import type { BatchId, StepId } from '../../contract/ids.ts';
import { isMassUnit } from '../../contract/quantity.ts';
import { serialOf } from '../equipment/plate.ts';
import type { DomainEvent, StepRef } from '../events.ts';
import type { ScaleEvidence, SignatureRecord, WeightEvidence } from '../evidence.ts';
import type { DispenseFacts, GateFacts } from '../facts.ts';
import { meaningOf } from '../identity/signing-meaning.ts';
import type { KernelCommandOf, KernelCommandType } from '../kernel-command.ts';

/** What a command writes once every gate has passed. */
export type Handler<Type extends KernelCommandType> = (
  facts: GateFacts & { readonly command: KernelCommandOf<Type> },
) => readonly DomainEvent[];
export type Handlers<Types extends KernelCommandType> = { readonly [Type in Types]: Handler<Type> };

/** A fact that the gates of this command have made certain. */
export function certain<Fact>(fact: Fact | null | undefined, what: string): Fact {
  if (fact === null || fact === undefined)
    throw new Error(`broken invariant: passed its gates without ${what}`);
  return fact;
}

export const stepRef = (facts: GateFacts): StepRef => ({
  batch: certain(facts.batch, 'a batch').id as BatchId,
  step: certain(facts.step, 'a step').id as StepId,
});

export const dispensing = (facts: GateFacts): DispenseFacts => certain(facts.dispense, 'a dispense step');

/** The signature as it stands in the record (21 CFR 11.50, 11.70). */
export function signatureRecord(facts: GateFacts): SignatureRecord {
  const { command, observed } = facts;
  const signer = certain(facts.signer, 'a signer');
  const credential = certain(observed.credential, 'a credential');
  const signing = certain(observed.signing, 'a signed text');
  if (!('signature' in command)) throw new Error(`broken invariant: ${command.type} is not signed`);
  return {
    person: signer.id,
    name: signer.name,
    meaning: meaningOf(facts, command.type),
    at: observed.moment.at,
    components: command.signature.person === null ? 'secret' : 'idAndSecret',
    credentialVersion: credential.version,
    text: signing.text,
    textHash: signing.hash,
  };
}

/** The weight as evidence where one may be read off a display: its frame, or the two people and their picture (rules §4). */
export function weightEvidence(facts: GateFacts): WeightEvidence {
  const { capture } = facts;
  if (capture?.kind !== 'manual') return scaleEvidence(facts);
  const scale = certain(facts.scale, 'a scale');
  const { device, serial, value, unit, mass, by, confirmedBy, photo, at } = capture;
  return {
    source: 'manual',
    device,
    serial,
    value,
    unit,
    mass,
    by,
    confirmedBy,
    photo,
    readAt: at,
    calibrationDue: scale.calibrationDue,
    checkDay: scale.lastGoodCheck?.productionDay ?? null,
  };
}

/** The captured reading as evidence, with the state of the instrument at that moment. */
export function scaleEvidence(facts: GateFacts): ScaleEvidence {
  const capture = certain(facts.capture, 'a reading');
  const scale = certain(facts.scale, 'a scale');
  if (capture.kind !== 'reading' || capture.mass === null || !isMassUnit(capture.unit)) {
    throw new Error('broken invariant: passed its gates without a mass');
  }
  return {
    source: 'device',
    device: capture.device,
    ...serialOf(scale, capture.serial),
    value: capture.value,
    unit: capture.unit,
    mass: capture.mass,
    raw: capture.raw,
    window: capture.window,
    ...(capture.settling === null ? {} : { settling: capture.settling }),
    receivedAt: capture.receivedAt,
    calibrationDue: scale.calibrationDue,
    checkDay: scale.lastGoodCheck?.productionDay ?? null,
  };
}
