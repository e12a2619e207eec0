import type { ChecklistItemView } from '../../../main/contract/views.ts';
import { say } from '../../text/say.ts';

/** The words of an item: its recipe's, or those of the question that every rework ends with. */
export const textOf = ({ evidence, text }: ChecklistItemView): string =>
  evidence === 'mass' ? say('rework.yield') : text;
