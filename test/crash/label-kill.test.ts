import { openSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { entriesOf } from '../../main/domain/label-ledger/issued-to.ts';
import { labelsOf } from '../../main/domain/label-ledger/label-ledger.ts';
import { parseEntry } from '../../main/domain/log/entry.ts';
import { BATCH } from '../support/floor/door-plant.ts';
import { RECONCILE } from '../support/floor/situations-of-labels.ts';
import { checkDoorSurvivor } from './check-door-survivor.ts';
import { readDoorAcks } from './door-acks.ts';
import { ROLLS, type Roll, reconcileToTheEnd, type Told } from './door-labels.ts';
import { killed, told } from './kill-station.ts';
import { acksPath, isLong, temporaryRoot } from './run-child.ts';

const STORIES = isLong ? 20 : 1;
const KILLS = isLong ? 4 : 2;
const LIMIT_MS = 1_800_000;
/** What each of them writes once, however often the station was killed in between. */
const ONCE = { LabelsIssued: 2, ApplicatorRead: 2, LabelsCounted: 2, LabelsReconciled: 1 };

const upTo = (most: number): number => Math.floor(Math.random() * (most + 1));

/** Labels of both rolls, of which so many are found nowhere. */
function labels(missing: number): Told {
  const rolls = Object.fromEntries(
    Object.entries(ROLLS).map(([roll, issued]) => {
      const found = { setUp: 20 + upTo(15), damaged: upTo(9), specimen: 1, returned: upTo(120) };
      const lost = roll === 'R-0932' ? missing : 0;
      const counter = issued - lost - found.setUp - found.damaged - found.specimen - found.returned;
      return [roll, { ...found, counter, onRejects: upTo(5) }];
    }),
  ) as Told['rolls'];
  return { rolls, core: Math.random() < 0.5 ? 0 : 7 + upTo(5) };
}

describe('labels at the kiosk, with the station killed with kill -9 at any moment', () => {
  it(
    '[S82][S33][S134] that vanished show as unaccounted and nothing makes up for them: each line of the ledger stands there once',
    async () => {
      for (let story = 0; story < STORIES; story += 1) {
        const root = temporaryRoot();
        const missing = upTo(5);
        const world = labels(missing);
        const env = { CRASH_BENCH: 'labels', CRASH_LABELS: JSON.stringify(world) };
        let start = 0;
        for (let kill = 0; kill < KILLS; kill += 1) {
          await killed(
            root,
            { ...env, CRASH_START: String(start) },
            told(kill === 0 ? 'IssueLabels' : null),
            3_000,
          );
          const { violations } = await checkDoorSurvivor(root, readDoorAcks(root), { start: start + 1 });
          expect(violations, `after kill ${kill} of ${JSON.stringify(world)}`).toEqual([]);
          start += 2;
        }
        await reconcileToTheEnd(root, start, openSync(acksPath(root), 'a'), world);
        const { violations, state, rows } = await checkDoorSurvivor(root, readDoorAcks(root), {
          start: start + 1,
        });
        expect(violations).toEqual([]);
        expect(state.get('batches', BATCH)?.steps[RECONCILE]?.state).toBe('verified');
        const entries = rows.map(({ body }) => parseEntry(body));
        const times = Object.fromEntries(
          Object.keys(ONCE).map((type) => [type, entries.filter((each) => each.type === type).length]),
        );
        expect(times).toEqual(ONCE);
        expect(entries.find(({ type }) => type === 'LabelsReconciled')?.data).toMatchObject({
          found: { issued: 2600, unaccounted: missing, within: true },
        });
        const counted = entries.filter(({ type }) => type === 'LabelsCounted').map(({ data }) => data);
        expect(counted).toMatchObject([
          { found: { unaccounted: missing + world.core } },
          { found: { unaccounted: missing } },
        ]);
        const ledger = entriesOf(state, BATCH as never);
        for (const roll of Object.keys(ROLLS) as Roll[]) {
          const { counter, onRejects } = world.rolls[roll];
          expect(labelsOf(ledger, 'issued', roll as never)).toBe(ROLLS[roll]);
          expect(labelsOf(ledger, 'applied', roll as never)).toBe(counter - onRejects);
          expect(labelsOf(ledger, 'rejected', roll as never)).toBe(onRejects);
        }
      }
    },
    LIMIT_MS,
  );
});
