import { containerCode } from '../../../main/demo/bench.ts';
import { SOURCE, scanSource } from '../../support/floor/hands.ts';
import { held } from './disturbances.ts';
import type { Row } from './row.ts';
import type { Scene } from './scene.ts';
import { usual } from './usual.ts';

const HEAD = ['requireTrustedClock', 'requirePace', 'requireSession', 'requireContext'] as const;

/** Another container in the hand, and the place where it is to go. */
const takes =
  (item: string, lot: string, container: string, place = 'WS-01') =>
  async ({ desk }: Scene): Promise<void> => {
    await desk.takes(desk.scan('d2', containerCode(item, lot, container)));
    await desk.takes(desk.scanPlain(`LOC/${place}`));
  };

/** Bringing material to a line, and counting it where it stands. */
export const MOVEMENT_ROWS: readonly Row[] = [
  ...usual('StageToLine', ...HEAD),
  {
    command: 'StageToLine',
    gate: 'requireRole',
    when: 'an administrator brings material',
    code: 'role.missing',
    attempt: { person: 'ADM-01' },
  },
  {
    command: 'StageToLine',
    gate: 'requireApprovedStatus',
    when: 'a lot in quarantine',
    code: 'status.quarantine',
    also: ['stage.otherBatch'],
    attempt: { before: takes('RM-1014', 'CB-2601-022', 'CB-2601-022-01') },
    change: { fields: { container: 'CB-2601-022-01' } },
  },
  {
    command: 'StageToLine',
    gate: 'requireInDate',
    when: 'an expired lot',
    code: 'date.expired',
    also: ['stage.otherBatch'],
    attempt: { before: takes('RM-1022', 'RH-2402-008', 'RH-2402-008-01') },
    change: { fields: { container: 'RH-2402-008-01' } },
  },
  {
    command: 'StageToLine',
    gate: 'requireNoHold',
    when: 'a lot on hold',
    code: 'hold.lot',
    disturb: held({ kind: 'lot', id: 'CB-2508-009' }),
  },
  {
    command: 'StageToLine',
    gate: 'requireStageable',
    when: 'the container is not in the hand',
    code: 'stage.scanContainer',
    change: { fields: { container: 'MC-2510-201-01' } },
  },
  {
    command: 'StageToLine',
    gate: 'requireStageable',
    when: 'the label of the line was not scanned',
    code: 'stage.scanStation',
    change: { fields: { station: 'BL-01' } },
  },
  {
    command: 'StageToLine',
    gate: 'requireStageable',
    when: 'a line that is not cleared for a batch',
    code: 'stage.noBatch',
    attempt: {
      before: async ({ desk }) => {
        await desk.takes(scanSource(desk, SOURCE));
        await desk.takes(desk.scanPlain('LOC/BL-01'));
      },
    },
    change: { fields: { station: 'BL-01' } },
  },
  {
    command: 'StageToLine',
    gate: 'requireStageable',
    when: 'a lot that is not allocated to the batch of the line',
    code: 'stage.otherBatch',
    attempt: { before: takes('RM-2011', 'MS-2511-020', 'MS-2511-020-01') },
    change: { fields: { container: 'MS-2511-020-01' } },
  },
  ...usual('CountContainer', ...HEAD),
  {
    command: 'CountContainer',
    gate: 'requireRole',
    when: 'an administrator counts',
    code: 'role.missing',
    attempt: { person: 'ADM-01' },
  },
  {
    command: 'CountContainer',
    gate: 'requireCountable',
    when: 'the container is not in the hand',
    code: 'count.scanContainer',
    attempt: { before: async () => {} },
  },
  {
    command: 'CountContainer',
    gate: 'requireCountable',
    when: 'less than nothing',
    code: 'count.notAMass',
    change: { fields: { counted: '-0.02' } },
  },
];
