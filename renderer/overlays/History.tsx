import { useEffect, useState } from 'react';
import type { EquipmentId } from '../../main/contract/ids.ts';
import type { EventLine, Query, QueryReply } from '../../main/contract/views.ts';
import { PaperButton } from '../attachments/PaperButton.tsx';
import { Button } from '../components/Button.tsx';
import { Pager } from '../components/Pager.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { StateShape } from '../components/StateShape.tsx';
import { usePlantOffset } from '../screens/review/use-plant-offset.ts';
import { ask } from '../store/act.ts';
import type { HistoryOf } from '../store/overlay.ts';
import { closeOverlay, openOverlay } from '../store/station-store.ts';
import { dayAndTime } from '../text/moment.ts';
import { refusalText } from '../text/refusal-text.ts';
import { say, sayCode } from '../text/say.ts';
import './history.css';

const PER_PAGE = 6;

/** The log read back, newest first: everything, every refusal, or the log book of one instrument (21 CFR 111.35(b)(2)). */
export function History({ of }: { readonly of: HistoryOf }) {
  const [before, setBefore] = useState<number | null>(null);
  const { lines, total } = useHistory(of, before);
  const oldest = lines?.at(-1)?.seq ?? 0;
  return (
    <Sheet
      width="wide"
      title={titleOf(of)}
      lead={total === null ? undefined : say('history.total', { n: total })}
      onClose={closeOverlay}
      actions={
        <>
          {of.kind === 'events' && oldest > 1 && (
            <Button label={say('history.older')} onPress={() => setBefore(oldest)} />
          )}
          {of.kind === 'equipment' && <PaperButton of={{ kind: 'equipment', id: of.id as EquipmentId }} />}
          {isOf(of, 'devices') && (
            <Button
              label={say('history.devices')}
              onPress={() => openOverlay({ kind: 'devices', first: of.id })}
            />
          )}
          {hasWayBack(of) && (
            <Button label={say('history.back')} onPress={() => openOverlay({ kind: 'station' })} />
          )}
          <Button kind="primary" label={say('button.close')} onPress={closeOverlay} />
        </>
      }
    >
      <div className="history">
        {lines === null ? (
          <p>{say('history.reading')}</p>
        ) : lines.length === 0 ? (
          <p>{say('history.none')}</p>
        ) : (
          <Pager key={before} rows={lines} size={PER_PAGE}>
            {(page) => (
              <ol>
                {page.map((line) => (
                  <Line key={line.seq} line={line} />
                ))}
              </ol>
            )}
          </Pager>
        )}
      </div>
    </Sheet>
  );
}

const isOf = (of: HistoryOf, from: 'devices'): of is Extract<HistoryOf, { kind: 'equipment' }> =>
  of.kind === 'equipment' && of.from === from;

/** Opened from the sheet of the station: there it goes back to. */
const hasWayBack = (of: HistoryOf): boolean =>
  of.kind === 'events' || (of.kind === 'equipment' && of.from === undefined);

function Line({ line }: { readonly line: EventLine }) {
  const offset = usePlantOffset();
  const [refusal] = line.refusals;
  const place = [line.station, line.batch, line.step].filter((part) => part !== null).join(' / ');
  return (
    <li data-refused={refusal !== undefined || undefined}>
      <time dateTime={line.at}>{dayAndTime(line.at, offset)}</time>
      <span className="history-what">
        {refusal !== undefined && <StateShape shape="blocked" />}
        <b>
          {refusal === undefined ? (sayCode(`event.${line.type}`) ?? line.type) : refusalText(refusal).title}
        </b>
        <small>{refusal === undefined ? detailOf(line) : refusalText(refusal).why}</small>
      </span>
      <span className="history-who">
        {line.person ?? say('history.station')}
        <small>{place}</small>
      </span>
      <bdi className="history-seq">{line.seq}</bdi>
    </li>
  );
}

/** The numbers and names an event carries, as they stand in the log. */
const detailOf = ({ summary, settling, identifiedBy }: EventLine): string =>
  [
    ...Object.entries(summary).flatMap(([name, value]) => (HIDDEN.has(name) ? [] : [value])),
    ...(settling
      ? [say('history.settled', { readings: settling.readings, seconds: settling.overMs / 1000 })]
      : []),
    ...(identifiedBy ? [say('history.byPlate')] : []),
  ].join(' · ');
/** Said elsewhere in the line, or meant for machines. */
const HIDDEN: ReadonlySet<string> = new Set([
  'batch',
  'step',
  'station',
  'person',
  'session',
  'terminal',
  'connection',
  'textHash',
  'nominal',
  'tolerance',
  'reference',
  'spread',
  'former',
]);

function titleOf(of: HistoryOf): string {
  if (of.kind === 'record') return say('history.record', { id: of.id });
  if (of.kind === 'trail') return say('history.trail', { id: of.id });
  if (of.kind === 'equipment') return say('history.equipment', { id: of.id });
  return say(of.denialsOnly ? 'history.refusals' : 'history.log');
}

interface Read {
  readonly lines: readonly EventLine[] | null;
  readonly total: number | null;
}

function useHistory(of: HistoryOf, before: number | null): Read {
  const [read, setRead] = useState<Read>({ lines: null, total: null });
  useEffect(() => {
    let wanted = true;
    if (of.kind === 'trail') {
      setRead({ lines: of.lines, total: null });
      return;
    }
    void ask(queryOf(of, before)).then((reply) => {
      if (wanted) setRead(readOf(reply));
    });
    return () => {
      wanted = false;
    };
  }, [of, before]);
  return read;
}

function queryOf(of: Exclude<HistoryOf, { kind: 'trail' }>, before: number | null): Query {
  switch (of.kind) {
    case 'equipment':
      return { kind: 'equipmentLog', equipment: of.id };
    case 'record':
      return { kind: 'record', id: of.id };
    case 'events':
      return { kind: 'events', before, denialsOnly: of.denialsOnly };
  }
}

function readOf(reply: QueryReply): Read {
  if (reply.kind === 'events') return { lines: reply.events, total: reply.total };
  return { lines: 'lines' in reply ? reply.lines : [], total: null };
}
