import type { TraceEdge, TraceGraph, TraceNode } from '../../../main/contract/trace.ts';

/** The picture of one page: columns of things from left to right, and the lines between neighbours. */
export interface Arranged {
  readonly columns: readonly (readonly TraceNode[])[];
  /** Between column n and n + 1, as positions from 0 to 100 down each side. */
  readonly lines: readonly (readonly Line[])[];
}

export interface Line {
  readonly key: string;
  readonly left: number;
  readonly right: number;
}

const COLUMN: Readonly<Record<TraceNode['kind'], number>> = {
  lot: 0,
  source: 1,
  dispensed: 2,
  waste: 2,
  kit: 3,
  charge: 3,
  batch: 3,
  output: 3,
};
const COLUMNS = 4;

/** What a picture is turned over by: the source containers, or whatever stands where there are none. */
export const rowsOf = ({ nodes }: TraceGraph): readonly TraceNode[] => {
  const sources = nodes.filter(({ kind }) => kind === 'source').sort(byId);
  return sources.length > 0 ? sources : nodes.filter(({ kind }) => COLUMN[kind] !== COLUMN.batch).sort(byId);
};

/** One page of the picture: some rows, and everything that material went to or came from through them. */
export function arrange(graph: TraceGraph, rows: readonly TraceNode[]): Arranged {
  const near = new Set(rows.map(({ key }) => key));
  const drawn = new Set(near);
  for (const { from, to } of graph.edges) {
    if (near.has(from)) drawn.add(to);
    if (near.has(to)) drawn.add(from);
  }
  // From what was filled on to the kit and the batch.
  for (let grows = true; grows; ) {
    const before = drawn.size;
    for (const { from, to } of graph.edges)
      if (drawn.has(from) && !from.startsWith('lot:') && !from.startsWith('source:')) drawn.add(to);
    grows = drawn.size > before;
  }
  drawn.add(graph.of);
  const columns = Array.from({ length: COLUMNS }, (_, column) =>
    graph.nodes.filter(({ key, kind }) => drawn.has(key) && COLUMN[kind] === column).sort(byId),
  );
  const lines = columns
    .slice(1)
    .map((right, index) => linesBetween(columns[index] ?? [], right, graph.edges));
  return { columns, lines };
}

const byId = (a: TraceNode, b: TraceNode): number => (a.id < b.id ? -1 : 1);

function linesBetween(
  left: readonly TraceNode[],
  right: readonly TraceNode[],
  edges: readonly TraceEdge[],
): readonly Line[] {
  const found = new Map<string, Line>();
  for (const { from, to } of edges) {
    const [start, end] = [placeOf(left, from), placeOf(right, to)];
    if (start !== null && end !== null)
      found.set(`${from} ${to}`, { key: `${from} ${to}`, left: start, right: end });
  }
  return [...found.values()];
}

function placeOf(column: readonly TraceNode[], key: string): number | null {
  const index = column.findIndex((node) => node.key === key);
  return index < 0 ? null : ((index + 0.5) / column.length) * 100;
}
