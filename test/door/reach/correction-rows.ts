import { BATCH } from '../../support/floor/door-plant.ts';
import type { Row } from './row.ts';
import { usual } from './usual.ts';

const SIGNED = [
  'requireNotLockedOut',
  'requireAcknowledgement',
  'requireSignature',
  'requireSignedText',
] as const;
const HEAD = ['requireTrustedClock', 'requirePace', 'requireSession', 'requireContext'] as const;
const NOTHING = ['signature.otherText'] as const;

const decided = (command: 'ApproveCorrection' | 'RefuseCorrection'): readonly Row[] => [
  ...usual(command, ...HEAD, ...SIGNED),
  {
    command,
    gate: 'requireCorrection',
    when: 'a correction that does not exist',
    code: 'correction.none',
    also: NOTHING,
    change: { fields: { correction: 'COR-99' } },
  },
  {
    command,
    gate: 'requireUninvolved',
    when: 'an administrator signs',
    code: 'change.role',
    change: { signing: { signer: 'ADM-01' } },
  },
  {
    command,
    gate: 'requireUninvolved',
    when: 'the person who asked for it signs',
    code: 'change.corrector',
    attempt: { at: 'ownCorrection' },
    change: { signing: { signer: 'MIX-1' } },
  },
];

/** Corrections of what was typed, and captures that no longer count. */
export const CORRECTION_ROWS: readonly Row[] = [
  ...usual('ProposeCorrection', ...HEAD, 'requireReason', ...SIGNED),
  {
    command: 'ProposeCorrection',
    gate: 'requireCorrectable',
    when: 'an item that was never answered',
    code: 'correction.unknown',
    also: NOTHING,
    change: { fields: { item: '9' } },
  },
  {
    command: 'ProposeCorrection',
    gate: 'requireCorrectable',
    when: 'another photo in place of the one that was given',
    code: 'correction.photo',
    attempt: { at: 'showing' },
    change: { fields: { step: '25', item: '1', answer: { kind: 'photo', attachment: 'AT-04' } } },
  },
  {
    command: 'ProposeCorrection',
    gate: 'requireCorrectable',
    when: 'a value that was scanned',
    code: 'correction.captured',
    change: { fields: { item: '3' } },
  },
  {
    command: 'ProposeCorrection',
    gate: 'requireCorrector',
    when: 'an administrator',
    code: 'corrector.role',
    attempt: { person: 'ADM-01' },
  },
  ...decided('ApproveCorrection'),
  ...decided('RefuseCorrection'),
  ...usual('RefuseCorrection', 'requireReason'),
  ...usual('InvalidateCapture', ...HEAD, 'requireReason', ...SIGNED),
  {
    command: 'InvalidateCapture',
    gate: 'requireCapture',
    when: 'a container that does not exist',
    code: 'capture.unknown',
    change: { fields: { capture: { kind: 'container', id: `${BATCH}/DC-99` } } },
  },
  {
    command: 'InvalidateCapture',
    gate: 'requireUninvolved',
    when: 'a supervisor signs',
    code: 'change.role',
    change: { signing: { signer: 'SUP-01' } },
  },
  {
    command: 'InvalidateCapture',
    gate: 'requireUninvolved',
    when: 'an administrator signs',
    code: 'change.role',
    change: { signing: { signer: 'ADM-01' } },
  },
];
