import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { CheckScaleView, CheckScreen, DetectorView } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { CaptureButton } from '../../components/CaptureButton.tsx';
import { type Shape, StateShape } from '../../components/StateShape.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { act } from '../../store/act.ts';
import { openOverlay } from '../../store/station-store.ts';
import { useLive } from '../../store/use-live.ts';
import { massWithUnit } from '../../text/mass.ts';
import { say } from '../../text/say.ts';
import { Challenge, ChallengeWait } from '../challenge/Challenge.tsx';
import { stepEntry } from '../StepEntry.tsx';
import { StepFrame } from '../StepFrame.tsx';
import { CheckPoints } from './CheckPoints.tsx';
import { CheckPreparation, type Prepared } from './CheckPreparation.tsx';
import './check.css';

const STATUS_SHAPE: Readonly<Record<CheckScaleView['status'], Shape>> = {
  due: 'ready',
  running: 'now',
  passed: 'done',
  failed: 'blocked',
};

/** The check of the day, scale by scale: clean and level, the weight set by scan, then point after point. */
export function Check({ screen }: { readonly screen: CheckScreen }) {
  const [wanted, choose] = useState<string | null>(null);
  const entry = stepEntry(screen);
  if (entry !== null) return entry;
  const open = screen.scales.find(({ status }) => status !== 'passed');
  const unproved = screen.detectors.find(({ status }) => status !== 'passed');
  const detector =
    screen.detectors.find((each) => each.detector === wanted) ??
    (open === undefined && wanted === null ? unproved : undefined);
  if (detector !== undefined)
    return <CheckOfDetector screen={screen} detector={detector} onChoose={choose} />;
  const chosen = screen.scales.find(({ scale }) => scale === wanted) ?? open ?? screen.scales[0];
  if (chosen === undefined) return null;
  return (
    <CheckOf
      key={`${chosen.scale} ${chosen.attempt}`}
      screen={screen}
      chosen={chosen}
      allPassed={open === undefined && unproved === undefined}
      onChoose={choose}
    />
  );
}

interface CheckOfProps {
  readonly screen: CheckScreen;
  readonly chosen: CheckScaleView;
  readonly allPassed: boolean;
  readonly onChoose: (scale: string) => void;
}

function CheckOf({ screen, chosen, allPassed, onChoose }: CheckOfProps) {
  const [prepared, setPrepared] = useState<Prepared>({ clean: false, level: false });
  return (
    <StepFrame
      screen={screen}
      subject={say('check.subject', { scale: chosen.scale, name: chosen.name, set: chosen.weightSet })}
      primary={<CheckPrimary screen={screen} chosen={chosen} prepared={prepared} allPassed={allPassed} />}
    >
      <div className="panel check">
        <Checked screen={screen} chosen={chosen.scale} onChoose={onChoose} />
        {stageOf(chosen) === 'prepare' ? (
          <CheckPreparation chosen={chosen} prepared={prepared} onChange={setPrepared} />
        ) : (
          <CheckPoints chosen={chosen} />
        )}
      </div>
    </StepFrame>
  );
}

/** Every scale and detector of this check, each with how it stands. */
function Checked({
  screen,
  chosen,
  onChoose,
}: {
  readonly screen: CheckScreen;
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}) {
  const all = [
    ...screen.scales.map(({ scale: id, status }) => ({
      id,
      shape: STATUS_SHAPE[status],
      status,
      word: say(`check.status.${status}`),
    })),
    ...screen.detectors.map(({ detector: id, status }) => ({
      id,
      shape: STATUS_SHAPE[status === 'failedOnce' ? 'failed' : status],
      status: status === 'failedOnce' ? 'failed' : status,
      word: say(`challenge.status.${status}`),
    })),
  ];
  return (
    <ul className="check-scales" aria-label={say('check.scales')}>
      {all.map(({ id, shape, status, word }) => (
        <li key={id}>
          <AriaButton
            className="check-scale"
            data-status={status}
            aria-pressed={id === chosen}
            onPress={() => onChoose(id)}
          >
            <StateShape shape={shape} />
            <span>
              <b>{id}</b>
              <small>{word}</small>
            </span>
          </AriaButton>
        </li>
      ))}
    </ul>
  );
}

/** A metal detector among the scales: its pieces as a picture. */
function CheckOfDetector({
  screen,
  detector,
  onChoose,
}: {
  readonly screen: CheckScreen;
  readonly detector: DetectorView;
  readonly onChoose: (id: string) => void;
}) {
  const isDone = screen.scales.every(({ status }) => status === 'passed');
  return (
    <StepFrame
      screen={screen}
      subject={say('challenge.subject', {
        detector: detector.detector,
        name: detector.name,
        n: detector.pieces.length,
      })}
      primary={
        detector.status === 'passed' && isDone ? (
          <Button
            kind="primary"
            label={say('entry.complete.do')}
            affordance={screen.affordances.CompleteStep}
            onPress={() => openOverlay({ kind: 'sign', draft: { type: 'CompleteStep' } })}
          />
        ) : (
          <ChallengeWait detector={detector} />
        )
      }
    >
      <div className="panel check">
        <Checked screen={screen} chosen={detector.detector} onChoose={onChoose} />
        <Challenge detector={detector} />
      </div>
    </StepFrame>
  );
}

type Stage = 'prepare' | 'scan' | 'points' | 'passed';

function stageOf(chosen: CheckScaleView): Stage {
  if (chosen.status === 'passed') return 'passed';
  if (chosen.status === 'failed' || !chosen.prepared) return 'prepare';
  return chosen.weightSetScanned ? 'points' : 'scan';
}

function CheckPrimary({
  screen,
  chosen,
  prepared,
  allPassed,
}: {
  readonly screen: CheckScreen;
  readonly chosen: CheckScaleView;
  readonly prepared: Prepared;
  readonly allPassed: boolean;
}) {
  const { scale, unit } = chosen;
  const live = useLive(scale);
  const next = chosen.points.find((point) => point.next);
  if (allPassed) {
    return (
      <Button
        kind="primary"
        label={say('entry.complete.do')}
        affordance={screen.affordances.CompleteStep}
        onPress={() => openOverlay({ kind: 'sign', draft: { type: 'CompleteStep' } })}
      />
    );
  }
  switch (stageOf(chosen)) {
    case 'prepare':
      return chosen.status === 'failed' ? (
        <Button
          kind="primary"
          label={say('check.repeat')}
          affordance={screen.affordances.RepeatCheck}
          onPress={() =>
            void act({ type: 'RepeatCheck', scale, cleaned: prepared.clean, leveled: prepared.level })
          }
        />
      ) : (
        <Button
          kind="primary"
          label={say('check.prepare')}
          affordance={screen.affordances.PrepareCheck}
          onPress={() =>
            void act({ type: 'PrepareCheck', scale, clean: prepared.clean, level: prepared.level })
          }
        />
      );
    case 'scan':
      return <Waiting on="scan" text={say('waiting.scan')} />;
    case 'points':
      return next === undefined ? (
        <Waiting on="time" text={say('check.status.running')} />
      ) : (
        <CaptureButton
          live={live}
          basis="gross"
          label={(value) => say('check.record', { value })}
          empty={say('check.recordNone')}
          affordance={chosen.capture}
          draft={(displayed) => ({ type: 'CaptureCheck', scale, nominal: next.nominal, displayed })}
        />
      );
    case 'passed':
      return (
        <Waiting
          on="time"
          text={say('check.passed', { scale, unit: massWithUnit(chosen.points.at(-1)?.nominal ?? '', unit) })}
        />
      );
  }
}
