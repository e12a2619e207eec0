import type { Migration } from './index.ts';

/** The log as `main/domain/log/FORMAT.md` §1 gives it, word for word: the verifier compares the stored schema. */
export const eventLog: Migration = {
  version: 10,
  sql: `
CREATE TABLE events (
  seq INTEGER PRIMARY KEY,
  body TEXT NOT NULL,
  hash TEXT NOT NULL,
  command TEXT GENERATED ALWAYS AS (body ->> '$.command.id') VIRTUAL,
  part INTEGER GENERATED ALWAYS AS (body ->> '$.command.part') VIRTUAL,
  type TEXT GENERATED ALWAYS AS (body ->> '$.type') VIRTUAL,
  stream TEXT GENERATED ALWAYS AS (body ->> '$.stream') VIRTUAL,
  station TEXT GENERATED ALWAYS AS (body ->> '$.station') VIRTUAL,
  person TEXT GENERATED ALWAYS AS (body ->> '$.person') VIRTUAL,
  batch TEXT GENERATED ALWAYS AS (body ->> '$.context.batch') VIRTUAL
) STRICT;

CREATE UNIQUE INDEX events_command ON events (command, part);

CREATE TRIGGER events_in_order BEFORE INSERT ON events
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM events)
BEGIN SELECT raise(ABORT, 'events are only appended, in order'); END;

CREATE TRIGGER events_no_update BEFORE UPDATE ON events
BEGIN SELECT raise(ABORT, 'events are never changed'); END;

CREATE TRIGGER events_no_delete BEFORE DELETE ON events
BEGIN SELECT raise(ABORT, 'events are never deleted'); END;

CREATE TABLE checkpoints (
  size INTEGER PRIMARY KEY,
  note TEXT NOT NULL
) STRICT;

CREATE TRIGGER checkpoints_in_order BEFORE INSERT ON checkpoints
WHEN NEW.size IS NULL
  OR NEW.size <= (SELECT coalesce(max(size), 0) FROM checkpoints)
  OR NEW.size > (SELECT coalesce(max(seq), 0) FROM events)
BEGIN SELECT raise(ABORT, 'checkpoints are only appended, in order, of recorded events'); END;

CREATE TRIGGER checkpoints_no_update BEFORE UPDATE ON checkpoints
BEGIN SELECT raise(ABORT, 'checkpoints are never changed'); END;

CREATE TRIGGER checkpoints_no_delete BEFORE DELETE ON checkpoints
BEGIN SELECT raise(ABORT, 'checkpoints are never deleted'); END;
`,
};
