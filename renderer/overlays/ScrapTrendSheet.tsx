import { useEffect, useState } from 'react';
import type { ScrapRow, ScrapTrend } from '../../main/contract/scrap.ts';
import { Button } from '../components/Button.tsx';
import { Pager } from '../components/Pager.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { ask } from '../store/act.ts';
import { closeOverlay } from '../store/station-store.ts';
import { massWithUnit } from '../text/mass.ts';
import { say } from '../text/say.ts';
import './scrap-trend.css';

const PER_PAGE = 4;

/** What was scrapped, by item and reason, week by week: what comes again is seen here (S58). */
export function ScrapTrendSheet() {
  const trend = useScrapTrend();
  return (
    <Sheet
      width="wide"
      title={say('scrap.title')}
      lead={trend === null ? undefined : leadOf(trend)}
      onClose={closeOverlay}
      actions={<Button kind="primary" label={say('button.close')} onPress={closeOverlay} />}
    >
      <div className="scrap">
        {trend === null ? (
          <p>{say('scrap.reading')}</p>
        ) : trend.rows.length === 0 ? (
          <p>{say('scrap.none')}</p>
        ) : (
          <Pager rows={trend.rows} size={PER_PAGE}>
            {(page) => <Rows rows={page} trend={trend} />}
          </Pager>
        )}
      </div>
    </Sheet>
  );
}

const sumOf = ({ counts }: ScrapRow): number => counts.reduce((total, n) => total + n, 0);

const leadOf = ({ weeks, rows, earlier }: ScrapTrend): string =>
  [
    say('scrap.lead', { from: weeks[0] ?? '', n: rows.reduce((total, row) => total + sumOf(row), 0) }),
    ...(earlier > 0 ? [say('scrap.earlier', { n: earlier })] : []),
  ].join(' ');

function Rows({ rows, trend }: { readonly rows: readonly ScrapRow[]; readonly trend: ScrapTrend }) {
  const most = Math.max(1, ...trend.rows.flatMap(({ counts }) => counts));
  return (
    <table>
      <caption className="unseen">{say('scrap.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('scrap.what')}</th>
          <th scope="col">{say('scrap.amount')}</th>
          <th scope="col">
            {say('scrap.weeks', { from: trend.weeks[0] ?? '', to: trend.weeks.at(-1) ?? '' })}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const [mass = '', unit = ''] = row.amount.split(' ');
          return (
            <tr key={`${row.item} ${row.reason}`}>
              <th scope="row">
                {row.itemName}
                <small>{say(`reason.${row.reason}`)}</small>
              </th>
              <td>
                {say('scrap.containers', { n: sumOf(row) })}
                <small>{massWithUnit(mass, unit)}</small>
              </td>
              <td>
                <Weeks counts={row.counts} weeks={trend.weeks} most={most} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A bar a week, all rows to one scale; a reader hears each week that has one, with its number. */
function Weeks({
  counts,
  weeks,
  most,
}: {
  readonly counts: readonly number[];
  readonly weeks: readonly string[];
  readonly most: number;
}) {
  const told = weeks.flatMap((day, index) => {
    const n = counts[index] ?? 0;
    return n === 0 ? [] : [say('scrap.week', { day, n })];
  });
  return (
    <svg viewBox={`0 0 ${weeks.length * PITCH} ${HIGH + BASE}`} role="img" aria-label={told.join('; ')}>
      {weeks.map((day, index) => {
        const high = ((counts[index] ?? 0) / most) * HIGH;
        return (
          <g key={day}>
            <rect className="scrap-base" x={index * PITCH} y={HIGH} width={WIDE} height={BASE} />
            <rect className="scrap-bar" x={index * PITCH} y={HIGH - high} width={WIDE} height={high} />
          </g>
        );
      })}
    </svg>
  );
}

const PITCH = 16;
const WIDE = 12;
const HIGH = 40;
const BASE = 2;

function useScrapTrend(): ScrapTrend | null {
  const [trend, setTrend] = useState<ScrapTrend | null>(null);
  useEffect(() => {
    let wanted = true;
    void ask({ kind: 'scrapTrend' }).then((reply) => {
      if (wanted && reply.kind === 'scrapTrend') setTrend(reply.trend);
    });
    return () => {
      wanted = false;
    };
  }, []);
  return trend;
}
