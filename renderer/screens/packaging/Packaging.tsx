import { useState } from 'react';
import type { PackagingScreen } from '../../../main/contract/views.ts';
import { COUNTED, type CountOf, REJECT_REASONS } from '../../../main/contract/vocabulary.ts';
import { Button } from '../../components/Button.tsx';
import { act } from '../../store/act.ts';
import { openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';
import { Checklist } from '../clearance/Checklist.tsx';
import { stepEntry } from '../StepEntry.tsx';
import { StepFrame } from '../StepFrame.tsx';
import { Counters } from './Counters.tsx';
import { EnterCount } from './EnterCount.tsx';
import { isWhole } from './is-counted.ts';
import { Labelling } from './Labelling.tsx';
import {
  type LabellingAct,
  LabellingSheets,
  labellingPrimary,
  SpecimenButton,
  TakeOffButton,
} from './LabellingActs.tsx';
import { Output } from './Output.tsx';
import './packaging.css';

/** The terminal of a packaging line: read from the other side of the line, and pressed with gloves (ux S8). */
export function Packaging({ screen }: { readonly screen: PackagingScreen }) {
  const [counting, count] = useState(false);
  const [inspecting, inspect] = useState(false);
  const [sheet, open] = useState<LabellingAct | null>(null);
  const [photo, take] = useState<File | null>(null);
  const entry = stepEntry(screen, <Counters screen={screen} />);
  if (entry !== null) return entry;
  const { labelling } = screen;
  if (inspecting && screen.inspection !== null) return <Inspection screen={screen} />;
  return (
    <>
      <StepFrame
        screen={screen}
        tools={
          <Tools
            screen={screen}
            onCount={() => count(true)}
            onTakeOff={() => open('takeOff')}
            onPhoto={take}
          />
        }
        primary={
          (labelling && labellingPrimary({ screen, labelling }, open, take)) ?? (
            <LinePrimary screen={screen} onCount={() => count(true)} onInspect={() => inspect(true)} />
          )
        }
      >
        <div className="panel packaging" data-labelling={labelling !== null || undefined}>
          <Output screen={screen} />
          {labelling !== null && <Labelling labelling={labelling} />}
          <Counters screen={screen} />
        </div>
      </StepFrame>
      {labelling !== null && (
        <LabellingSheets
          screen={screen}
          labelling={labelling}
          sheet={sheet}
          photo={photo}
          onClose={() => {
            open(null);
            take(null);
          }}
        />
      )}
      {counting && (
        <EnterCount
          counted={COUNTED.map((what) => ({ what, unit: unitOf(screen, what) }))}
          reasons={REJECT_REASONS}
          affordance={screen.affordances.RecordCount}
          onClose={() => count(false)}
        />
      )}
    </>
  );
}

const unitOf = ({ unit, pack }: PackagingScreen, what: CountOf): string =>
  what === 'unitsIn' || what === 'unitsLeft' ? unit : pack;

/** The last pack is made: what is left is to count and to sign. */
const isEnding = ({ stoppedFor }: PackagingScreen): boolean => stoppedFor === 'run-finished';

interface LineProps {
  readonly screen: PackagingScreen;
  readonly onCount: () => void;
}

/** While the line runs it is counted; while it stands it starts again, or the run is signed. */
function LinePrimary({ screen, onCount, onInspect }: LineProps & { readonly onInspect: () => void }) {
  if (screen.line === 'running' || (isEnding(screen) && !isWhole(screen)))
    return <CountButton screen={screen} kind="primary" onCount={onCount} />;
  if (isEnding(screen)) return <EndButton screen={screen} kind="primary" />;
  return screen.inspection === null ? (
    <StartButton screen={screen} kind="primary" />
  ) : (
    <Button kind="primary" label={say('packaging.inspect')} onPress={onInspect} />
  );
}

interface ToolProps extends LineProps {
  readonly onTakeOff: () => void;
  readonly onPhoto: (file: File) => void;
}

function Tools({ screen, onCount, onTakeOff, onPhoto }: ToolProps) {
  const { line, inspection, labelling, affordances } = screen;
  const takeOff = labelling?.on && screen.task.code !== 'takeOffRoll' && (
    <TakeOffButton screen={screen} kind="normal" onPress={onTakeOff} />
  );
  if (line === 'running') {
    const first = labelling?.specimens.find(({ which }) => which === 'first');
    return (
      <>
        <Button
          kind="stop"
          label={say('packaging.stop')}
          affordance={affordances.StopRun}
          onPress={() => openOverlay({ kind: 'reason', ask: { for: 'stopRun' } })}
        />
        {labelling && first?.roll === null && (
          <SpecimenButton screen={screen} labelling={labelling} kind="normal" onPhoto={onPhoto} />
        )}
      </>
    );
  }
  if (line === 'notStarted')
    return (
      <>
        {takeOff}
        {screen.task.code === 'keepFirst' && <StartButton screen={screen} kind="normal" />}
      </>
    );
  if (isEnding(screen))
    return (
      <>
        {isWhole(screen) && <CountButton screen={screen} kind="normal" onCount={onCount} />}
        {inspection === null && (takeOff || <StartButton screen={screen} kind="normal" />)}
      </>
    );
  return (
    <>
      <CountButton screen={screen} kind="normal" onCount={onCount} />
      {labelling === null ? isWhole(screen) && <EndButton screen={screen} kind="normal" /> : takeOff}
    </>
  );
}

type Kind = { readonly screen: PackagingScreen; readonly kind: 'primary' | 'normal' };

const CountButton = ({ screen, kind, onCount }: Kind & { readonly onCount: () => void }) => (
  <Button
    kind={kind}
    label={say('packaging.count')}
    affordance={screen.affordances.RecordCount}
    onPress={onCount}
  />
);

const StartButton = ({ screen, kind }: Kind) => (
  <Button
    kind={kind}
    label={say(screen.line === 'notStarted' ? 'packaging.start' : 'packaging.restart')}
    affordance={screen.affordances.StartRun}
    onPress={() => void act({ type: 'StartRun' })}
  />
);

const EndButton = ({ screen, kind }: Kind) => (
  <Button
    kind={kind}
    label={say('entry.complete.do')}
    affordance={screen.affordances.CompleteStep}
    onPress={() => openOverlay({ kind: 'sign', draft: { type: 'CompleteStep' } })}
  />
);

/** A line that stood too long: one looks, item by item, another verifies (rules §8). */
function Inspection({ screen }: { readonly screen: PackagingScreen }) {
  const items = screen.inspection?.items ?? [];
  return (
    <Checklist
      screen={screen}
      items={items}
      subject={say('clearance.progress', {
        done: items.filter(({ answer }) => answer !== null).length,
        of: items.length,
      })}
      canFind
      whenDone={
        <Button
          kind="primary"
          label={say('packaging.verifyRestart')}
          affordance={screen.affordances.VerifyRestart}
          onPress={() => openOverlay({ kind: 'sign', draft: { type: 'VerifyRestart' } })}
        />
      }
    />
  );
}
