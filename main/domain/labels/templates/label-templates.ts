import { dispensedContainer } from './dispensed-container.ts';
import { heldContainer } from './held-container.ts';
import { outputContainer } from './output-container.ts';
import { packedCase } from './packed-case.ts';
import { receivedContainer } from './received-container.ts';
import { wasteContainer } from './waste-container.ts';

/** Every template that this version can print, by id. */
export const LABEL_TEMPLATES = {
  'dispensed-container': dispensedContainer,
  'waste-container': wasteContainer,
  'output-container': outputContainer,
  'held-container': heldContainer,
  'received-container': receivedContainer,
  'packed-case': packedCase,
} as const;

export type LabelTemplateId = keyof typeof LABEL_TEMPLATES;
