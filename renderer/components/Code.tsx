import { splitTail } from './split-tail.ts';
import './code.css';

/** A lot or container number as on the label; its end is larger, because people compare by it. */
export function Code({ children }: { readonly children: string }) {
  const [head, tail] = splitTail(children);
  return (
    <bdi className="code">
      {head}
      <span className="code-tail">{tail}</span>
    </bdi>
  );
}
