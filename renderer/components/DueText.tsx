import type { DueView } from '../../main/contract/due-view.ts';
import { say } from '../text/say.ts';
import { dueText } from './due-words.ts';

interface DueTextProps {
  readonly due: DueView;
  /** With the name of what ends; without it where the name stands beside. */
  readonly named?: boolean;
}

/** One thing that ends on a day: a filled plate when it is near or past. */
export function DueText({ due, named = true }: DueTextProps) {
  const text = named ? say('due.named', { name: say(`due.${due.what}`), when: dueText(due) }) : dueText(due);
  return due.standing === 'good' ? <span>{text}</span> : <span className="plate-amber">{text}</span>;
}
