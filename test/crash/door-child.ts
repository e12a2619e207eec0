/**
 * A whole station in a process of its own, driven through its door until it is ended. Arguments: the root folder (the
 * data folder is `data` in it) and the number of rounds, 0 for no end.
 *
 *   CRASH_ACKS       file to which every answer is appended after it was given, a JSON line each (`DoorAck`)
 *   CRASH_START      which start of this folder it is
 *   CRASH_BENCH      `weighs`: with instruments, one dispense step from sign-in to signature; `labels`: at the kiosk, from
 *                    the cage to the reconciliation of what CRASH_LABELS tells; else many desks without
 *
 * Ends with 0, or with 2 and one sentence on stderr when the station does not open.
 */
import { openSync } from 'node:fs';
import { terminalOf } from '../../main/application/station/terminals.ts';
import type { BootedNode } from '../../main/hosts/shared/open-node.ts';
import { reconcileToTheEnd, type Told } from './door-labels.ts';
import { boothWork, Clerk, lineWork, qualityWork } from './door-office.ts';
import { AckBook, openStation, terminalAt } from './door-station.ts';
import { weighToTheEnd } from './door-weighing.ts';

const HASTE = 50;
const [root = '', given = '0'] = process.argv.slice(2);
const rounds = Number(given) || Number.POSITIVE_INFINITY;
const start = Number(process.env['CRASH_START'] ?? 0);
const acks = openSync(process.env['CRASH_ACKS'] ?? '', 'a');

async function office(booted: BootedNode): Promise<void> {
  const book = new AckBook(acks, booted);
  const clerkAt = (station: string) => new Clerk(terminalAt(booted, terminalOf(station), book), station);
  const [quality, booth, line] = [clerkAt('QA-01'), clerkAt('WS-01'), clerkAt('PL-3')];
  for (let round = 1; round <= rounds; round += 1) {
    const name = `${start}-${round}`;
    await Promise.all([
      qualityWork(quality, name),
      boothWork(booth, `B-${start}-${round - 1}`, round),
      lineWork(line, round),
    ]);
  }
}

const bench = process.env['CRASH_BENCH'];
if (bench === 'weighs') await weighToTheEnd(root, start, acks);
else if (bench === 'labels')
  await reconcileToTheEnd(root, start, acks, JSON.parse(process.env['CRASH_LABELS'] ?? '') as Told);
else {
  const opened = await openStation(root, { start, haste: HASTE });
  if (!opened.ok) {
    console.error(opened.error);
    process.exit(2);
  }
  await office(opened.value);
  await opened.value.close();
}
process.exit(0);
