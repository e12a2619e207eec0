import type { BatchReviewView, OpenItemView, ReadinessLineView } from '../../../main/contract/batch-views.ts';
import { Button } from '../../components/Button.tsx';
import { Pager } from '../../components/Pager.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { say, sayCode } from '../../text/say.ts';
import type { GoTo } from './Batches.tsx';

const PER_PAGE = 3;
/** Objects that have a place of their own to go to. */
const PLACES: ReadonlySet<string> = new Set(['exception', 'hold', 'step']);

export const sayItem = ({ code, data }: OpenItemView): string =>
  sayCode(`readinessItem.${code}`, data) ?? code;
const nameOf = ({ id }: ReadinessLineView): string => sayCode(`readiness.${id}`) ?? id;

/** The computed checklist: what is open first and large, each with what keeps it open; the rest quiet beneath. */
export function Checklist({
  review: { lines },
  onGo,
}: {
  readonly review: BatchReviewView;
  readonly onGo: (to: GoTo) => void;
}) {
  const open = lines
    .filter(({ status }) => status === 'open')
    .flatMap((line) => line.open.map((item, index) => ({ line, item, key: `${line.id} ${index}` })));
  return (
    <div className="checklist">
      {open.length === 0 ? (
        <p className="checklist-none">
          <StateShape shape="done" /> {say('batches.nothingOpen')}
        </p>
      ) : (
        <Pager rows={open} size={PER_PAGE}>
          {(page) => (
            <ul className="checklist-open" aria-label={say('batches.tab.lines', { n: open.length })}>
              {page.map(({ line, item, key }) => (
                <li key={key}>
                  <StateShape shape="attend" />
                  <p>
                    <b>{nameOf(line)}</b>
                    <span>
                      {say('batches.lineOpen')} · {sayItem(item)}
                    </span>
                  </p>
                  {item.object !== null && PLACES.has(item.object.kind) && (
                    <Go to={item.object} onGo={onGo} />
                  )}
                </li>
              ))}
            </ul>
          )}
        </Pager>
      )}
      <Quiet lines={lines} status="closed" />
      <Quiet lines={lines} status="notRequired" />
    </div>
  );
}

function Go({ to, onGo }: { readonly to: GoTo; readonly onGo: (to: GoTo) => void }) {
  return <Button size="least" label={say('batches.go', { object: to.id })} onPress={() => onGo(to)} />;
}

function Quiet({
  lines,
  status,
}: {
  readonly lines: readonly ReadinessLineView[];
  readonly status: 'closed' | 'notRequired';
}) {
  const shown = lines.filter((line) => line.status === status);
  if (shown.length === 0) return null;
  return (
    <p className="checklist-quiet">
      <StateShape shape={status === 'closed' ? 'done' : 'notExecuted'} />
      <span>
        <b>{say(`batches.${status}`)}</b> {shown.map(nameOf).join(' · ')}
      </span>
    </p>
  );
}
