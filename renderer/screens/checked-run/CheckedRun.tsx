import { useState } from 'react';
import type { CheckedRunScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { CaptureButton } from '../../components/CaptureButton.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { act } from '../../store/act.ts';
import { openOverlay } from '../../store/station-store.ts';
import { useLive } from '../../store/use-live.ts';
import { say } from '../../text/say.ts';
import { type ComponentAct, ComponentSheets, componentPrimary } from '../packaging/ComponentActs.tsx';
import { Components } from '../packaging/Components.tsx';
import { stepEntry } from '../StepEntry.tsx';
import { StepFrame } from '../StepFrame.tsx';
import { ControlChart } from './ControlChart.tsx';
import { NextCheck } from './NextCheck.tsx';
import { OutputLine } from './OutputLine.tsx';
import { Sample } from './Sample.tsx';
import { SampleActs } from './SampleActs.tsx';
import './checked-run.css';

/** The terminal of a run with in-process checks: the time to the next one, its units one by one, and the chart of the means. */
export function CheckedRun({ screen }: { readonly screen: CheckedRunScreen }) {
  const [acting, setActing] = useState(false);
  const [counting, count] = useState<ComponentAct | null>(null);
  const [shown, show] = useState<boolean | null>(null);
  const entry = stepEntry(screen, <ControlChart screen={screen} />);
  if (entry !== null) return entry;
  const { check, components } = screen;
  const asked = componentPrimary({ ...screen, onOpen: count });
  const panel = components !== null && (shown ?? asked !== null);
  return (
    <>
      <StepFrame
        screen={screen}
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
        primary={asked ?? <RunPrimary screen={screen} />}
      >
        {panel ? (
          <Components
            components={components}
            scan={screen.task.code === 'scanComponent' ? say('component.scan') : null}
          />
        ) : (
          <div className="panel checked-run">
            {check === null ? <NextCheck screen={screen} /> : <Sample screen={screen} check={check} />}
            <ControlChart screen={screen} />
            <OutputLine screen={screen} />
          </div>
        )}
      </StepFrame>
      {components !== null && (
        <ComponentSheets components={components} act={counting} onClose={() => count(null)} />
      )}
      {acting && check !== null && (
        <SampleActs check={check} screen={screen} onClose={() => setActing(false)} />
      )}
    </>
  );
}

type Of = { readonly screen: CheckedRunScreen };

/** One thing to press: what the run waits for. */
function RunPrimary({ screen }: Of) {
  const { line, standing, check, output, affordances } = screen;
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
  if (line === 'notStarted') return <StartButton screen={screen} kind="primary" />;
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
