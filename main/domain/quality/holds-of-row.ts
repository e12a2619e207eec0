import type { BatchId, ContainerId, EquipmentId, HoldId, RollId } from '../../contract/ids.ts';
import type { HoldObject } from '../../contract/parse-command.ts';
import type { ReasonCode } from '../../contract/vocabulary.ts';
import { belowMinimumSince } from '../equipment/below-minimum.ts';
import type { Scale } from '../equipment/equipment.ts';
import { lastGood } from '../equipment/fitness.ts';
import { detectorOf } from '../equipment/metal-detector.ts';
import { passedSinceGoodChallenge } from '../equipment/passed-since.ts';
import { weighedSince, weighedSinceGoodCheck } from '../equipment/weighed-since.ts';
import { type DomainEvent, event } from '../events.ts';
import type { DispenseFacts, GateFacts } from '../facts.ts';
import { sinceLastGood } from '../in-process/output.ts';
import { activeHolds } from '../index-keys.ts';
import { type PlantReader, plantFacts } from '../state.ts';
import type { ExceptionRecord } from './exception.ts';
import type { TriggerRow } from './trigger-table.ts';

/** The holds that a trigger row places with its exception (rules §1, automatic hold). */
export function holdEvents(
  facts: GateFacts,
  row: TriggerRow,
  exception: ExceptionRecord,
): readonly DomainEvent[] {
  let number = plantFacts(facts.state).holds;
  return row.hold
    .flatMap((target) => holdObjects(facts, target, exception))
    .map(({ object, ends }) => {
      number += 1;
      return event('HoldPlaced', {
        hold: {
          id: `H-${number}` as HoldId,
          object,
          reason: 'investigation' satisfies ReasonCode,
          narrative: null,
          placedBy: null,
          causedBy: exception.causedBy,
          placedAt: exception.openedAt,
          exception: ends ? exception.id : null,
          released: null,
        },
      });
    });
}

/**
 * A hold on a container, a line or a batch ends with its exception; one on a device, on a roll, or on the output of a run stays
 * until QA releases it: that the run goes on says nothing of what it made before.
 */
function holdObjects(
  facts: GateFacts,
  target: TriggerRow['hold'][number],
  exception: ExceptionRecord,
): readonly { readonly object: HoldObject; readonly ends: boolean }[] {
  const { scale, dispense, station, batch } = facts;
  switch (target) {
    case 'container': {
      const container = containerInWork(dispense, exception);
      return container ? [{ object: { kind: 'container', id: container }, ends: true }] : [];
    }
    case 'equipmentIfOverdue':
      return scale && exception.gate === 'requireCalibration'
        ? [{ object: { kind: 'equipment', id: scale.id }, ends: false }]
        : [];
    case 'equipment': {
      const id = equipmentOf(exception) ?? scale?.id;
      return id ? [{ object: { kind: 'equipment', id: id as EquipmentId }, ends: false }] : [];
    }
    case 'weighedSinceCheck': {
      return inDoubt(facts, exception).map((id) => ({
        object: { kind: 'container' as const, id },
        ends: true,
      }));
    }
    case 'outputSinceCheck': {
      const work = facts.step?.work;
      const ids = work?.kind === 'checkedRun' ? sinceLastGood(work.output, work.checks) : [];
      return ids
        .filter((id) => activeHolds(facts.state, 'container', id).length === 0)
        .map((id) => ({ object: { kind: 'container' as const, id }, ends: false }));
    }
    case 'roll': {
      const id = exception.object?.startsWith('roll:') ? exception.object.slice('roll:'.length) : null;
      return id ? [{ object: { kind: 'roll', id: id as RollId }, ends: false }] : [];
    }
    case 'station':
      return [{ object: { kind: 'station', id: station.id }, ends: true }];
    case 'batch':
      return batch ? [{ object: { kind: 'batch', id: batch.id }, ends: true }] : [];
    case 'bothBatches': {
      const previous = station.booth.batch ?? station.clearance?.batch ?? null;
      const batches = new Set(
        [batch?.id, previous].filter((id): id is BatchId => id !== null && id !== undefined),
      );
      return [...batches].map((id) => ({ object: { kind: 'batch' as const, id }, ends: true }));
    }
  }
}

/** The device that an exception is about. */
export const equipmentOf = ({ object }: ExceptionRecord): string | null =>
  object?.startsWith('equipment:') ? object.slice('equipment:'.length) : null;

/** What a device said something of since its last good check or challenge. */
export function inDoubt({ state, scale }: GateFacts, exception: ExceptionRecord): readonly ContainerId[] {
  const detector = detectorOf(state, equipmentOf(exception) ?? '');
  if (detector) return passedSinceGoodChallenge(state, detector);
  if (!scale) return [];
  switch (exception.trigger) {
    case 'procedureFailed': {
      const failed = state.get('services', scale.id)?.failed;
      return weighedSince(state, scale.id, (failed && lastGood(state, scale.id, failed)?.at) ?? null);
    }
    case 'minimumWeightRaised':
      return belowMinimumSince(
        state,
        scaleNow(state, scale.id),
        lastGood(state, scale.id, 'repeatability')?.at ?? null,
      );
    default:
      return weighedSinceGoodCheck(state, scale);
  }
}

/** As the decision leaves it: what its new repeatability says. */
function scaleNow(state: PlantReader, id: EquipmentId): Scale {
  const now = state.get('equipment', id);
  if (now?.kind !== 'scale') throw new Error(`broken invariant: ${id} is not a scale`);
  return now;
}

const containerInWork = (dispense: DispenseFacts | null, exception: ExceptionRecord): ContainerId | null =>
  exception.object?.startsWith('container:')
    ? (exception.object.slice('container:'.length) as ContainerId)
    : (dispense?.work.current?.id ?? null);
