import type { TraceNode } from '../../../main/contract/trace.ts';
import { say, sayCode } from '../../text/say.ts';

const LISTS: Readonly<Record<TraceNode['kind'], string>> = {
  lot: 'lotStatus',
  source: 'physical',
  dispensed: 'container',
  waste: 'traceKind',
  kit: 'state',
  batch: 'state',
};

/** How it stands: its holds first, because they stop it whatever else is true. */
export function statusText({ kind, status, holds }: TraceNode): string {
  const word = sayCode(`${LISTS[kind]}.${status}`) ?? status;
  return holds.length > 0 ? say('trace.held', { holds: holds.join(', '), status: word }) : word;
}
