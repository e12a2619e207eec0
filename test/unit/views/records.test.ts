import { describe, expect, it } from 'vitest';
import { previewOf } from '../../../main/application/views/affordances.ts';
import { recordsDesk } from '../../../main/application/views/records.ts';
import type { ViewInput } from '../../../main/application/views/view-input.ts';
import { RECORD_KINDS } from '../../../main/contract/vocabulary.ts';
import { RECORD_MACHINES } from '../../../main/domain/quality/records/record.ts';
import { atDesk, move, oneOfEach, ready, recordOf } from '../../support/record-room.ts';
import { BATCH, certain, type WeighBooth } from '../../support/weigh-booth.ts';

/** The review desk as it is now, with P. Raman in front of it. */
function deskOf(booth: WeighBooth) {
  const input = {
    state: booth.state,
    origin: { station: 'QA-01', terminal: 'QA-01-1' },
    moment: booth.moment,
    health: { reasons: [], clock: 'simulated' },
    gap: null,
  } as unknown as ViewInput;
  return recordsDesk(input, previewOf(input));
}

const cardOf = (booth: WeighBooth, id: string) => certain(deskOf(booth).cards.find((card) => card.id === id));
const nextOf = (booth: WeighBooth, id: string) =>
  cardOf(booth, id).next.map(({ move: kind, affordance }) => [
    kind,
    affordance.refusals.map(({ code }) => code),
  ]);

describe('the records of the review desk', () => {
  it('[S16][S25] offer for each kind the moves that its machine has from where it stands', () => {
    const { booth, ids } = oneOfEach();
    for (const kind of RECORD_KINDS) {
      const { state } = recordOf(booth, certain(ids[kind]));
      expect(cardOf(booth, certain(ids[kind])).next.map((row) => row.move)).toEqual(
        RECORD_MACHINES[kind].filter(({ from }) => from === state).map((row) => row.move),
      );
    }
  });

  it('[S18] are the open ones only: what is closed is asked for by its number', () => {
    const { booth, ids } = oneOfEach();
    ready(booth, 'oot', certain(ids['oot']));
    expect(nextOf(booth, 'OOT-01')).toEqual([['close', []]]);
    move(booth, 'OOT-01', 'close');
    expect(deskOf(booth).cards.map(({ id }) => id)).not.toContain('OOT-01');
  });

  it('[S12][S60] say why a deviation cannot be closed yet', () => {
    const { booth } = oneOfEach();
    ready(booth, 'deviation', 'DEV-01');
    expect(nextOf(booth, 'DEV-01')).toEqual([
      ['investigate', []],
      ['close', ['record.incomplete']],
    ]);
  });

  it('[S104] ask with somebody who could sign, and tell when nobody can', () => {
    const { booth } = oneOfEach();
    move(booth, 'NC-01', 'contain', { holds: ['H-2'] });
    move(booth, 'NC-01', 'dispose', { as: 'scrap', justification: 'Dirty.' }, 'QA-3');
    expect(nextOf(booth, 'NC-01')).toEqual([
      ['return', []],
      ['approve', []],
    ]);
    expect(nextOf(booth, 'LB-01')).toEqual([['review', []]]);
  });

  it('[S17] tell what a record is about, by whom it was opened, and what a cause could rest on', () => {
    const { booth } = oneOfEach();
    expect(cardOf(booth, 'DEV-01')).toMatchObject({
      objects: ['other', 'CB-2508-009', BATCH],
      exceptions: ['EX-01'],
      openedBy: 'P. Raman',
      narrative: 'The bag is torn.',
      holds: [{ id: 'H-2', object: 'CB-2508-009' }],
      evidence: ['lot:CB-2508-009', `batch:${BATCH}`, 'exception:EX-01', 'record:DEV-01'],
    });
  });

  it('[S12] show tasks with their owners, what is late, and more time that waits for a signature', () => {
    const { booth } = oneOfEach();
    atDesk(booth, 'AssignTask', { record: 'DEV-01', what: 'Ask.', owner: 'SUP-01', dueDays: 1 });
    const asked = { record: 'DEV-01', dueDays: 10, reason: 'Slow.' };
    atDesk(booth, 'ExtendRecord', asked, 'SUP-01');
    expect(cardOf(booth, 'DEV-01')).toMatchObject({
      tasks: [{ id: 'DEV-01-T1', owner: 'G. Lin', late: false, result: null }],
      extension: { by: 'G. Lin', reason: 'Slow.' },
      extensionDays: 10,
      extend: { passes: true },
      late: false,
    });
    booth.at('2026-05-01 08:00');
    expect(cardOf(booth, 'DEV-01')).toMatchObject({ late: true, tasks: [{ late: true }] });
  });
});
