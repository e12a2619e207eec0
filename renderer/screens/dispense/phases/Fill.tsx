import type { DispenseScreen } from '../../../../main/contract/views.ts';
import { LiveNumber } from '../../../components/LiveNumber.tsx';
import { Verdict } from '../../../components/Verdict.tsx';
import { WeighBar } from '../../../components/WeighBar.tsx';
import { useLive } from '../../../store/use-live.ts';
import { Accept } from '../Accept.tsx';
import { CloseOther, ClosePrimary } from '../CloseSource.tsx';
import { DispenseFrame } from '../DispenseFrame.tsx';
import { ReadNote, ReadOff } from '../ReadOff.tsx';
import { TareTool, ZeroTool } from '../ScaleTools.tsx';
import { SourceFacts } from '../SourceFacts.tsx';

/** The weighing itself: the number, the bar against its fixed frame, the verdict, and the exact value to accept. */
export function Fill({ screen }: { readonly screen: DispenseScreen }) {
  const live = useLive(screen.scale);
  const { manual } = screen;
  // What the scale sends by itself goes before anything that people read.
  const isRead = manual !== null && live?.displayed == null;
  const closing = screen.source?.scannedForClose === true;
  const tools = closing ? (
    <CloseOther screen={screen} live={live} />
  ) : (
    <>
      <ZeroTool screen={screen} />
      <TareTool screen={screen} />
    </>
  );
  return (
    <DispenseFrame
      screen={screen}
      tools={tools}
      primary={closing && <ClosePrimary screen={screen} live={live} />}
      accept={isRead ? <ReadOff card={manual} screen={screen} /> : <Accept screen={screen} live={live} />}
    >
      <div className="panel weigh">
        <LiveNumber live={live} basis="net" tare={screen.current?.tare} />
        <WeighBar live={live} limits={screen.amounts} />
        {isRead ? <ReadNote card={manual} /> : <Verdict live={live} />}
        <SourceFacts screen={screen} />
      </div>
    </DispenseFrame>
  );
}
