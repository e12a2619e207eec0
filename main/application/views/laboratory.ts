import type { BatchId, ContainerId, LocationId } from '../../contract/ids.ts';
import type { LaboratoryPane, SampleCard, TakeForm } from '../../contract/laboratory-views.ts';
import type { Sample, SampleMove } from '../../domain/laboratory/sample.ts';
import { sampleMove } from '../../domain/laboratory/sample.ts';
import { testsOf } from '../../domain/laboratory/samples-of.ts';
import { ancestryOf } from '../../domain/material/genealogy.ts';
import { itemIn } from '../../domain/material/held.ts';
import type { Container } from '../../domain/material/material.ts';
import type { PlantReader } from '../../domain/state.ts';
import type { Draft, Preview } from './affordances.ts';
import { amount, plainStyle } from './amounts-text.ts';
import { nameOf } from './people.ts';
import { testLine } from './test-line.ts';
import { sessionAt, type ViewInput } from './view-input.ts';

/** Samples of every batch with their tests, and what a sample could be taken from here. */
export function laboratoryPane(input: ViewInput, preview: Preview, reviews: boolean): LaboratoryPane {
  const { state } = input;
  return {
    samples: reviews
      ? [...state.all('samples')].reverse().map((sample) => cardOf(input, preview, sample))
      : [],
    take: takeForm(input, preview),
    places: [...state.all('locations')].map(({ id, name }) => ({ id, name })),
  };
}

function takeForm(input: ViewInput, preview: Preview): TakeForm {
  const { state } = input;
  const held = sessionAt(input)?.inHand.container;
  const container = held ? (state.get('containers', held) ?? null) : null;
  const batches = [...state.all('batches')].filter(
    (batch) => container === null || belongsTo(ancestryOf(batch), container.id),
  );
  const [first] = batches;
  return {
    container: container?.id ?? null,
    unit: container ? unitOf(state, container) : null,
    batches: batches.map(({ id, recipe, version }) => ({
      id,
      product: state.get('recipes', `${recipe}@${version}`)?.product.name ?? recipe,
    })),
    affordance: preview.ask({
      type: 'TakeSample',
      batch: first?.id ?? ('-' as string as BatchId),
      container: container?.id ?? null,
      quantity: '1',
      unit: 'g',
      purpose: 'release',
    }),
  };
}

const belongsTo = ({ sources, dispensed }: ReturnType<typeof ancestryOf>, container: ContainerId): boolean =>
  sources.includes(container) || dispensed.includes(container);

function unitOf(state: PlantReader, container: Container): string | null {
  const item = itemIn(state, container);
  return item ? (state.get('items', item)?.unit ?? null) : null;
}

function cardOf(input: ViewInput, preview: Preview, sample: Sample): SampleCard {
  const { state } = input;
  const { id, batch, container, quantity, unit, purpose, taken, to, location } = sample;
  return {
    id,
    batch,
    container,
    quantity: amount(quantity, plainStyle(unit)),
    purpose,
    state: sample.state,
    takenBy: nameOf(state, taken.by),
    takenAt: taken.at,
    to,
    place: location ? (state.get('locations', location)?.name ?? location) : null,
    moves: MOVES.filter(
      (move) => sampleMove(sample.state, move) !== null && (move !== 'store' || purpose === 'retain'),
    ).map((move) => ({ move, affordance: preview.ask(draftOf(move, sample, placeIn(state))) })),
    tests:
      purpose === 'retain' ? [] : testsOf(state, batch).map((test) => testLine(input, preview, sample, test)),
  };
}

const MOVES: readonly SampleMove[] = ['send', 'receive', 'store'];

/** Any place that exists: the sheet asks for the right one. */
const placeIn = (state: PlantReader): LocationId => {
  for (const { id } of state.all('locations')) return id;
  return '-' as string as LocationId;
};

function draftOf(move: SampleMove, { id: sample }: Sample, location: LocationId): Draft {
  switch (move) {
    case 'send':
      return { type: 'SendSample', sample, to: '-' };
    case 'receive':
      return { type: 'ReceiveSample', sample };
    case 'store':
      return { type: 'StoreRetained', sample, location };
  }
}
