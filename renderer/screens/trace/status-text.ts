import type { TraceNode } from '../../../main/contract/trace.ts';
import { say, sayCode } from '../../text/say.ts';

const LISTS: Readonly<Record<TraceNode['kind'], string>> = {
  lot: 'lotStatus',
  source: 'physical',
  dispensed: 'container',
  output: 'physical',
  waste: 'traceKind',
  kit: 'state',
  charge: 'state',
  batch: 'state',
};

/** How it stands: its holds first, because they stop it whatever else is true. */
export function statusText(node: TraceNode): string {
  return node.holds.length > 0 ? `${heldText(node)}, ${wordOf(node)}` : wordOf(node);
}

/** For where there is no room for both: a hold matters more than what was true before it. */
export const shortStatus = (node: TraceNode): string =>
  node.holds.length > 0 ? heldText(node) : wordOf(node);

const heldText = ({ holds }: TraceNode): string => say('trace.held', { holds: holds.join(', ') });

function wordOf({ kind, status }: TraceNode): string {
  const word = sayCode(`${LISTS[kind]}.${status}`) ?? status;
  return word.charAt(0).toUpperCase() + word.slice(1);
}
