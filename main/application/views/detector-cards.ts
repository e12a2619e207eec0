import type { DetectorCard } from '../../contract/equipment-views.ts';
import type { PersonId } from '../../contract/ids.ts';
import type { MetalDetector } from '../../domain/equipment/metal-detector.ts';
import { type ServiceCase, serviceState } from '../../domain/equipment/service-case.ts';
import type { Station } from '../../domain/identity/person.ts';
import { activeHolds } from '../../domain/index-keys.ts';
import type { Draft, Preview } from './affordances.ts';
import { decider } from './decider.ts';
import { lookBacksOf } from './equipment.ts';
import { nameOf } from './people.ts';
import { sessionAt, type ViewInput } from './view-input.ts';

/** Every metal detector at a review desk; at a station its own. */
export const detectorCards = (
  input: ViewInput,
  preview: Preview,
  station: Station,
  reviews: boolean,
): readonly DetectorCard[] =>
  [...input.state.all('equipment')].flatMap((each) =>
    each.kind === 'metalDetector' && (reviews || station.equipment.includes(each.id))
      ? [cardOf(input, preview, station, each)]
      : [],
  );

function cardOf(input: ViewInput, preview: Preview, station: Station, detector: MetalDetector): DetectorCard {
  const { state } = input;
  const { id, name, serial, lastGoodChallenge, recheck } = detector;
  const served = state.get('services', id);
  const inHand = sessionAt(input)?.piece ?? null;
  return {
    id,
    name,
    serial,
    station: [...state.all('stations')].find(({ equipment }) => equipment.includes(id))?.name ?? null,
    here: station.equipment.includes(id),
    service: serviceState(state, detector),
    since: detector.service === 'outOfService' ? (served?.since ?? null) : null,
    lastGood: recheck === null ? lastGoodChallenge : null,
    holds: activeHolds(state, 'equipment', id).map((hold) => ({ id: hold.id, reason: hold.reason })),
    pieces: detector.testPieces.map(({ id: piece, text, certificate }) => ({
      piece,
      text,
      certificate,
      state:
        served?.pieces?.find((each) => each.piece === piece)?.result ??
        (inHand === piece ? 'inHand' : 'waiting'),
    })),
    adjustments: (served?.adjustments ?? []).map(({ reason, narrative, by, at }) => ({
      reason,
      narrative,
      by: nameOf(state, by),
      at,
    })),
    requestedBy: served?.requested ? nameOf(state, served.requested.by) : null,
    lookBacks: lookBacksOf(state, detector, served),
    next: nextAct(input, preview, detector, served),
  };
}

/** What the service machine waits for, with what the gates say to it now. */
function nextAct(
  input: ViewInput,
  preview: Preview,
  detector: MetalDetector,
  served: ServiceCase | undefined,
): DetectorCard['next'] {
  const { id } = detector;
  const act = (
    kind: NonNullable<DetectorCard['next']>['kind'],
    draft: Draft,
    signer: PersonId | null = null,
  ) => ({ kind, affordance: preview.ask(draft, signer) });
  switch (serviceState(input.state, detector)) {
    case 'inService':
      return null;
    case 'adjusted':
      return act('pass', { type: 'PassReference', detector: id, piece: '-', result: 'rejected' });
    case 'restored':
      return act('requestReturn', { type: 'RequestReturn', scale: id });
    case 'returnRequested': {
      const apart = served ? [...served.performers, ...served.servedBy] : [];
      return act('approveReturn', { type: 'ApproveReturn', scale: id }, decider(input, 'qaReviewer', apart));
    }
    default:
      return act('adjust', { type: 'AdjustScale', scale: id, reason: 'equipment-adjusted', narrative: '-' });
  }
}
