import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { checkSurvivor } from './check-survivor.ts';
import { CHILDREN, isLong, readAcks, startChild, temporaryRoot } from './run-child.ts';

const KILLS = isLong ? 120 : 10;

describe.each(CHILDREN)('$name, killed with kill -9 at any moment', (child) => {
  it('loses nothing acknowledged and leaves nothing half there, again and again on one log', async () => {
    const root = temporaryRoot();
    let acknowledged = 0;
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const process = startChild(child, root, 0);
      while (readAcks(root).length === acknowledged && process.exitCode === null) await wait(5);
      await wait(Math.random() * 60);
      process.kill('SIGKILL');
      if (process.exitCode === null) await once(process, 'exit');
      const acks = readAcks(root);
      expect(acks.length).toBeGreaterThan(acknowledged);
      acknowledged = acks.length;
      expect(await checkSurvivor(root, acks), `after kill ${kill}`).toEqual([]);
    }
  }, 600_000);
});
