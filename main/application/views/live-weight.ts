import type { EquipmentId } from '../../contract/ids.ts';
import { formatMass, type Micrograms, subtract } from '../../contract/quantity.ts';
import type { LiveWeight } from '../../contract/views.ts';
import type { Scale } from '../../domain/equipment/equipment.ts';
import { isIdentified } from '../../domain/equipment/plate.ts';
import type { Origin } from '../../domain/kernel-command.ts';
import { type PlantReader, plantFacts } from '../../domain/state.ts';
import { movesWithoutUnit } from '../devices/moving-without-unit.ts';
import type { LiveReading, ScaleSnapshot } from '../ports/devices.ts';
import { type Judged, weighingAt } from './live-context.ts';
import { fillOf, zoneOf } from './weigh-bar.ts';

export interface LiveInput {
  readonly state: PlantReader;
  readonly scale: EquipmentId;
  readonly snapshot: ScaleSnapshot;
  /** Monotonic milliseconds of the clock that dated the reading. */
  readonly nowMono: number;
  /** The terminal that looks at the scale: its step decides what the weight is compared with. */
  readonly origin: Origin;
}

/** One picture of a live weight for people. Nothing of it is ever recorded: a press asks the scale anew. */
export function liveWeight(input: LiveInput): LiveWeight {
  const { state, snapshot, nowMono } = input;
  const scale = state.get('equipment', input.scale);
  if (scale?.kind !== 'scale') throw new Error(`broken invariant: no scale ${input.scale}`);
  if (snapshot.state === 'ready' && !isIdentified(scale))
    return { ...nothing(scale, snapshot), state: 'unidentified' };
  const { freshMs } = plantFacts(state).site;
  const { latest } = snapshot;
  const isFresh = snapshot.state === 'ready' && latest !== null && nowMono - latest.receivedMono <= freshMs;
  if (isFresh && movesWithoutUnit(latest.reading)) return movingDigits(scale, latest);
  if (!isFresh || latest.mass === null) return nothing(scale, snapshot);
  const judged = weighingAt(state, input.origin, scale);
  return {
    scale: scale.id,
    state: snapshot.trouble === null ? (latest.atRest ? 'ready' : 'moving') : stateOf(snapshot),
    unit: latest.reading.unit,
    gross: latest.reading.value,
    stable: latest.atRest,
    displayed: displayedText(latest),
    ...comparison(scale, latest.mass, judged),
  };
}

/** The weight against what it should be: net of the captured tare, or as it stands on a check weight. */
function comparison(
  scale: Scale,
  gross: Micrograms,
  judged: Judged | null,
): Pick<LiveWeight, 'net' | 'zone' | 'difference' | 'fill'> {
  if (!judged) return { net: null, zone: 'none', difference: null, fill: 0 };
  const mass = judged.tare === null ? gross : subtract(gross, judged.tare);
  const net = judged.tare === null ? null : formatMass(mass, scale.unit, scale.division);
  if (judged.marks === null) return { net, zone: 'none', difference: null, fill: 0 };
  const off = subtract(mass, judged.marks.target);
  return {
    net,
    zone: zoneOf(mass, judged.marks),
    difference: `${off > 0 ? '+' : ''}${formatMass(off, scale.unit, scale.division)}`,
    fill: fillOf(mass, judged.marks),
  };
}

const nothing = (scale: Scale, snapshot: ScaleSnapshot): LiveWeight => ({
  scale: scale.id,
  state: stateOf(snapshot),
  unit: scale.unit,
  gross: null,
  net: null,
  stable: false,
  zone: 'none',
  difference: null,
  fill: 0,
  displayed: null,
});

/** The instrument sends its unit only at rest: till then its digits are shown as they are, and compared with nothing. */
const movingDigits = (scale: Scale, { reading }: LiveReading): LiveWeight => ({
  scale: scale.id,
  state: 'moving',
  unit: '',
  gross: reading.value,
  net: null,
  stable: false,
  zone: 'none',
  difference: null,
  fill: 0,
  displayed: null,
});

/** Why there is no weight to see: never a number, never zero (design §6). */
function stateOf({ state, trouble }: ScaleSnapshot): LiveWeight['state'] {
  if (state === 'lost' || state === 'foreign' || state === 'fault') return 'lost';
  return state === 'ready' && (trouble === 'overload' || trouble === 'underload') ? trouble : 'noReading';
}

const SENT = /^([+-]?)0*(\d{1,9}(?:\.\d{1,6})?)$/;

/** The text of the instrument in the grammar of a command: the same digits, without a plus sign and leading zeros. */
function displayedText({ reading }: LiveReading): string | null {
  const match = SENT.exec(reading.value);
  return match ? `${match[1] === '-' ? '-' : ''}${match[2]}` : null;
}
