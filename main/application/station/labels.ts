import type { LabelKind } from '../../contract/vocabulary.ts';
import type { PlantReader } from '../../domain/state.ts';
import type { PrintableLabel } from '../ports/label-maker.ts';
import type { Calendar } from '../ports/node-ports.ts';
import { caseLabel } from './case-label.ts';
import { heldLabel } from './held-label.ts';
import { containerLabel } from './label-printing.ts';
import { outputLabel } from './output-label.ts';
import { receivedContainerLabel } from './received-label.ts';

type FromRecord<Facts> = (
  state: PlantReader,
  id: string,
  note: string | null,
  calendar: Calendar,
) => Facts | null;

const FACTS: { readonly [Kind in LabelKind]: FromRecord<Extract<PrintableLabel, { kind: Kind }>['facts']> } =
  {
    container: containerLabel,
    output: outputLabel,
    hold: heldLabel,
    received: receivedContainerLabel,
    case: caseLabel,
  };

/** The label of this kind that the record tells of for a container; null when it tells of none. */
export function labelFor(kind: LabelKind, ...of: Parameters<FromRecord<unknown>>): PrintableLabel | null {
  const facts = FACTS[kind](...of);
  return facts && ({ kind, facts } as PrintableLabel);
}

/** One picture a container and kind. */
export const labelKey = (kind: LabelKind, container: string): string => `${kind} ${container}`;
