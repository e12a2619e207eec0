import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { plantCalendar } from '../../../main/adapters/system/plant-calendar.ts';
import { loadDemoPlant } from '../../../main/demo/plant/load-demo-plant.ts';
import { madeOnce } from '../../support/made-once.ts';
import { newDataFolder, type RunningStation, startStation } from '../../support/running-station.ts';
import { type Admission, admit, connectTerminal } from '../../support/station-client.ts';
import { HOURS, type Hour, LEADS_TO } from './day.ts';
import { People } from './people.ts';

/** A demo plant with a host of its own, for one test. */
export class Plant {
  #running: RunningStation;
  readonly #admissions = new Map<string, Admission>();

  constructor(running: RunningStation) {
    this.#running = running;
  }

  get url(): string {
    return this.#running.url;
  }

  /** Opens a station in a browser, with the cookie its launch address gives once. */
  async show(page: Page, station: string): Promise<void> {
    const { origin, cookie, location } = await this.#admission(station);
    const [name = '', value = ''] = cookie.split('=');
    await page.context().addCookies([{ name, value, url: origin }]);
    await page.goto(new URL(location, origin).href);
  }

  /** People at a terminal who work by script; a browser that opens the terminal later supersedes them. */
  async people(station: string): Promise<People> {
    return new People(station, await connectTerminal(await this.#admission(station)));
  }

  /** Ends the host as a power cut would, and starts it again on the same record. */
  async cutPower(): Promise<void> {
    await this.#running.stop('SIGKILL');
    this.#admissions.clear();
    this.#running = await startStation({ dataFolder: this.#running.dataFolder });
  }

  /** Ends the host in order; the record stays, in a folder of its own. */
  async close(): Promise<string> {
    await this.#running.stop();
    return dirname(this.#running.dataFolder);
  }

  dispose(): Promise<void> {
    return this.#running.dispose();
  }

  async #admission(station: string): Promise<Admission> {
    const known = this.#admissions.get(station);
    if (known !== undefined) return known;
    const url = this.#running.stations.find(({ id }) => id === station)?.url;
    if (url === undefined) throw new Error(`no station ${station}`);
    const admission = await admit(url);
    this.#admissions.set(station, admission);
    return admission;
  }
}

/**
 * A new plant at an hour of its day. The way there is walked once in a run, through the door, and its record kept
 * under `kept`; every test gets a copy of its own.
 */
export async function plantAt(hour: Hour | null, kept: string): Promise<Plant> {
  const dataFolder = newDataFolder();
  if (hour !== null) cpSync(await recordOf(hour, kept), dirname(dataFolder), { recursive: true });
  return new Plant(await startStation({ dataFolder }));
}

const { site } = loadDemoPlant(null).founding;
const calendar = plantCalendar(site.timeZone, site.dayStart);
/** What was checked on one production day is due again on the next, which may begin in the middle of a run. */
const productionDay = (): string => calendar.momentAt(Date.now(), 0).productionDay;

async function recordOf(hour: Hour, kept: string): Promise<string> {
  const record = join(kept, productionDay(), hour);
  await madeOnce(record, async (part) => {
    const plant = await plantAt(HOURS[HOURS.indexOf(hour) - 1] ?? null, kept);
    try {
      await LEADS_TO[hour](plant);
      cpSync(await plant.close(), part, { recursive: true });
    } finally {
      await plant.dispose();
    }
  });
  return record;
}
