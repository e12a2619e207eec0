import type { DomainEvent } from './events.ts';
import { LOG_STREAM } from './log/log-events.ts';

/** The stream of an event: the aggregate whose history it belongs to, in order. */
export function streamOf({ type, data }: DomainEvent): string {
  switch (type) {
    case 'LogGapDeclared':
      return LOG_STREAM;
    case 'ExceptionOpened':
      return `exception/${data.exception.id}`;
    case 'HoldPlaced':
      return `hold/${data.hold.id}`;
    case 'RecordOpened':
      return `record/${data.record.id}`;
    case 'AttachmentAdded': {
      const { on } = data.attachment;
      return on.kind === 'step' ? `batch/${on.batch}` : `${on.kind}/${on.id}`;
    }
    case 'LateEntryMade':
      return `late/${data.entry.id}`;
    case 'LateEntryConfirmed':
      return `late/${data.late}`;
    case 'SampleTaken':
      return `sample/${data.sample.id}`;
    case 'CauseRecorded':
      return `${data.target.kind}/${data.target.id}`;
    case 'CorrectionProposed':
      return `batch/${data.correction.batch}`;
    case 'HoldReleased':
      return `hold/${data.hold}`;
    case 'StationBound':
      return `station/${data.station.id}`;
    case 'PersonAdmitted':
      return `person/${data.person.id}`;
    case 'ContainerReceived':
      return `container/${data.container.id}`;
    case 'EquipmentBound':
      return `equipment/${data.equipment.id}`;
    case 'LabelRollReceived':
      return `roll/${data.roll.id}`;
    case 'LotReceived':
      return `lot/${data.lot.id}`;
    default:
      break;
  }
  const fields = data as Readonly<Record<string, unknown>>;
  for (const [field, stream] of BY_FIELD) {
    const id = fields[field];
    if (typeof id === 'string') return `${stream}/${id}`;
  }
  return 'plant';
}

/** The first field an event has decides: what happens in a batch belongs to the batch. */
const BY_FIELD: readonly (readonly [field: string, stream: string])[] = [
  ['record', 'record'],
  ['exception', 'exception'],
  ['sample', 'sample'],
  ['batch', 'batch'],
  ['person', 'person'],
  ['equipment', 'equipment'],
  ['container', 'container'],
  ['roll', 'roll'],
  ['lot', 'lot'],
  ['station', 'station'],
  ['terminal', 'terminal'],
];

/** Version of every event's data; a change of shape raises it and brings an upcaster. */
export const EVENT_VERSION = 1;
