import { useState } from 'react';
import type { LabelIssueScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Code } from '../../components/Code.tsx';
import { Fact, Facts } from '../../components/Fact.tsx';
import { ScanPrompt } from '../../components/ScanPrompt.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { act } from '../../store/act.ts';
import { openOverlay } from '../../store/station-store.ts';
import { wallClock } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';
import { stepEntry } from '../StepEntry.tsx';
import { StepFrame } from '../StepFrame.tsx';
import { EnterLabels } from './EnterLabels.tsx';
import './labels.css';

/** The label cage: a roll is scanned, then a label of it, then it is counted, and only then does it leave. */
export function LabelIssue({ screen }: { readonly screen: LabelIssueScreen }) {
  const [counting, setCounting] = useState(false);
  const issued = <IssuedRolls screen={screen} />;
  const entry = stepEntry(screen, issued);
  if (entry !== null) return entry;
  const { inHand, item, artwork, revision } = screen;
  return (
    <>
      <StepFrame
        screen={screen}
        subject={say('labels.subject', { item, artwork, revision })}
        primary={<IssuePrimary screen={screen} onCount={() => setCounting(true)} />}
      >
        <div className="panel labels">
          <Now screen={screen} />
          {issued}
          <Facts>
            <Fact name={say('labels.needed')}>{screen.needed}</Fact>
            <Fact name={say('labels.issued')}>{screen.issued}</Fact>
            <Fact name={say('labels.revision')}>{revision}</Fact>
          </Facts>
        </div>
      </StepFrame>
      {counting && inHand !== null && (
        <EnterLabels
          title={say('labels.countOf', { roll: inHand.roll })}
          fields={[{ key: 'counted', label: say('labels.counted') }]}
          verb={say('labels.issue')}
          onClose={() => setCounting(false)}
          onEnter={({ counted = 0 }) =>
            void act({ type: 'IssueLabels', roll: inHand.roll as never, counted }).then(() =>
              setCounting(false),
            )
          }
        />
      )}
    </>
  );
}

/** What the hand does now: scan a tag, scan a label of the roll, count, or nothing more. */
function Now({ screen: { inHand, artwork, issued, needed } }: { readonly screen: LabelIssueScreen }) {
  if (inHand?.artworkSeen)
    return (
      <p className="labels-now">
        <Code>{inHand.roll}</Code>
        <small>{say('labels.countHint')}</small>
      </p>
    );
  if (inHand !== null)
    return <ScanPrompt text={say('labels.scanArtwork', { roll: inHand.roll })} detail={artwork} />;
  if (issued < needed) return <ScanPrompt text={say('labels.scanRoll')} detail={artwork} />;
  return (
    <p className="gates-pass">
      <StateShape shape="done" /> {say('labels.enough')}
    </p>
  );
}

function IssuePrimary({
  screen,
  onCount,
}: {
  readonly screen: LabelIssueScreen;
  readonly onCount: () => void;
}) {
  const { inHand, affordances } = screen;
  if (inHand?.artworkSeen)
    return (
      <Button
        kind="primary"
        label={say('labels.count')}
        affordance={affordances.IssueLabels}
        onPress={onCount}
      />
    );
  if (inHand !== null || screen.issued < screen.needed)
    return <Waiting on="scan" text={say('labels.scanWait')} />;
  return (
    <Button
      kind="primary"
      label={say('labels.sign')}
      affordance={affordances.CompleteStep}
      onPress={() => openOverlay({ kind: 'sign', draft: { type: 'CompleteStep' } })}
    />
  );
}

function IssuedRolls({ screen }: { readonly screen: LabelIssueScreen }) {
  const offset = usePlantOffset();
  return (
    <ul className="label-list" aria-label={say('labels.rolls')}>
      {screen.rolls.map(({ roll, labels, by, at }) => (
        <li key={roll}>
          <StateShape shape="done" />
          <Code>{roll}</Code>
          <b>{say('labels.some', { labels })}</b>
          <small>
            {by} {wallClock(at, offset).time}
          </small>
        </li>
      ))}
    </ul>
  );
}
