import { useState } from 'react';
import type { Affordance, CheckedRunScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { CaptureButton } from '../../components/CaptureButton.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { act } from '../../store/act.ts';
import { openOverlay } from '../../store/station-store.ts';
import { useLive } from '../../store/use-live.ts';
import { say } from '../../text/say.ts';
import { InHand, IntakeList, PendingPrimary } from '../charge/InHand.tsx';
import { type ComponentAct, ComponentSheets, componentPrimary } from '../packaging/ComponentActs.tsx';
import { Components } from '../packaging/Components.tsx';
import { MachineSubject } from '../process/MachineSubject.tsx';
import { stepEntry } from '../StepEntry.tsx';
import { StepFrame } from '../StepFrame.tsx';
import { ControlChart } from './ControlChart.tsx';
import { NextCheck } from './NextCheck.tsx';
import { OutputLine } from './OutputLine.tsx';
import { Account, EnterHeel, RunCount } from './RunAccount.tsx';
import { RunPlaces } from './RunPlaces.tsx';
import { Sample } from './Sample.tsx';
import { SampleActs } from './SampleActs.tsx';
import './checked-run.css';

/** The terminal of a run with in-process checks: the time to the next one, its units one by one, and the chart of the means. */
export function CheckedRun({ screen }: { readonly screen: CheckedRunScreen }) {
  const [acting, setActing] = useState(false);
  const [sheet, open] = useState<RunSheet | null>(null);
  const [counting, count] = useState<ComponentAct | null>(null);
  const [shown, show] = useState<boolean | null>(null);
  const entry = stepEntry(screen, <ControlChart screen={screen} />);
  if (entry !== null) return entry;
  const { check, feeding, components } = screen;
  const pending = feeding?.pending ?? null;
  const asked = pending === null ? componentPrimary({ ...screen, onOpen: count }) : null;
  const panel = pending === null && components !== null && (shown ?? asked !== null);
  return (
    <>
      <StepFrame
        screen={screen}
        subject={feeding === null ? undefined : <MachineSubject machine={feeding.equipment} />}
        tools={
          <>
            <Tools screen={screen} onSample={() => setActing(true)} />
            {components !== null && (
              <Button
                label={say(panel ? 'checkedRun.panel.run' : 'packaging.panel.components')}
                onPress={() => show(!panel)}
              />
            )}
          </>
        }
        primary={
          pending === null ? (
            (asked ?? <RunPrimary screen={screen} onSheet={open} />)
          ) : (
            <PendingPrimary pending={pending} affordances={screen.affordances} />
          )
        }
      >
        {panel ? (
          <Components
            components={components}
            scan={screen.task.code === 'scanComponent' ? say('component.scan') : null}
          />
        ) : (
          <Run screen={screen} onSheet={open} />
        )}
      </StepFrame>
      {components !== null && (
        <ComponentSheets components={components} act={counting} onClose={() => count(null)} />
      )}
      {sheet === 'count' && <RunCount screen={screen} onClose={() => open(null)} />}
      {sheet === 'heel' && <EnterHeel screen={screen} onClose={() => open(null)} />}
      {acting && check !== null && (
        <SampleActs check={check} screen={screen} onClose={() => setActing(false)} />
      )}
    </>
  );
}

type Of = { readonly screen: CheckedRunScreen };
type RunSheet = 'count' | 'heel';
type WithSheets = Of & { readonly onSheet: (sheet: RunSheet) => void };

/** The reason with which a run is over; every other stop is a stand. */
const ENDS_THE_RUN = 'run-finished';

/** What stands before the hand: the time to the next check, the units of one, what goes into the machine, or what it made. */
function Run({ screen, onSheet }: WithSheets) {
  const { check, feeding } = screen;
  const pending = feeding?.pending ?? null;
  if (feeding === null)
    return (
      <div className="panel checked-run">
        {check === null ? <NextCheck screen={screen} /> : <Sample screen={screen} check={check} />}
        <ControlChart screen={screen} />
        <OutputLine screen={screen} />
      </div>
    );
  return (
    <div className="panel checked-run" data-fed>
      {pending === null ? (
        <>
          <Now screen={screen} onSheet={onSheet} />
          <ControlChart screen={screen} />
        </>
      ) : (
        <div className="run-feeding">
          <InHand pending={pending} affordances={screen.affordances} />
          {pending.verifier !== null && <IntakeList {...feeding} />}
        </div>
      )}
      <RunPlaces screen={screen} feeding={feeding} />
    </div>
  );
}

/** What a run that is fed is at: a sample, the time to the next check, or its end. */
function Now({ screen, onSheet }: WithSheets) {
  const { check, account, line, stoppedFor, output } = screen;
  if (check !== null) return <Sample screen={screen} check={check} />;
  const isClosing =
    account !== null && line === 'stopped' && stoppedFor === ENDS_THE_RUN && output.under === null;
  return isClosing ? (
    <Account screen={screen} account={account} onCount={() => onSheet('count')} />
  ) : (
    <NextCheck screen={screen} />
  );
}

/** One thing to press: what the run waits for. */
function RunPrimary({ screen, onSheet }: WithSheets) {
  const { line, standing, check, output, affordances, feeding, account } = screen;
  if (check !== null) return <Capture screen={screen} />;
  if (standing === 'owed') return <OpenButton screen={screen} label={say('checkedRun.openRecheck')} />;
  if (standing === 'rechecked')
    return (
      <Button
        kind="primary"
        label={say('checkedRun.restart')}
        affordance={affordances.RestartRun}
        onPress={() => openOverlay({ kind: 'sign', draft: { type: 'RestartRun' } })}
      />
    );
  if (line === 'running') return <OpenButton screen={screen} label={say('checkedRun.open')} />;
  if (line === 'notStarted')
    return feeding !== null && feeding.hopper.length === 0 ? (
      <Waiting on="scan" text={say('checkedRun.scanFirst')} />
    ) : (
      <StartButton screen={screen} kind="primary" />
    );
  if (output.under === null && account !== null) {
    if (account.good === 0)
      return (
        <SheetButton
          label={say('checkedRun.count')}
          affordance={affordances.RecordCount}
          onPress={() => onSheet('count')}
        />
      );
    if (account.heel === null)
      return (
        <SheetButton
          label={say('checkedRun.enterHeel')}
          affordance={affordances.RecordHeel}
          onPress={() => onSheet('heel')}
        />
      );
  }
  return output.under === null ? (
    <Button
      kind="primary"
      label={say('entry.complete.do')}
      affordance={affordances.CompleteStep}
      onPress={() => openOverlay({ kind: 'sign', draft: { type: 'CompleteStep' } })}
    />
  ) : (
    <OpenButton screen={screen} label={say('checkedRun.openLast')} />
  );
}

function Capture({ screen }: Of) {
  const live = useLive(screen.balance);
  if (screen.check?.pan === 'captured')
    return <Waiting on="scale" text={say('checkedRun.takeOff', { balance: screen.balance })} />;
  if (screen.check?.pan === 'empty' && live?.displayed != null && live.fill === 0)
    return <Waiting on="scale" text={say('checkedRun.putOn', { balance: screen.balance })} />;
  return (
    <CaptureButton
      live={live}
      basis="gross"
      label={(value) => say('checkedRun.record', { value })}
      empty={say('checkedRun.recordNone')}
      affordance={screen.affordances.CapturePlacement}
      draft={(displayed) => ({ type: 'CapturePlacement', displayed })}
    />
  );
}

const SheetButton = ({
  label,
  affordance,
  onPress,
}: {
  readonly label: string;
  readonly affordance: Affordance | undefined;
  readonly onPress: () => void;
}) => <Button kind="primary" label={label} affordance={affordance} onPress={onPress} />;

function Tools({ screen, onSample }: Of & { readonly onSample: () => void }) {
  const { line, standing, check, affordances } = screen;
  return (
    <>
      {check !== null && <Button label={say('checkedRun.sample')} onPress={onSample} />}
      {line === 'running' && (
        <Button
          kind="stop"
          label={say('checkedRun.stop')}
          affordance={affordances.StopRun}
          onPress={() => openOverlay({ kind: 'reason', ask: { for: 'stopRun' } })}
        />
      )}
      {line === 'stopped' && standing === 'free' && check === null && (
        <StartButton screen={screen} kind="normal" />
      )}
    </>
  );
}

const OpenButton = ({ screen, label }: Of & { readonly label: string }) => (
  <Button
    kind="primary"
    label={label}
    affordance={screen.affordances.OpenInProcess}
    onPress={() => void act({ type: 'OpenInProcess' })}
  />
);

const StartButton = ({ screen, kind }: Of & { readonly kind: 'primary' | 'normal' }) => (
  <Button
    kind={kind}
    label={say(screen.line === 'notStarted' ? 'checkedRun.start' : 'checkedRun.startAgain')}
    affordance={screen.affordances.StartRun}
    onPress={() => void act({ type: 'StartRun' })}
  />
);
