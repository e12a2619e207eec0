import type { TraceGraph } from '../../../main/contract/trace.ts';
import { say } from '../../text/say.ts';
import { statusText } from './status-text.ts';

/** The same as the picture in words, line by line, for those who hear the screen. */
export function TraceTable({ graph, title }: { readonly graph: TraceGraph; readonly title: string }) {
  const nodes = new Map(graph.nodes.map((node) => [node.key, node]));
  const named = (key: string): string => {
    const node = nodes.get(key);
    return node ? `${say(`traceKind.${node.kind}`)} ${node.id}, ${statusText(node)}` : key;
  };
  return (
    <div className="unseen">
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say('trace.from')}</th>
            <th scope="col">{say('trace.to')}</th>
            <th scope="col">{say('trace.amount')}</th>
            <th scope="col">{say('trace.inStep')}</th>
          </tr>
        </thead>
        <tbody>
          {graph.edges.map(({ from, to, amount, step }) => (
            <tr key={`${from} ${to} ${step}`}>
              <td>{named(from)}</td>
              <td>{named(to)}</td>
              <td>{amount ?? say('trace.whole')}</td>
              <td>{step ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
