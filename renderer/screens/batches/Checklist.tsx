import type { BatchReviewView, OpenItemView, ReadinessLineView } from '../../../main/contract/batch-views.ts';
import { Button } from '../../components/Button.tsx';
import { type Shape, StateShape } from '../../components/StateShape.tsx';
import { say, sayCode } from '../../text/say.ts';
import type { GoTo } from './Batches.tsx';

/** Objects that have a place of their own to go to. */
const PLACES: ReadonlySet<string> = new Set(['exception', 'hold', 'record', 'step']);
const SHAPES: Readonly<Record<ReadinessLineView['status'], Shape>> = {
  open: 'attend',
  closed: 'done',
  notRequired: 'notExecuted',
};

export const sayItem = ({ code, data }: OpenItemView): string =>
  sayCode(`readinessItem.${code}`, data) ?? code;
const nameOf = ({ id }: ReadinessLineView): string => sayCode(`readiness.${id}`) ?? id;

interface OpenItemOfLine {
  readonly key: string;
  readonly line: ReadinessLineView;
  readonly item: OpenItemView;
}

/** Everything that keeps a line open, in the order of the checklist. */
export const openItems = ({ lines }: BatchReviewView): readonly OpenItemOfLine[] =>
  lines.flatMap((line) =>
    line.open.map((item) => ({
      key: `${line.id} ${item.code} ${Object.values(item.data).join(' ')}`,
      line,
      item,
    })),
  );

export function OpenLine({
  open: { line, item },
  onGo,
}: {
  readonly open: OpenItemOfLine;
  readonly onGo: (to: GoTo) => void;
}) {
  const { object } = item;
  return (
    <li>
      <StateShape shape="attend" />
      <p>
        <b>{nameOf(line)}</b>
        <span>
          {say('batches.status.open')} · {sayItem(item)}
        </span>
      </p>
      {object !== null && PLACES.has(object.kind) && (
        <Button size="least" label={say('batches.go', { object: object.id })} onPress={() => onGo(object)} />
      )}
    </li>
  );
}

export const NothingOpen = () => (
  <p className="batch-nothing">
    <StateShape shape="done" /> {say('batches.nothingOpen')}
  </p>
);

/** How much of the checklist needs nobody: quiet, and one press away in full. */
export function Quiet({ lines }: { readonly lines: readonly ReadinessLineView[] }) {
  const count = (status: ReadinessLineView['status']) =>
    lines.filter((line) => line.status === status).length;
  return (
    <p className="batch-quiet">
      {say('batches.quiet', { closed: count('closed'), notRequired: count('notRequired') })}
    </p>
  );
}

/** The whole computed checklist, each line with its shape and its word (S63). */
export function Checklist({ lines }: { readonly lines: readonly ReadinessLineView[] }) {
  return (
    <ul className="checklist" aria-label={say('batches.tab.lines')}>
      {lines.map((line) => (
        <li key={line.id} data-status={line.status}>
          <StateShape shape={SHAPES[line.status]} />
          <b>{nameOf(line)}</b>
          <span>{say(`batches.status.${line.status}`)}</span>
        </li>
      ))}
    </ul>
  );
}
