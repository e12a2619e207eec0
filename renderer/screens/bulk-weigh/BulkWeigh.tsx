import { useState } from 'react';
import type { BulkWeighScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { LiveNumber } from '../../components/LiveNumber.tsx';
import { Pager } from '../../components/Pager.tsx';
import { ScanPrompt } from '../../components/ScanPrompt.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { useLive } from '../../store/use-live.ts';
import { say } from '../../text/say.ts';
import { Challenge, ChallengeWait } from '../challenge/Challenge.tsx';
import { FillingLabel, FillingPrimary, ZeroButton } from '../discharge/Filling.tsx';
import { Containers } from '../dispense/Containers.tsx';
import { ScaleList } from '../dispense/phases/ChooseScale.tsx';
import { MachineLog } from '../process/MachineLog.tsx';
import { stepEntry } from '../StepEntry.tsx';
import { StepFrame } from '../StepFrame.tsx';
import { BulkFigures } from './BulkFigures.tsx';
import { CountSamples } from './CountSamples.tsx';
import { Intake, Out } from './Flow.tsx';
import '../check/check.css';
import '../dispense/dispense.css';
import './bulk-weigh.css';

type BulkProps = { readonly screen: BulkWeighScreen };

/** What a run made goes through a detector, into drums on a scale, and is counted by its mass. */
export function BulkWeigh({ screen }: BulkProps) {
  const [counting, count] = useState(false);
  const entry = stepEntry(screen, <Evidence screen={screen} />);
  if (entry !== null) return entry;
  return (
    <>
      <StepFrame
        screen={screen}
        subject={say('bulk.subject', { detector: screen.detector.detector, name: screen.item.name })}
        tools={<Tools screen={screen} onCount={() => count(true)} />}
        primary={<BulkPrimary screen={screen} onCount={() => count(true)} />}
      >
        <Work screen={screen} />
      </StepFrame>
      {counting && <CountSamples screen={screen} onClose={() => count(false)} />}
    </>
  );
}

function Work({ screen }: BulkProps) {
  const { stage, scales, label, detector } = screen;
  switch (stage) {
    case 'scale':
      return <ScaleList scales={scales} />;
    case 'label':
      return label === null ? null : <FillingLabel screen={screen} label={label} />;
    case 'challenge':
      return (
        <div className="panel bulk-challenge">
          <Challenge detector={detector} />
        </div>
      );
    case 'end':
      return <End screen={screen} />;
    case 'weigh':
      return <Weigh screen={screen} />;
  }
}

/** What goes in on one side, the drum on the other, and under both what it comes to. */
function Weigh({ screen }: BulkProps) {
  const { phase, current, scale, intake, containers } = screen;
  const live = useLive(scale);
  const isOpen = intake.some(({ state }) => state !== 'in');
  return (
    <div className="panel bulk">
      <div className="bulk-flow">
        <section aria-label={say('bulk.in')}>
          {isOpen && current !== null && <ScanPrompt size="small" text={say('bulk.scan')} />}
          {!isOpen && current === null && containers.length > 0 && (
            <ScanPrompt size="small" text={say('bulk.scanAfter')} />
          )}
          <Intake screen={screen} />
        </section>
        <section aria-label={say('bulk.out')}>
          <LiveNumber
            live={live}
            basis={phase === 'fill' ? 'net' : 'gross'}
            size="figure"
            tare={current?.tare}
          />
          <Out screen={screen} />
        </section>
      </div>
      <BulkFigures screen={screen} />
    </div>
  );
}

/** What the second person sees before they sign. */
const Evidence = ({ screen }: BulkProps) => (
  <div className="bulk-evidence">
    <Out screen={screen} size={DRUMS_IN_SIGHT} />
    <BulkFigures screen={screen} />
  </div>
);
/** Two columns of four, and the rows of the whole table. */
const DRUMS_IN_SIGHT = 8;
const ROWS_IN_SIGHT = 6;

/** Everything is through: every drum with its gross and tare, and what it comes to. */
const End = ({ screen }: BulkProps) => (
  <div className="panel bulk">
    <Pager
      rows={screen.containers}
      size={ROWS_IN_SIGHT}
      start={Math.floor((screen.containers.length - 1) / ROWS_IN_SIGHT)}
    >
      {(shown) => <Containers containers={shown} />}
    </Pager>
    <BulkFigures screen={screen} />
  </div>
);

function BulkPrimary({ screen, onCount }: BulkProps & { readonly onCount: () => void }) {
  const { stage, detector, samples, count, affordances } = screen;
  switch (stage) {
    case 'challenge':
      return <ChallengeWait detector={detector} />;
    case 'end':
      return samples.taken < samples.lowest ? (
        <Button kind="primary" label={say('bulk.countSamples')} affordance={count} onPress={onCount} />
      ) : (
        <Button
          kind="primary"
          label={say('entry.complete.do')}
          affordance={affordances.CompleteStep}
          onPress={() => openOverlay({ kind: 'sign', draft: { type: 'CompleteStep' } })}
        />
      );
    default:
      return <FillingPrimary screen={screen} />;
  }
}

/** Another drum, another count; and the log of the detector while nothing is pressing. */
function Tools({ screen, onCount }: BulkProps & { readonly onCount: () => void }) {
  const { stage, phase, samples, count, detector } = screen;
  const zero = (stage === 'end' && phase !== 'fill') || (stage === 'weigh' && phase === 'tare');
  return (
    <>
      {zero && <ZeroButton screen={screen} kind="normal" />}
      {stage === 'end' && samples.taken >= samples.lowest ? (
        <Button label={say('bulk.countSamples')} affordance={count} onPress={onCount} />
      ) : (
        stage === 'weigh' && !zero && <MachineLog machine={detector.detector} />
      )}
    </>
  );
}
