import type { TraceGraph, TraceNode } from '../../../main/contract/trace.ts';
import { Code } from '../../components/Code.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import type { TextKey } from '../../text/catalogue.ts';
import { say } from '../../text/say.ts';
import { arrange, type Line } from './arrange.ts';
import { shortStatus } from './status-text.ts';

const HEADS: readonly TextKey[] = ['trace.lots', 'trace.sources', 'trace.filled', 'trace.into'];

/** Lots, containers, what was filled from them, and where it is now, with a line for each way that material took. */
export function Picture({
  graph,
  rows,
}: {
  readonly graph: TraceGraph;
  readonly rows: readonly TraceNode[];
}) {
  const { columns, lines } = arrange(graph, rows);
  return (
    <div className="trace-picture" aria-hidden="true">
      {columns.map((nodes, index) => (
        <div key={HEADS[index]} className="trace-part" data-last={index === columns.length - 1 || undefined}>
          <div className="trace-column">
            <p className="trace-head">{say(HEADS[index] ?? 'trace.lots')}</p>
            <div className="trace-nodes">
              {nodes.map((node) => (
                <Thing key={node.key} node={node} graph={graph} />
              ))}
            </div>
          </div>
          {index < lines.length && <Lines lines={lines[index] ?? []} />}
        </div>
      ))}
    </div>
  );
}

function Thing({ node, graph }: { readonly node: TraceNode; readonly graph: TraceGraph }) {
  const step = graph.edges.find((edge) => edge.to === node.key && node.kind === 'dispensed')?.step ?? null;
  const kitOf =
    node.kind === 'kit' || node.kind === 'charge'
      ? (graph.edges.find(({ from }) => from === node.key)?.batch ?? null)
      : null;
  const facts = [
    step === null ? null : say('trace.step', { step }),
    node.amount,
    kitOf === null ? null : say('trace.inBatch', { batch: kitOf }),
  ].filter((fact) => fact !== null);
  return (
    <div className="trace-slot">
      <div className="trace-node" data-start={node.key === graph.of || undefined}>
        <b>
          <Code>{node.id}</Code>
        </b>
        <span className="trace-node-facts">
          {node.holds.length > 0 && <StateShape shape="blocked" />}
          {[shortStatus(node), ...facts].join(' · ')}
        </span>
      </div>
    </div>
  );
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <svg className="trace-lines" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      {lines.map(({ key, left, right }) => (
        <path
          key={key}
          d={`M0 ${left} C50 ${left} 50 ${right} 100 ${right}`}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}
