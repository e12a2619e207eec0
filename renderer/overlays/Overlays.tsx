import { assertNever } from '../../main/contract/result.ts';
import type { StationView } from '../../main/contract/views.ts';
import { Attachments } from '../attachments/Attachments.tsx';
import { LateEntry } from '../attachments/LateEntry.tsx';
import { LaboratorySheets } from '../screens/laboratory/LaboratorySheets.tsx';
import { RecordSheet } from '../screens/records/RecordSheet.tsx';
import type { Overlay } from '../store/overlay.ts';
import { useStation } from '../store/station-store.ts';
import { AdjustScale } from './AdjustScale.tsx';
import { AskReason } from './AskReason.tsx';
import { BlockPanel } from './BlockPanel.tsx';
import { Calibrate } from './Calibrate.tsx';
import { CleanMachine } from './CleanMachine.tsx';
import { Correct } from './Correct.tsx';
import { Decide } from './Decide.tsx';
import { DecideBatch } from './DecideBatch.tsx';
import { DeclareGap } from './DeclareGap.tsx';
import { Devices } from './devices/Devices.tsx';
import { ExceptionReason } from './ExceptionReason.tsx';
import { ExceptionRule } from './ExceptionRule.tsx';
import { ExceptionWays } from './ExceptionWays.tsx';
import { History } from './History.tsx';
import { Invalidate } from './Invalidate.tsx';
import { Override } from './Override.tsx';
import { PlaceHold } from './PlaceHold.tsx';
import { Problem } from './Problem.tsx';
import { ReadDisplay } from './ReadDisplay.tsx';
import { Reallocate } from './Reallocate.tsx';
import { RefuseCorrection } from './RefuseCorrection.tsx';
import { ReleaseHold } from './ReleaseHold.tsx';
import { ScrapTrendSheet } from './ScrapTrendSheet.tsx';
import { Settle } from './Settle.tsx';
import { Ship } from './Ship.tsx';
import { Sign } from './Sign.tsx';
import { Station } from './Station.tsx';
import { Unlock } from './Unlock.tsx';
import { Wipe } from './Wipe.tsx';

/** What lies over the screen: a refusal first, then whatever was opened. */
export function Overlays({ view }: { readonly view: StationView }) {
  const blocked = useStation((state) => state.blocked);
  const overlay = useStation((state) => state.overlay);
  return (
    <>
      {overlay !== null && drawn(overlay, view)}
      {blocked !== null && <BlockPanel key={blocked.seq} denial={blocked} view={view} />}
    </>
  );
}

function drawn(overlay: Overlay, { frame, screen }: StationView) {
  switch (overlay.kind) {
    case 'sign':
      return <Sign key={overlay.draft.type} draft={overlay.draft} />;
    case 'problem':
      return <Problem screen={screen} />;
    case 'station':
      return <Station frame={frame} screen={screen} />;
    case 'devices':
      return <Devices first={overlay.first} screen={screen} />;
    case 'history':
      return <History of={overlay.of} />;
    case 'settle':
      return <Settle exception={overlay.exception} screen={screen} />;
    case 'reallocate':
      return <Reallocate exception={overlay.exception} screen={screen} />;
    case 'override':
      return <Override exception={overlay.exception} screen={screen} />;
    case 'exceptionWays':
      return <ExceptionWays exception={overlay.exception} screen={screen} />;
    case 'exceptionRule':
      return <ExceptionRule exception={overlay.exception} screen={screen} />;
    case 'exceptionReason':
      return <ExceptionReason exception={overlay.exception} ask={overlay.ask} screen={screen} />;
    case 'decide':
      return <Decide exception={overlay.exception} screen={screen} />;
    case 'hold':
      return <PlaceHold object={overlay.object} frame={frame} screen={screen} />;
    case 'releaseHold':
      return <ReleaseHold hold={overlay.hold} screen={screen} />;
    case 'reason':
      return <AskReason ask={overlay.ask} />;
    case 'record':
      return <RecordSheet act={overlay.act} screen={screen} />;
    case 'scrapTrend':
      return <ScrapTrendSheet />;
    case 'attachments':
      return <Attachments on={overlay.on} />;
    case 'late':
      return <LateEntry of={overlay.of} file={overlay.file} />;
    case 'readDisplay':
      return <ReadDisplay photo={overlay.photo} screen={screen} />;
    case 'unlock':
      return <Unlock screen={screen} />;
    case 'correct':
      return <Correct of={overlay.value} />;
    case 'refuseCorrection':
      return <RefuseCorrection correction={overlay.correction} />;
    case 'invalidate':
      return <Invalidate of={overlay.captured} />;
    case 'decideBatch':
      return <DecideBatch decision={overlay.decision} batch={overlay.batch} />;
    case 'ship':
      return <Ship batch={overlay.batch} />;
    case 'wipe':
      return <Wipe item={overlay.item} />;
    case 'clean':
      return <CleanMachine machine={overlay.machine} />;
    case 'adjust':
      return <AdjustScale scale={overlay.scale} />;
    case 'calibrate':
      return <Calibrate scale={overlay.scale} />;
    case 'laboratory':
      return screen.kind === 'work' ? <LaboratorySheets sheet={overlay.sheet} screen={screen} /> : null;
    case 'declareGap':
      return <DeclareGap screen={screen} />;
    default:
      return assertNever(overlay, 'overlay');
  }
}
