/** What can be wrong with a log, in the order of `FORMAT.md` §9, each with the sentence that people read. */
export const FAILURE_CLASSES = {
  unreadable: 'not a database, or a page of it cannot be read',
  'wrong-schema': 'not the schema of a log',
  'trigger-missing': 'an append-only trigger is missing or altered',
  'malformed-body': 'the stored text is not an event',
  'seq-mismatch': 'the stored text names another event than its row',
  gap: 'one or more events before this one are missing',
  'broken-link': 'the stored hash does not follow from the stored text',
  'bad-hash': 'the stored hash itself was changed',
  'duplicate-command': 'a command id is used again',
  'torn-command': 'a decision without all its parts',
  'clock-order': 'time runs backwards',
  'attachment-missing': 'a file that an event names is not in the data folder',
  'attachment-changed': 'a file is not the one that its event names',
  'bad-checkpoint': 'a checkpoint or pin is not of this log',
  'bad-signature': 'a checkpoint is not signed by the key of the log',
  'checkpoint-gap': 'a checkpoint before this one is missing or was changed',
  'root-mismatch': 'the events are not those that were signed',
  truncated: 'the log ends before a checkpoint that it holds',
  'behind-pin': 'the log ends before a pin: its tail was cut off, or an older copy was put back',
  fork: 'a pinned event is not the event in the log: history was rewritten, or an older copy went on',
} as const;

export type FailureClass = keyof typeof FAILURE_CLASSES;

const OF_A_FILE: ReadonlySet<string> = new Set<FailureClass>(['attachment-missing', 'attachment-changed']);

/**
 * Whether it concerns a file that an event names, and not the events: these are whole without it. Such a log goes on
 * and is backed up, because to stop either would lose more than the file.
 */
export const isOfAFile = (failure: { readonly class: string }): boolean => OF_A_FILE.has(failure.class);
