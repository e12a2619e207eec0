import { useEffect, useState } from 'react';
import type { TraceGraph, TraceStart } from '../../../main/contract/trace.ts';
import { ask } from '../../store/act.ts';

/** The answer about one thing: null while it is asked, `none` when nothing of that name is known. */
export function useTrace(of: TraceStart | null): TraceGraph | 'none' | null {
  const [graph, setGraph] = useState<TraceGraph | 'none' | null>(null);
  useEffect(() => {
    let wanted = true;
    setGraph(null);
    if (of !== null)
      void ask({ kind: 'trace', of }).then((reply) => {
        if (wanted) setGraph(reply.kind === 'trace' ? reply.graph : 'none');
      });
    return () => {
      wanted = false;
    };
  }, [of]);
  return graph;
}

const KINDS = ['lot', 'container', 'batch'] as const;

/** What a typed number names: it is looked up as a lot, a container and a batch, in that order. */
export async function lookUp(id: string): Promise<TraceStart | null> {
  for (const kind of KINDS) {
    const reply = await ask({ kind: 'trace', of: { kind, id } });
    if (reply.kind === 'trace') return { kind, id };
  }
  return null;
}
