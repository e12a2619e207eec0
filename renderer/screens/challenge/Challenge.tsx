import { SlidersHorizontal, Sparkles } from 'lucide-react';
import { useState } from 'react';
import type { EquipmentId } from '../../../main/contract/ids.ts';
import type { DetectorView } from '../../../main/contract/views.ts';
import { PIECE_RESULTS } from '../../../main/contract/vocabulary.ts';
import { Button } from '../../components/Button.tsx';
import { Code } from '../../components/Code.tsx';
import { ScanPrompt } from '../../components/ScanPrompt.tsx';
import { type Shape, StateShape } from '../../components/StateShape.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { act } from '../../store/act.ts';
import { say } from '../../text/say.ts';
import { Tick } from '../check/Tick.tsx';
import './challenge.css';

type DetectorProps = { readonly detector: DetectorView };
type Piece = DetectorView['pieces'][number];

const SHAPES: Readonly<Record<Piece['state'], Shape>> = {
  waiting: 'ready',
  inHand: 'now',
  rejected: 'done',
  passedThrough: 'blocked',
};

/** The pieces as a picture, and under it what is done with the next one (rules §5). */
export function Challenge({ detector }: DetectorProps) {
  const inHand = detector.pieces.find(({ state }) => state === 'inHand');
  if (detector.status === 'failedOnce') return <SecondAttempt key={detector.attempt} detector={detector} />;
  return (
    <section className="challenge" aria-label={say('challenge.of', { detector: detector.detector })}>
      <Pieces detector={detector} />
      {inHand === undefined ? (
        detector.status !== 'passed' &&
        detector.status !== 'failed' && <ScanPrompt size="small" text={say('challenge.scan')} />
      ) : (
        <Answers detector={detector} piece={inHand} />
      )}
    </section>
  );
}

/** What the next act of a challenge is: it comes from the scanner, or from an answer in the panel. */
export function ChallengeWait({ detector }: DetectorProps) {
  if (detector.status === 'failedOnce') return <Waiting on="time" text={say('challenge.repeatWait')} />;
  if (detector.status === 'passed')
    return <Waiting on="time" text={say('challenge.passed', { detector: detector.detector })} />;
  const isAsked = detector.pieces.some(({ state }) => state === 'inHand');
  return (
    <Waiting
      on={isAsked ? 'time' : 'scan'}
      text={say(isAsked ? 'challenge.answerWait' : 'challenge.scanWait')}
    />
  );
}

/** Each piece with its shape and its word, told apart from two metres. */
export const Pieces = ({ detector }: DetectorProps) => (
  <ol className="pieces">
    {detector.pieces.map(({ piece, text, state }) => (
      <li key={piece} data-state={state}>
        <StateShape shape={SHAPES[state]} />
        <b>{text}</b>
        <small>
          <Code>{piece}</Code>
        </small>
        <span>{say(`piece.${state}`)}</span>
      </li>
    ))}
  </ol>
);

/** What the detector did with the piece: both answers are as large, and neither comes first to the finger. */
function Answers({ detector, piece }: DetectorProps & { readonly piece: Piece }) {
  return (
    <div className="piece-answers">
      <p>{say('challenge.asked', { piece: piece.text })}</p>
      {PIECE_RESULTS.map((result) => (
        <Button
          key={result}
          size="primary"
          label={say(`challenge.answer.${result}`)}
          affordance={detector.pass}
          onPress={() =>
            void act({
              type: 'PassTestPiece',
              detector: detector.detector as EquipmentId,
              piece: piece.piece,
              result,
            })
          }
        />
      ))}
    </div>
  );
}

/** Cleaned, and its settings looked at, on record, before the one second attempt. */
function SecondAttempt({ detector }: DetectorProps) {
  const [cleaned, clean] = useState(false);
  const [settings, look] = useState(false);
  return (
    <section className="challenge" aria-label={say('challenge.of', { detector: detector.detector })}>
      <Pieces detector={detector} />
      <p className="check-failed">
        <StateShape shape="blocked" />
        <span>
          <b>{say('challenge.failedTitle', { detector: detector.detector })}</b> {say('challenge.failedText')}
        </span>
      </p>
      <div className="challenge-again">
        <Tick
          icon={<Sparkles aria-hidden="true" />}
          on={cleaned}
          text={say('challenge.cleaned')}
          onPress={() => clean(!cleaned)}
        />
        <Tick
          icon={<SlidersHorizontal aria-hidden="true" />}
          on={settings}
          text={say('challenge.settings')}
          onPress={() => look(!settings)}
        />
        <Button
          size="primary"
          label={say('challenge.repeat')}
          affordance={detector.repeat}
          onPress={() =>
            void act({
              type: 'RepeatChallenge',
              detector: detector.detector as EquipmentId,
              cleaned,
              settings,
            })
          }
        />
      </div>
    </section>
  );
}
