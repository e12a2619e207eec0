import { finding, type Gate } from './gate.ts';

/**
 * The file is in the data folder, whole and of a kind that can be evidence, before the record names it: an event
 * without its file would be a promise (rules §6).
 */
export const requireStoredFile: Gate = {
  id: 'requireStoredFile',
  when: 'act',
  check: ({ command, observed }) =>
    'sha256' in command && observed.file?.sha256 !== command.sha256 ? finding('attachment.notStored') : null,
};
