import { Brush, Hand, LogOut } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { WorkScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { useGuard } from '../../components/use-guard.ts';
import { act } from '../../store/act.ts';
import { itemInBooth } from '../../store/item-in-booth.ts';
import { openOverlay, useStation } from '../../store/station-store.ts';
import type { TextKey } from '../../text/catalogue.ts';
import { say } from '../../text/say.ts';
import { Batches, type GoTo } from '../batches/Batches.tsx';
import { Denials } from '../denials/Denials.tsx';
import { Equipment } from '../equipment/Equipment.tsx';
import { Samples } from '../laboratory/Samples.tsx';
import { BatchRecord } from '../record/BatchRecord.tsx';
import { Corrections } from '../record/Corrections.tsx';
import { Records } from '../records/Records.tsx';
import { Exceptions } from '../review/Exceptions.tsx';
import { Holds } from '../review/Holds.tsx';
import { Issue } from '../review/Issue.tsx';
import { LockedOut } from '../review/LockedOut.tsx';
import { Lots } from '../review/Lots.tsx';
import { Trace } from '../trace/Trace.tsx';
import { Cards } from './Cards.tsx';
import { InHand } from './InHand.tsx';
import { RollInHand } from './RollInHand.tsx';
import './work.css';

/** The parts of the work, by what they are about: each group stands together as one bar. */
const GROUPS = {
  waiting: ['cards', 'exceptions', 'records', 'corrections'],
  batches: ['batches', 'record', 'trace', 'issue'],
  things: ['samples', 'lots', 'holds', 'equipment'],
  station: ['denials', 'lockedOut'],
} as const;
type Group = keyof typeof GROUPS;
const GROUP_NAMES = Object.keys(GROUPS) as readonly Group[];
/** More parts than this leave no room beside them for the title. */
const MOST_WITH_TITLE = 6;
type Tab = (typeof GROUPS)[Group][number];
/** Where an object that keeps a batch open is worked on. */
const PLACE_OF: Readonly<Record<string, Tab>> = { hold: 'holds', record: 'records' };

/** Home. A weigh station shows its queue; a review station also what waits for somebody with authority. */
export function Work({ screen }: { readonly screen: WorkScreen }) {
  const main = useRef<HTMLElement>(null);
  const reviews = screen.functions.includes('review');
  const [wanted, setTab] = useState<Tab>(reviews ? 'exceptions' : 'cards');
  const [goneTo, setGoneTo] = useState<string | null>(null);
  const go = ({ kind, id }: GoTo) => {
    setGoneTo(id);
    setTab(PLACE_OF[kind] ?? 'exceptions');
  };
  const groups = GROUP_NAMES.map((name) => {
    const all: readonly Tab[] = GROUPS[name];
    return { name, tabs: all.filter((tab) => isShown(tab, screen, reviews)) };
  }).filter(({ tabs }) => tabs.length > 0);
  const shown = groups.flatMap(({ tabs }) => tabs);
  const tab = shown.includes(wanted) ? wanted : 'cards';
  const scans = useStation(
    (state) => state.view?.frame.devices.some(({ kind }) => kind === 'scanner') ?? false,
  );
  const readyToMove = screen.inHand.container !== null && screen.inHand.location !== null;
  const workedOn = useStation((state) => state.workOn);
  const [instrument, setInstrument] = useState<string | null>(null);
  useEffect(() => {
    if (workedOn === null) return;
    setTab('equipment');
    setInstrument(workedOn);
    useStation.setState({ workOn: null });
  }, [workedOn]);
  useGuard(main, tab);
  const contents: Readonly<Record<Tab, () => ReactNode>> = {
    cards: () => (
      <Cards
        cards={screen.cards}
        due={screen.due}
        title={shown.length > 1 ? null : say('work.title')}
        offersFirst={!readyToMove}
      />
    ),
    exceptions: () => (
      <Exceptions
        key={goneTo}
        exceptions={screen.exceptions}
        closed={screen.closedExceptions}
        first={goneTo}
      />
    ),
    batches: () => <Batches batches={screen.batches} onGo={go} />,
    records: () =>
      screen.records === null ? null : <Records key={goneTo} desk={screen.records} first={goneTo} />,
    holds: () => <Holds holds={screen.holds} />,
    lots: () => <Lots lots={screen.lots} place={screen.affordances.PlaceHold} />,
    samples: () => <Samples laboratory={screen.laboratory} />,
    equipment: () =>
      screen.equipment === null ? null : (
        <Equipment key={instrument} desk={screen.equipment} first={instrument} />
      ),
    trace: () => <Trace screen={screen} />,
    denials: () => <Denials />,
    issue: () =>
      screen.issue === null ? null : <Issue form={screen.issue} affordance={screen.affordances.IssueBatch} />,
    corrections: () => <Corrections corrections={screen.corrections} />,
    record: () => <BatchRecord batches={screen.batchRecords} />,
    lockedOut: () => <LockedOut people={screen.lockedOut} />,
  };
  return (
    <main ref={main} className="work-screen">
      {shown.length > 1 && (
        <div className="work-head" data-dense={shown.length > MOST_WITH_TITLE || undefined}>
          <h1 className={shown.length > MOST_WITH_TITLE ? 'unseen' : undefined}>{say('work.title')}</h1>
          <fieldset className="work-tabs" aria-label={say('work.tabs')}>
            {groups.map(({ name, tabs }) => (
              <fieldset key={name} className="work-group" aria-label={say(`work.group.${name}`)}>
                {tabs.map((each) => (
                  <Button
                    key={each}
                    size="least"
                    label={tabLabel(each, screen)}
                    pressed={each === tab}
                    onPress={() => setTab(each)}
                  />
                ))}
              </fieldset>
            ))}
          </fieldset>
        </div>
      )}
      {contents[tab]()}
      <footer className="footer work-footer">
        <Button
          icon={<LogOut aria-hidden="true" />}
          label={say('button.signOut')}
          affordance={screen.affordances.SignOut}
          onPress={() => void act({ type: 'SignOut' })}
        />
        <Button
          icon={<Hand aria-hidden="true" />}
          label={say('button.hold')}
          affordance={screen.affordances.PlaceHold}
          onPress={() => openOverlay({ kind: 'hold', object: null })}
        />
        {screen.functions.includes('weigh') && (
          <Button
            icon={<Brush aria-hidden="true" />}
            label={say('button.wipe')}
            affordance={screen.affordances.WipeDown}
            onPress={() =>
              openOverlay({ kind: 'wipe', item: itemInBooth(screen.affordances.WipeDown?.refusals ?? []) })
            }
          />
        )}
        {scans && screen.labelsInHand !== null && isEmpty(screen.inHand) && (
          <RollInHand roll={screen.labelsInHand} affordances={screen.affordances} />
        )}
        {scans && (screen.labelsInHand === null || !isEmpty(screen.inHand)) && (
          <InHand
            inHand={screen.inHand}
            affordances={screen.affordances}
            take={screen.laboratory.take}
            scrap={screen.scrap}
          />
        )}
      </footer>
    </main>
  );
}

const isEmpty = ({ container, location }: WorkScreen['inHand']): boolean =>
  container === null && location === null;

function isShown(tab: Tab, screen: WorkScreen, reviews: boolean): boolean {
  if (tab === 'cards') return true;
  if (tab === 'corrections') return screen.corrections.length > 0;
  if (tab === 'record') return screen.batchRecords.length > 0;
  if (tab === 'lockedOut') return screen.lockedOut.length > 0;
  if (tab === 'issue') return screen.issue !== null;
  if (tab === 'equipment') return screen.equipment !== null;
  if (tab === 'records') return screen.records !== null;
  if (tab === 'exceptions') return reviews || screen.exceptions.length > 0;
  if (tab === 'holds') return reviews || screen.holds.length > 0;
  return reviews;
}

const TAB_TEXT: Readonly<Record<Tab, TextKey>> = {
  cards: 'work.tab.cards',
  batches: 'work.tab.batches',
  exceptions: 'work.tab.exceptions',
  records: 'work.tab.records',
  holds: 'work.tab.holds',
  lots: 'work.tab.lots',
  samples: 'work.tab.samples',
  equipment: 'work.tab.equipment',
  trace: 'work.tab.trace',
  denials: 'work.tab.denials',
  issue: 'work.tab.issue',
  corrections: 'work.tab.corrections',
  record: 'work.tab.record',
  lockedOut: 'work.tab.lockedOut',
};

function tabLabel(tab: Tab, screen: WorkScreen): string {
  const counts: Readonly<Record<Tab, number>> = {
    cards: screen.cards.length,
    batches: screen.batches.length,
    exceptions: screen.exceptions.length,
    records: screen.records?.cards.length ?? 0,
    holds: screen.holds.length,
    lots: screen.lots.length,
    samples: screen.laboratory.samples.length,
    equipment:
      (screen.equipment?.cards.length ?? 0) +
      (screen.equipment?.detectors.length ?? 0) +
      (screen.equipment?.machines.length ?? 0),
    trace: 0,
    denials: 0,
    issue: 0,
    corrections: screen.corrections.length,
    record: 0,
    lockedOut: screen.lockedOut.length,
  };
  return say(TAB_TEXT[tab], { n: counts[tab] });
}
