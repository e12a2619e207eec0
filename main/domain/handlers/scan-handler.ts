import { type DomainEvent, event } from '../events.ts';
import { checklistOf } from '../execution/master-step.ts';
import type { GateFacts } from '../facts.ts';
import { takenIn } from './bulk-handlers.ts';
import { caseSeen } from './case-handlers.ts';
import { piecePresented, takePiece } from './challenge-handlers.ts';
import { presented, scannedToAdd } from './charge-handlers.ts';
import { componentShown } from './component-handlers.ts';
import type { Handlers } from './handler.ts';
import { certain, dispensing, stepRef } from './handler.ts';
import { packCodeRead } from './labelling-handlers.ts';
import { newLabelSeen } from './received-label-handlers.ts';

/** A scan does what its role in the step says; the role came from the state, not from the screen. */
export const SCAN_HANDLERS: Handlers<'PresentScan'> = {
  PresentScan: (facts) => [...newLabelSeen(facts), ...byRole(facts)],
};

function byRole(facts: GateFacts & { command: { type: 'PresentScan' } }): readonly DomainEvent[] {
  const { command, observed, scanned } = facts;
  const { identity, evidence: scan } = command.scan;
  const { role } = certain(scanned, 'a scanned object');
  const container = 'container' in identity ? identity.container : null;
  switch (role) {
    case 'inHand':
      if (identity.kind === 'weightSet') return takeWeights(facts, identity.weightSet);
      if (identity.kind === 'testPiece') return takePiece(facts, identity.piece);
      if (identity.kind === 'roll')
        return [event('LabelRollTaken', { terminal: observed.origin.terminal, roll: identity.roll, scan })];
      return [
        event('TakenInHand', {
          terminal: observed.origin.terminal,
          container,
          location: identity.kind === 'location' ? identity.location : null,
          scan,
        }),
      ];
    case 'source':
      return openSource(facts);
    case 'closeSource':
      return [
        event('SourceScannedToClose', {
          ...stepRef(facts),
          container: certain(container, 'a container'),
          scan,
        }),
      ];
    case 'waste':
      return [
        event('WasteContainerPresented', {
          ...stepRef(facts),
          container: certain(container, 'a container'),
          scan,
        }),
      ];
    case 'printedLabel':
      return [event('LabelSeen', { ...stepRef(facts), container: certain(container, 'a container'), scan })];
    case 'verification': {
      const shown = certain(container, 'a container');
      const { verification } = dispensing(facts).work;
      const checked = certain(verification, 'a verification').container;
      return [
        event('VerificationScanned', {
          ...stepRef(facts),
          container: checked,
          scanned: shown,
          what: shown === checked ? 'label' : 'source',
          scan,
        }),
      ];
    }
    case 'charge':
      return presented(facts);
    case 'addVerification':
      return scannedToAdd(facts);
    case 'kit':
      return [
        event('KitContainerScanned', {
          ...stepRef(facts),
          container: certain(container, 'a container'),
          scan,
        }),
      ];
    case 'roll': {
      const presented = { ...stepRef(facts), roll: certain(scanned?.roll, 'a roll').id, scan };
      return [
        facts.step?.work.kind === 'packaging'
          ? event('LabelRollBrought', presented)
          : event('LabelRollPresented', presented),
      ];
    }
    case 'artwork': {
      const artwork = identity.kind === 'artwork' ? identity.artwork : '';
      const seen = { ...stepRef(facts), roll: certain(scanned?.roll, 'a roll').id, artwork, scan };
      return [
        facts.step?.work.kind === 'packaging'
          ? event('LabelRollMounted', {
              ...seen,
              station: facts.station.id,
              person: certain(facts.person, 'a person').id,
            })
          : event('LabelArtworkSeen', seen),
      ];
    }
    case 'case':
      return caseSeen(facts);
    case 'plate':
      return instrumentFound(facts);
    case 'component':
      return componentShown(facts);
    case 'packCode':
      return packCodeRead(facts, identity.kind === 'packCode' ? identity.code : '', scan, null);
    case 'weightSet':
      return presentWeights(facts);
    case 'testPiece':
      return piecePresented(facts);
    case 'intake':
      return takenIn(facts);
    case 'checklistItem':
      return answerByScan(facts);
  }
}

function openSource(facts: GateFacts & { command: { type: 'PresentScan' } }): readonly DomainEvent[] {
  const { station, command } = facts;
  const { item, lot } = dispensing(facts);
  const container = certain(facts.scanned?.container, 'a container');
  const ref = stepRef(facts);
  const opened = event('SourceOpened', {
    ...ref,
    container: container.id,
    lot: lot.id,
    scan: command.scan.evidence,
  });
  return station.booth.item === item.id && station.booth.batch === ref.batch
    ? [opened]
    : [
        opened,
        event('BoothOccupied', {
          station: station.id,
          batch: ref.batch,
          item: item.id,
          allergens: item.allergens,
        }),
      ];
}

function takeWeights(
  { state, observed, command }: GateFacts & { command: { type: 'PresentScan' } },
  weightSet: string,
): readonly DomainEvent[] {
  const { certificate } = certain(state.get('weightSets', weightSet), 'a weight set');
  const { terminal } = observed.origin;
  return [event('ReferenceWeightsTaken', { terminal, weightSet, certificate, scan: command.scan.evidence })];
}

function instrumentFound(facts: GateFacts & { command: { type: 'PresentScan' } }): readonly DomainEvent[] {
  const { connection, evidence: scan } = facts.command.scan;
  return [
    event('InstrumentIdentified', {
      equipment: certain(facts.scale, 'a scale').id,
      connection: certain(connection, 'a connection'),
      scan,
    }),
  ];
}

/** One scan of a set serves every scale of the step whose program uses it. */
function presentWeights(facts: GateFacts & { command: { type: 'PresentScan' } }): readonly DomainEvent[] {
  const { command, state, step } = facts;
  const { identity, evidence: scan } = command.scan;
  const set = identity.kind === 'weightSet' ? state.get('weightSets', identity.weightSet) : undefined;
  const { id, certificate } = certain(set, 'a weight set');
  const scales = step?.work.kind === 'check' ? Object.keys(step.work.scales) : [];
  return scales.flatMap((name) => {
    const scale = state.get('equipment', name);
    return scale?.kind === 'scale' && scale.check.weightSet === id
      ? [
          event('WeightSetPresented', {
            ...stepRef(facts),
            scale: scale.id,
            weightSet: id,
            certificate,
            scan,
          }),
        ]
      : [];
  });
}

function answerByScan(facts: GateFacts & { command: { type: 'PresentScan' } }): readonly DomainEvent[] {
  const { recipeStep, command } = facts;
  const { identity, evidence: scan } = command.scan;
  const shown =
    identity.kind === 'location'
      ? identity.location
      : identity.kind === 'container'
        ? identity.container
        : '';
  const item = recipeStep
    ? checklistOf(recipeStep).find(({ evidence, expects }) => evidence === 'scan' && expects === shown)
    : undefined;
  return [
    event('ItemAnswered', {
      ...stepRef(facts),
      item: certain(item, 'a checklist item').id,
      answer: shown,
      found: false,
      scan,
    }),
  ];
}
