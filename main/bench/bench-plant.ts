import { plantCalendar } from '../adapters/system/plant-calendar.ts';
import type { StationPort } from '../contract/station-port.ts';
import { type DemoPlant, loadDemoPlant } from '../demo/plant/load-demo-plant.ts';
import { Hand } from './hand.ts';
import { type Crew, PLACES } from './workload.ts';

/** The version that every station of the bench says it is: a start goes on only from what its own version kept. */
export const BENCH_VERSION = 'bench';

/** The demo plant as it stands today: every measurement works in it. */
export function plantOfToday(): DemoPlant {
  const { timeZone, dayStart } = loadDemoPlant(null).founding.site;
  return loadDemoPlant(plantCalendar(timeZone, dayStart).momentAt(Date.now(), 0).day);
}

/** The people of the mix, each at their terminal. */
export function crewOf(plant: DemoPlant, connect: (terminal: string) => StationPort): Crew {
  const handAt = ({ station, person }: (typeof PLACES)[keyof typeof PLACES]): Hand =>
    new Hand(connect(`${station}-1`), station, person, secretOf(plant, person));
  return { booth: handAt(PLACES.booth), line: handAt(PLACES.line), desk: handAt(PLACES.desk) };
}

export function secretOf(plant: DemoPlant, person: string): string {
  const found = plant.credentials.find((each) => each.person === person);
  if (!found) throw new Error(`the demo plant has no secret of ${person}`);
  return found.secret;
}
