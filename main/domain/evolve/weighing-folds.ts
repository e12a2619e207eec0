import type { ContainerId } from '../../contract/ids.ts';
import { add, type Micrograms, micrograms, ZERO } from '../../contract/quantity.ts';
import type { StepRef } from '../events.ts';
import type {
  DispensedContainer,
  Dispensing,
  DraftContainer,
  OpenSource,
  Portion,
} from '../execution/batch.ts';
import type { Instant } from '../moment.ts';
import type { PlantDraft } from '../state.ts';
import { voidIntermediate } from './discharge-folds.ts';
import type { Folds } from './evolve.ts';
import { noteSignature } from './identity-folds.ts';
import { fills, must, patch, patchDispensing, patchLabel, patchScaleAt, stepOf } from './rows.ts';

export const WEIGHING_FOLDS: Folds<
  | 'ScaleSelected'
  | 'ScaleZeroed'
  | 'SourceOpened'
  | 'SourceScannedToClose'
  | 'SourceClosed'
  | 'TareCaptured'
  | 'OvershootLatched'
  | 'WasteContainerPresented'
  | 'ExcessRemoved'
  | 'WeightAccepted'
  | 'ReadingEntered'
  | 'ReadingConfirmed'
  | 'ReadingsDiffered'
  | 'ContainerVoided'
  | 'LabelPrintReserved'
  | 'LabelPrinted'
  | 'LabelSeen'
  | 'VerificationBegun'
  | 'VerificationScanned'
  | 'ContainerVerified'
  | 'LoadLeft'
  | 'ScaleReturnedToZero'
  | 'ZeroDrifted'
  | 'LotReallocated'
> = {
  ScaleSelected: (draft, ref) => patchScaleAt(draft, ref, { scale: ref.scale, zeroAt: null, pan: 'unknown' }),
  ScaleZeroed: (draft, ref, { at }) => patchScaleAt(draft, ref, { zeroAt: at as Instant, pan: 'empty' }),
  SourceOpened: (draft, ref) => {
    const container = must(draft, 'containers', ref.container);
    patchDispensing(draft, ref, () => ({
      source: {
        container: ref.container,
        lot: ref.lot,
        onHandAtOpening: container.quantity,
        taken: ZERO,
        scannedForClose: false,
      },
    }));
    if (container.kind === 'source')
      draft.put('containers', container.id, { ...container, physical: 'opened' });
  },
  SourceScannedToClose: (draft, ref) =>
    patchDispensing(draft, ref, (work) => ({ source: { ...open(work), scannedForClose: true } })),
  SourceClosed: (draft, ref) => {
    patchDispensing(draft, ref, (work) => {
      const source = open(work);
      return {
        source: null,
        closedSources: [
          ...work.closedSources,
          { container: source.container, taken: add(source.taken, ref.portion) },
        ],
        current:
          work.current && ref.portion !== 0
            ? withPortion(work.current, ref.container, ref.lot, ref.portion)
            : work.current,
      };
    });
    const container = must(draft, 'containers', ref.container);
    if (container.kind !== 'source') throw new Error(`broken invariant: ${ref.container} is no source`);
    draft.put('containers', container.id, {
      ...container,
      quantity: ref.remainder,
      physical: ref.emptied ? 'consumed' : 'opened',
    });
  },
  TareCaptured: (draft, ref, { person }) => {
    const batch = must(draft, 'batches', ref.batch);
    patch(draft, 'batches', ref.batch, { dispensed: batch.dispensed + 1 });
    patchDispensing(draft, ref, () => ({
      pan: 'loaded',
      current: {
        id: ref.container,
        tare: ref.evidence.mass,
        tareText: ref.evidence.value,
        by: person as never,
        portions: [],
        overshoot: null,
        overshoots: 0,
      },
    }));
  },
  OvershootLatched: (draft, ref, { at }) =>
    patchCurrent(draft, ref, (current) => ({
      overshoot: {
        peakNet: micrograms(Math.max(ref.peakNet, current.overshoot?.peakNet ?? ref.peakNet)),
        at: at as Instant,
        waste: current.overshoot?.waste ?? null,
      },
      overshoots: current.overshoot ? current.overshoots : current.overshoots + 1,
    })),
  WasteContainerPresented: (draft, ref) =>
    patchCurrent(draft, ref, (current) => ({
      overshoot: current.overshoot && { ...current.overshoot, waste: ref.container },
    })),
  ExcessRemoved: (draft, ref) => {
    patchCurrent(draft, ref, () => ({ overshoot: null }));
    if (ref.to.kind === 'waste') {
      const removed = { waste: ref.to.container, net: ref.mass };
      patchDispensing(draft, ref, (work) => ({
        source: work.source && { ...work.source, taken: add(work.source.taken, ref.mass) },
        wasted: work.source
          ? [...work.wasted, { container: work.source.container, lot: work.source.lot, ...removed }]
          : work.wasted,
      }));
      const waste = must(draft, 'containers', ref.to.container);
      patch(draft, 'containers', waste.id, { quantity: add(waste.quantity, ref.mass) });
    }
  },
  WeightAccepted: (draft, ref, { at }) => {
    patchDispensing(draft, ref, (work) => {
      const accepted: DispensedContainer = {
        id: ref.container,
        gross: ref.gross,
        tare: ref.tare,
        net: ref.net,
        portions: ref.portions,
        by: ref.person,
        at: at as Instant,
        phase: 'weighed',
        label: { printed: 0, outcome: 'none', detail: '' },
        leftPan: false,
        verifiedBy: null,
        invalid: null,
      };
      return {
        current: null,
        containers: [...work.containers, accepted],
        source: work.source && { ...work.source, taken: takenFrom(work, ref.portions) },
      };
    });
    takeFromOpenSource(draft, ref);
    draft.put('containers', ref.container, {
      kind: 'dispensed',
      physical: 'onHand',
      id: ref.container,
      item: ref.item,
      quantity: ref.net,
      location: ref.location,
      batch: ref.batch,
      step: ref.step,
      from: ref.portions.map(({ container, lot, net }) => ({ container, lot, net })),
    });
  },
  ReadingEntered: (draft, ref) =>
    patchDispensing(draft, ref, () => ({
      manual: { kind: 'entered', container: ref.container, ...ref.reading },
    })),
  ReadingConfirmed: (draft, ref, recorded) => {
    patchDispensing(draft, ref, ({ manual }) => {
      if (manual?.kind !== 'entered') throw new Error(`broken invariant: no reading of ${ref.container}`);
      return { manual: { ...manual, kind: 'confirmed', confirmedBy: ref.signature.person } };
    });
    noteSignature(draft, recorded, ref.signature.person);
  },
  ReadingsDiffered: (draft, ref, recorded) => {
    patchDispensing(draft, ref, () => ({ manual: { kind: 'differed', container: ref.container } }));
    noteSignature(draft, recorded, ref.signature.person);
  },
  ContainerVoided: (draft, ref) => {
    if (fills(draft, ref)) return voidIntermediate(draft, ref);
    patchDispensing(draft, ref, (work) => ({
      manual: null,
      current: work.current?.id === ref.container ? null : work.current,
      containers: work.containers.map((each) =>
        each.id === ref.container ? { ...each, phase: 'void' } : each,
      ),
      voided: [...work.voided, ref.container],
      verification: null,
    }));
  },
  LabelPrintReserved: (draft, ref, recorded) => {
    patchLabel(draft, ref, () => ({ outcome: 'printing', detail: '' }));
    if (ref.signature) noteSignature(draft, recorded, ref.signature.person);
  },
  LabelPrinted: (draft, ref) => {
    patchLabel(draft, ref, ({ printed }) => ({
      printed: printed + (ref.outcome === 'confirmed' ? 1 : 0),
      outcome: ref.outcome,
      detail: ref.detail,
    }));
    if (ref.outcome === 'confirmed') labelled(draft, ref);
  },
  LabelSeen: (draft, ref) => {
    patchLabel(draft, ref, ({ printed }) => ({
      printed: printed + 1,
      outcome: 'confirmed',
      detail: 'scanned',
    }));
    labelled(draft, ref);
  },
  VerificationBegun: (draft, ref) =>
    patchDispensing(draft, ref, () => ({
      verification: {
        container: ref.container,
        verifier: ref.verifier,
        sourcesScanned: [],
        labelScanned: false,
      },
    })),
  VerificationScanned: (draft, ref) =>
    patchDispensing(draft, ref, ({ verification }) => ({
      verification: verification && {
        ...verification,
        sourcesScanned:
          ref.what === 'source' && !verification.sourcesScanned.includes(ref.scanned)
            ? [...verification.sourcesScanned, ref.scanned]
            : verification.sourcesScanned,
        labelScanned: verification.labelScanned || ref.what === 'label',
      },
    })),
  ContainerVerified: (draft, ref, recorded) => {
    patchContainer(draft, ref, () => ({ phase: 'verified', verifiedBy: ref.verifier }));
    patchDispensing(draft, ref, () => ({ verification: null, pan: 'loaded', voided: [], manual: null }));
    noteSignature(draft, recorded, ref.signature.person);
  },
  LoadLeft: (draft, ref) => {
    patchDispensing(draft, ref, () => ({ zeroAt: null, pan: 'unknown' }));
    if (ref.container) patchContainer(draft, { ...ref, container: ref.container }, () => ({ leftPan: true }));
  },
  ScaleReturnedToZero: (draft, ref, { at }) =>
    patchDispensing(draft, ref, () => ({ zeroAt: at as Instant, pan: 'empty' })),
  ZeroDrifted: (draft, ref) => patchDispensing(draft, ref, () => ({ zeroAt: null, pan: 'empty' })),
  LotReallocated: (draft, ref) => changeLot(draft, ref),
};

/** From now on the step takes another lot; an open container of the first, of which nothing was taken, is put away. */
export function changeLot(draft: PlantDraft, ref: StepRef & { readonly to: Portion['lot'] }): void {
  const batch = must(draft, 'batches', ref.batch);
  patch(draft, 'batches', ref.batch, { allocations: { ...batch.allocations, [ref.step]: ref.to } });
  patchDispensing(draft, ref, () => ({ lot: ref.to }));
}

function open(work: Dispensing): OpenSource {
  if (!work.source) throw new Error('broken invariant: no open source');
  return work.source;
}

function patchCurrent(
  draft: PlantDraft,
  ref: StepRef,
  change: (current: DraftContainer) => Partial<DraftContainer>,
): void {
  patchDispensing(draft, ref, (work) => {
    if (!work.current) throw new Error('broken invariant: no container in work');
    return { current: { ...work.current, ...change(work.current) } };
  });
}

function patchContainer(
  draft: PlantDraft,
  ref: StepRef & { readonly container: ContainerId },
  change: (container: DispensedContainer) => Partial<DispensedContainer>,
): void {
  patchDispensing(draft, ref, (work) => ({
    containers: work.containers.map((each) =>
      each.id === ref.container ? { ...each, ...change(each) } : each,
    ),
  }));
}

/** What was weighed is labelled by now; a discharged container has no other way to go. */
function labelled(draft: PlantDraft, ref: StepRef & { readonly container: ContainerId }): void {
  if (stepOf(must(draft, 'batches', ref.batch), ref.step).work.kind !== 'dispense') return;
  patchContainer(draft, ref, ({ phase }) => ({ phase: phase === 'weighed' ? 'labelled' : phase }));
}

function withPortion(
  current: DraftContainer,
  container: ContainerId,
  lot: Portion['lot'],
  net: Micrograms,
): DraftContainer {
  return { ...current, portions: [...current.portions, { container, lot, net }] };
}

/**
 * What the open source has given by now: waste and earlier containers, and what the one just accepted got since the
 * last source was closed. Portions from before that were taken when theirs was closed.
 */
function takenFrom(work: Dispensing, portions: readonly Portion[]): Micrograms {
  const now = portions.slice(work.current?.portions.length ?? 0);
  return now.reduce((taken, { net }) => add(taken, net), open(work).taken);
}

/** The stock of the open source falls when its material is accepted, not when the container is closed. */
function takeFromOpenSource(draft: PlantDraft, ref: StepRef): void {
  const batch = must(draft, 'batches', ref.batch);
  const work = batch.steps[ref.step]?.work;
  if (work?.kind !== 'dispense' || !work.source) return;
  const { container, onHandAtOpening, taken } = work.source;
  // A full container may hold a little more than its label; the variance is posted when it is closed.
  patch(draft, 'containers', container, { quantity: micrograms(Math.max(0, onHandAtOpening - taken)) });
}
