import type { Found } from '../../contract/views.ts';
import type { QualityRecord } from '../../domain/quality/records/record.ts';
import type { Investigation } from '../../domain/quality/records/record-base.ts';
import type { PlantReader } from '../../domain/state.ts';
import { nameOf } from './people.ts';

const word = (field: string, value: string | null): readonly Found[] =>
  value === null ? [] : [{ field, word: value, text: null }];
const text = (field: string, value: string | null): readonly Found[] =>
  value === null ? [] : [{ field, word: null, text: value }];

/** What has been found and decided so far, each kind its own (S12–S15). */
export function foundIn(state: PlantReader, record: QualityRecord): readonly Found[] {
  switch (record.kind) {
    case 'deviation':
      return [...reach(record.investigation), ...word('assessment', record.assessment)];
    case 'nonconformance': {
      const { disposal, containment } = record;
      return [
        ...text('holds', containment.length === 0 ? null : containment.join(', ')),
        ...word('as', disposal?.as ?? null),
        ...text('justification', disposal?.justification ?? null),
        ...text('decidedBy', disposal ? nameOf(state, disposal.by) : null),
        ...text('approvedBy', disposal?.approvedBy ? nameOf(state, disposal.approvedBy) : null),
      ];
    }
    case 'oos':
      return [
        ...text('result', record.result && `${record.result.test}: ${record.result.value}`),
        ...word('laboratory', record.laboratory),
        ...reach(record.investigation),
        ...word('conclusion', record.conclusion),
      ];
    case 'oot':
      return word('evaluation', record.evaluation);
    case 'capa':
      return [
        ...text('what', record.action?.what ?? null),
        ...text('actionOwner', record.action ? nameOf(state, record.action.owner) : null),
        ...word('effective', record.effective === null ? null : record.effective ? 'yes' : 'no'),
      ];
    case 'lookBack':
      return [
        ...text('equipment', record.equipment),
        ...text('containers', String(record.containers.length)),
        ...word('conclusion', record.conclusion),
      ];
  }
}

const reach = (investigation: Investigation | null): readonly Found[] =>
  investigation === null
    ? []
    : [
        ...text('scope', investigation.scope),
        ...text('lots', investigation.lots.join(', ') || null),
        ...word('releasedImpact', investigation.releasedImpact),
      ];
