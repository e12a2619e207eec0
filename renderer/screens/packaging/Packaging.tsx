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
import { Cases, CaseTools, casePrimary, PackSheet } from './Cases.tsx';
import { type ComponentAct, ComponentSheets, componentPrimary } from './ComponentActs.tsx';
import { Components } from './Components.tsx';
import { Counters } from './Counters.tsx';
import { EnterCount } from './EnterCount.tsx';
import { isWhole } from './is-counted.ts';
import { Labelling } from './Labelling.tsx';
import { type LabellingAct, LabellingSheets, labellingPrimary, TakeOffButton } from './LabellingActs.tsx';
import { Output } from './Output.tsx';
import './packaging.css';

/** The terminal of a packaging line: read from the other side of the line, and pressed with gloves (ux S8). */
export function Packaging({ screen }: { readonly screen: PackagingScreen }) {
  const [counting, count] = useState(false);
  const [inspecting, inspect] = useState(false);
  const [sheet, open] = useState<LabellingAct | null>(null);
  const [photo, take] = useState<File | null>(null);
  const [chosen, choose] = useState<Panel | null>(null);
  const [doing, doIt] = useState<ComponentAct | 'pack' | null>(null);
  const entry = stepEntry(screen, <Counters screen={screen} />);
  if (entry !== null) return entry;
  const { labelling, components, cases } = screen;
  const panel = chosen ?? panelOf(screen);
  if (inspecting && screen.inspection !== null) return <Inspection screen={screen} />;
  return (
    <>
      <StepFrame
        screen={screen}
        tools={
          <>
            {panel === 'cases' && cases !== null ? (
              <CaseTools screen={screen} cases={cases} />
            ) : (
              <Tools screen={screen} onCount={() => count(true)} onTakeOff={() => open('takeOff')} />
            )}
            <PanelButtons screen={screen} panel={panel} onChoose={choose} />
          </>
        }
        primary={
          (labelling && labellingPrimary({ screen, labelling }, open, take)) ??
          componentPrimary({ ...screen, onOpen: doIt }) ??
          casePrimary(screen, () => doIt('pack')) ?? (
            <LinePrimary screen={screen} onCount={() => count(true)} onInspect={() => inspect(true)} />
          )
        }
      >
        {panel === 'components' && components !== null ? (
          <Components
            components={components}
            scan={screen.task.code === 'scanComponent' ? say('component.scan') : null}
          />
        ) : panel === 'cases' && cases !== null ? (
          <Cases screen={screen} cases={cases} />
        ) : (
          <div className="panel packaging" data-labelling={labelling !== null || undefined}>
            <Output screen={screen} />
            {labelling !== null && <Labelling labelling={labelling} />}
            <Counters screen={screen} />
          </div>
        )}
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
      {components !== null && doing !== 'pack' && (
        <ComponentSheets components={components} act={doing} onClose={() => doIt(null)} />
      )}
      {cases !== null && doing === 'pack' && <PackSheet cases={cases} onClose={() => doIt(null)} />}
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

/** What fills the glass: the line itself, its components, or the cases of its packs. */
type Panel = 'line' | 'components' | 'cases';

const PANEL_OF: Readonly<Record<string, Panel>> = {
  scanComponent: 'components',
  countIssue: 'components',
  countComponent: 'components',
  recountComponent: 'components',
  packCases: 'cases',
  printCases: 'cases',
  waitForCases: 'cases',
  scanCase: 'cases',
};
const panelOf = ({ task }: PackagingScreen): Panel => PANEL_OF[task.code] ?? 'line';

interface PanelButtonsProps {
  readonly screen: PackagingScreen;
  readonly panel: Panel;
  readonly onChoose: (panel: Panel | null) => void;
}

/** The way to the two panels that are not on the glass; what is asked for is there by itself. */
const PanelButtons = ({ screen: { components, cases }, panel, onChoose }: PanelButtonsProps) => (
  <>
    {panel !== 'line' && <Button label={say('packaging.panel.line')} onPress={() => onChoose('line')} />}
    {components !== null && panel !== 'components' && (
      <Button label={say('packaging.panel.components')} onPress={() => onChoose('components')} />
    )}
    {cases !== null && panel !== 'cases' && (
      <Button label={say('packaging.panel.cases')} onPress={() => onChoose('cases')} />
    )}
  </>
);

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
}

function Tools({ screen, onCount, onTakeOff }: ToolProps) {
  const { line, inspection, labelling, affordances } = screen;
  const takeOff = labelling?.on && screen.task.code !== 'takeOffRoll' && (
    <TakeOffButton screen={screen} kind="normal" onPress={onTakeOff} />
  );
  if (line === 'running')
    return (
      <Button
        kind="stop"
        label={say('packaging.stop')}
        affordance={affordances.StopRun}
        onPress={() => openOverlay({ kind: 'reason', ask: { for: 'stopRun' } })}
      />
    );
  if (line === 'notStarted') return takeOff;
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
