import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pause } from './desk.ts';
import { FIRST_MORNING, Floor, type FloorOptions, type FloorState, newFloorFolder } from './floor.ts';
import { SITUATIONS, type SituationName } from './situations.ts';
import { OF_THIS_STATE, SAVED } from './state-of-sources.ts';

const A_DAY_MS = 24 * 3_600_000;
const MADE = 'floor.json';
const LOCK_LIMIT_MS = 120_000;

/** A fresh copy of a floor in this situation; its instruments carry what lay on them. */
export async function openSituation(name: SituationName, options: FloorOptions = {}): Promise<Floor> {
  const made = await situation(name);
  const folder = newFloorFolder();
  cpSync(made, folder, { recursive: true });
  return Floor.open(folder, stateIn(folder), options);
}

async function situation(name: SituationName): Promise<string> {
  const place = join(OF_THIS_STATE, name);
  if (existsSync(join(place, MADE))) return place;
  const { from, play, isLost } = SITUATIONS[name];
  const before = from === null ? null : await situation(from);
  await alone(name, async () => {
    if (existsSync(join(place, MADE))) return;
    if (from === null) forgetOldStates();
    const folder = newFloorFolder();
    try {
      if (before) cpSync(before, folder, { recursive: true });
      const floor = await Floor.open(folder, before ? stateIn(folder) : FIRST_MORNING);
      await play(floor).finally(() => floor.close());
      if (isLost && before) putBack(before, folder);
      writeFileSync(join(folder, MADE), JSON.stringify(floor.state));
      rmSync(`${place}.new`, { recursive: true, force: true });
      cpSync(folder, `${place}.new`, { recursive: true });
      renameSync(`${place}.new`, place);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  return place;
}

/** Puts an older copy of the data folder back; pins and keys stand beside it and stay. */
export function putBack(copy: string, folder: string): void {
  rmSync(join(folder, 'data'), { recursive: true });
  cpSync(join(copy, 'data'), join(folder, 'data'), { recursive: true });
}

/** What was made for sources that nobody runs any more. */
function forgetOldStates(): void {
  for (const name of readdirSync(SAVED)) {
    const state = join(SAVED, name);
    if (Date.now() - statSync(state).mtimeMs > A_DAY_MS) rmSync(state, { recursive: true, force: true });
  }
}

const stateIn = (folder: string): FloorState =>
  JSON.parse(readFileSync(join(folder, MADE), 'utf8')) as FloorState;

/** Test files run in processes of their own; one of them makes a situation, the others wait for it. */
async function alone(name: string, work: () => Promise<void>): Promise<void> {
  const lock = join(OF_THIS_STATE, `${name}.lock`);
  mkdirSync(OF_THIS_STATE, { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      if (isStale(lock)) rmSync(lock, { recursive: true, force: true });
      await pause(50);
    }
  }
  try {
    await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function isStale(lock: string): boolean {
  try {
    return Date.now() - statSync(lock).mtimeMs > LOCK_LIMIT_MS;
  } catch {
    return false;
  }
}
