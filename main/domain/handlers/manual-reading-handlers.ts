import { parseMass } from '../../contract/quantity.ts';
import { event } from '../events.ts';
import type { GateFacts } from '../facts.ts';
import { attachmentAdded } from './attachment-added.ts';
import { certain, dispensing, type Handlers, signatureRecord, stepRef } from './handler.ts';

/** A scale that sends nothing is read off its display, blind, by two people (rules §4). */
export const MANUAL_READING_HANDLERS: Handlers<'EnterReading' | 'ConfirmReading'> = {
  EnterReading: (facts) => {
    const { observed, command } = facts;
    const { at } = observed.moment;
    const ref = stepRef(facts);
    const by = certain(facts.person, 'a person').id;
    const { id: scale, serial, unit } = certain(facts.scale, 'a scale');
    const container = inWork(facts);
    const { id: photo, added } = attachmentAdded(facts, {
      on: { kind: 'exception', id: grantedUnder(facts, container) },
      ...ref,
      caption: `${scale}: ${container}`,
      by,
    });
    return [
      added,
      event('ReadingEntered', {
        ...ref,
        container,
        reading: {
          scale,
          serial,
          value: command.shown,
          unit,
          mass: massOf(facts, command.shown),
          by,
          photo,
          at,
        },
      }),
    ];
  },
  ConfirmReading: (facts) => {
    const { manual } = dispensing(facts).work;
    const { unit } = certain(facts.scale, 'a scale');
    const { shown } = facts.command;
    if (manual?.kind !== 'entered')
      throw new Error('broken invariant: confirmed a reading that nobody entered');
    const ref = { ...stepRef(facts), container: manual.container };
    const signature = signatureRecord(facts);
    if (massOf(facts, shown) === manual.mass) return [event('ReadingConfirmed', { ...ref, signature })];
    const { kind, container, ...first } = manual;
    return [event('ReadingsDiffered', { ...ref, first, second: { value: shown, unit }, signature })];
  },
};

const inWork = (facts: GateFacts) => certain(dispensing(facts).work.current, 'a container in work').id;

function massOf({ scale }: GateFacts, shown: string) {
  const mass = parseMass(shown, certain(scale, 'a scale').unit);
  if (!mass.ok) throw new Error('broken invariant: passed its gates without a mass');
  return mass.value;
}

/** The exception of the override: what was read and photographed is looked at with it. */
const grantedUnder = ({ step }: GateFacts, container: string) =>
  certain(
    step?.overrides.find(({ override, object }) => override === 'manualWeight' && object.id === container),
    'an override',
  ).exception;
