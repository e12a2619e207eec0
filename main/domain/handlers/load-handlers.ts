import { subtract } from '../../contract/quantity.ts';
import { isIdentified } from '../equipment/plate.ts';
import type { StepRef } from '../events.ts';
import { event } from '../events.ts';
import { limitsOf } from '../execution/amounts.ts';
import type { Batch, Dispensing } from '../execution/batch.ts';
import { recipeStep } from '../recipe/recipe.ts';
import type { PlantReader } from '../state.ts';
import type { Handlers } from './handler.ts';
import { brokenOff, panObserved } from './procedure-handlers.ts';
import { samplingOn, unitObserved } from './unit-on-pan.ts';

/** What the station noticed on a scale by itself; most of it means nothing and is not recorded. */
export const LOAD_HANDLERS: Handlers<'ObserveLoad' | 'ObserveDevice'> = {
  ObserveLoad: (facts) => {
    const { state, command } = facts;
    // Seen before the connection broke: of whatever stands on it now nothing is known.
    if ('evidence' in command.observation && facts.scale && !isIdentified(facts.scale)) return [];
    const sampling = samplingOn(state, command.scale);
    if (sampling) return unitObserved(facts, sampling, command.observation);
    const found = weighingOn(state, command.scale);
    if (!found) return panObserved(facts, command.observation);
    const { ref, work } = found;
    const { observation } = command;
    const { scale } = command;
    switch (observation.kind) {
      case 'left':
        return work.pan === 'loaded' ? [event('LoadLeft', { ...ref, scale, container: standing(work) })] : [];
      case 'returnedToZero':
        return work.pan === 'empty' && work.zeroAt !== null
          ? []
          : work.current
            ? []
            : [event('ScaleReturnedToZero', { ...ref, scale, evidence: observation.evidence })];
      case 'zeroDrifted':
        return work.current || work.pan === 'empty'
          ? []
          : [event('ZeroDrifted', { ...ref, scale, evidence: observation.evidence })];
      case 'disturbed':
        return work.current
          ? [event('ContainerVoided', { ...ref, container: work.current.id, reason: 'instrument-disturbed' })]
          : [];
      case 'settled': {
        const { current } = work;
        const equipment = state.get('equipment', scale);
        const recipe = state.get('recipes', `${found.batch.recipe}@${found.batch.version}`);
        const master = recipe && recipeStep(recipe, ref.step);
        if (!current || equipment?.kind !== 'scale' || master?.kind !== 'dispense' || !recipe) return [];
        const net = subtract(observation.evidence.mass, current.tare);
        const { highest } = limitsOf(state, found.batch, recipe, master, work, equipment);
        const peak = current.overshoot?.peakNet;
        return net > highest && (peak === undefined || net > peak)
          ? [
              event('OvershootLatched', {
                ...ref,
                container: current.id,
                peakNet: net,
                evidence: observation.evidence,
              }),
            ]
          : [];
      }
    }
  },
  ObserveDevice: ({ state, command }) => {
    const { equipment } = command;
    const ends = brokenOff(state, equipment, 'instrument-disturbed');
    switch (command.what) {
      case 'connected':
        return [event('InstrumentConnected', { equipment }), ...ends];
      case 'reconnected': {
        const device = state.get('equipment', equipment);
        const isNews = device?.kind === 'scale' && device.plate && !isIdentified(device, command.connection);
        return isNews
          ? [event('DeviceObserved', { equipment, what: command.what, detail: NAMELESS }), ...ends]
          : [];
      }
      default:
        return [event('DeviceObserved', { equipment, what: command.what, detail: command.detail }), ...ends];
    }
  },
};

/** As it stands in the log book of the scale. */
const NAMELESS = 'its plate was scanned before its connection broke';

interface Weighing {
  readonly batch: Batch;
  readonly ref: StepRef;
  readonly work: Dispensing;
}

/** The dispense step in progress on a scale; at most one, because a booth works on one batch. */
export function weighingOn(state: PlantReader, scale: string): Weighing | null {
  for (const session of state.all('sessions')) {
    if (!session.context) continue;
    const batch = state.get('batches', session.context.batch);
    const step = batch?.steps[session.context.step];
    if (batch && step?.work.kind === 'dispense' && step.work.scale === scale && WEIGHING.has(step.state)) {
      return { batch, ref: { batch: batch.id, step: step.id }, work: step.work };
    }
  }
  return null;
}

const WEIGHING: ReadonlySet<string> = new Set(['inProgress', 'blocked', 'exception', 'suspended']);

/** The container that stood on the pan: in work, or accepted and not yet verified. */
const standing = (work: Dispensing) => {
  const last = work.containers.at(-1);
  return last && (last.phase === 'weighed' || last.phase === 'labelled') ? last.id : null;
};
