import type { BatchReviewView, SummaryClass, SummaryEntry } from '../../../main/contract/batch-views.ts';
import { Button } from '../../components/Button.tsx';
import { type Shape, StateShape } from '../../components/StateShape.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { say, sayCode } from '../../text/say.ts';

interface RowOfSummary {
  readonly class: SummaryClass;
  readonly entry: SummaryEntry;
  /** Refused attempts are told in one row, with all of their lines behind it. */
  readonly count: number;
}

/** The rows of the exception summary, what is open first; refused attempts in one row. */
export function summaryRows({ summary }: BatchReviewView): readonly RowOfSummary[] {
  const rows = summary.flatMap(({ class: of, entries }): readonly RowOfSummary[] => {
    const [first] = entries;
    if (of !== 'denial' || first === undefined)
      return entries.map((entry) => ({ class: of, entry, count: 1 }));
    const trail = entries.flatMap((each) => each.trail);
    return [{ class: of, entry: { ...first, trail }, count: entries.length }];
  });
  return [...rows].sort((a, b) => Number(b.entry.open) - Number(a.entry.open));
}

/** How many of each class there are, none included: what is not there is as good to know (S67). */
export function ClassCounts({ review }: { readonly review: BatchReviewView }) {
  const counts = review.summary.map(
    ({ class: of, entries }) => `${say(`summaryClass.${of}`)} ${entries.length}`,
  );
  return <p className="batch-quiet">{counts.join(' · ')}</p>;
}

const shapeOf = ({ class: of, entry }: RowOfSummary): Shape =>
  entry.open ? 'attend' : of === 'denial' ? 'blocked' : of === 'voided' ? 'lost' : 'done';

/** One thing that was not routine, with who approved it; its trail in the log is one press away (S68). */
export function SummaryRow({ row }: { readonly row: RowOfSummary }) {
  const { entry, count } = row;
  const isDenials = row.class === 'denial';
  const title = isDenials
    ? say('batches.denials', { n: count })
    : `${entry.id} ${sayCode(entry.title) ?? entry.title}`;
  return (
    <li data-quiet={!entry.open || undefined}>
      <StateShape shape={shapeOf(row)} />
      <p>
        <b>{title}</b>
        <span>
          {say(`summaryClass.${row.class}`)}
          {entry.step !== null && !isDenials && ` · ${say('header.step', { step: entry.step })}`}
          {!isDenials && ` · ${approvalText(entry)}`}
          {entry.reported && ` · ${say('batches.reported')}`}
        </span>
      </p>
      <Button
        size="least"
        label={say('batches.trail')}
        name={say('batches.trailOf', { id: isDenials ? title : entry.id })}
        onPress={() =>
          openOverlay({
            kind: 'history',
            of: { kind: 'trail', id: isDenials ? title : entry.id, lines: entry.trail },
          })
        }
      />
    </li>
  );
}

function approvalText({ approval, state }: SummaryEntry): string {
  if (approval === null) return sayCode(`state.${state}`) ?? state;
  return approval.kind === 'rule'
    ? say('batches.approvedByRule', { rule: approval.rule, version: approval.version })
    : say('batches.approvedBy', { by: approval.by, at: approval.at, reason: approval.reason });
}
