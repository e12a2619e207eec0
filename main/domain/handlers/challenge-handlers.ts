import { challengedWith, detectorOf, knownPiece, pieceOf } from '../equipment/metal-detector.ts';
import { passedSinceGoodChallenge } from '../equipment/passed-since.ts';
import { type DomainEvent, event } from '../events.ts';
import { detectorsIn, isComplete, isGood, openChallenge } from '../execution/challenge.ts';
import type { GateFacts } from '../facts.ts';
import { certain, type Handlers, stepRef } from './handler.ts';

export const CHALLENGE_HANDLERS: Handlers<'PassTestPiece' | 'RepeatChallenge'> = {
  PassTestPiece: (facts) => {
    const { command, state, observed } = facts;
    const { detector: id, piece, result } = command;
    const ref = { ...stepRef(facts), detector: id };
    const detector = certain(detectorOf(state, id), 'a metal detector');
    const { attempt, results } = certain(openChallenge(facts.step?.work, id), 'a challenge');
    const by = certain(facts.person, 'a person').id;
    const passed = event('TestPiecePassed', { ...ref, piece, result, person: by });
    const all = [...results, { piece, result, by, at: observed.moment.at }];
    if (!isComplete(detector, all)) return [passed];
    return [
      passed,
      isGood(all)
        ? event('ChallengePassed', { ...ref, attempt })
        : event('ChallengeFailed', {
            ...ref,
            attempt,
            final: attempt === 2,
            since: passedSinceGoodChallenge(state, detector),
          }),
    ];
  },
  RepeatChallenge: (facts) => [
    event('ChallengeRepeated', { ...stepRef(facts), detector: facts.command.detector }),
  ],
};

/** A piece is in the hand; the first of an attempt begins it. */
export function piecePresented(
  facts: GateFacts & { command: { type: 'PresentScan' } },
): readonly DomainEvent[] {
  const { state, recipeStep, command } = facts;
  const { identity, evidence: scan } = command.scan;
  const piece = identity.kind === 'testPiece' ? identity.piece : '';
  const detector = certain(challengedWith(state, detectorsIn(recipeStep), piece), 'a metal detector');
  const { certificate } = certain(pieceOf(detector, piece), 'a test piece');
  return [
    event('TestPiecePresented', { ...stepRef(facts), detector: detector.id, piece, certificate, scan }),
  ];
}

/** Outside a step it is in the hand of whoever scanned it. */
export function takePiece(
  { state, observed, command }: GateFacts & { command: { type: 'PresentScan' } },
  piece: string,
): readonly DomainEvent[] {
  const { certificate } = certain(knownPiece(state, piece), 'a test piece');
  const { terminal } = observed.origin;
  return [event('TestPieceTaken', { terminal, piece, certificate, scan: command.scan.evidence })];
}
