import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eventLog } from '../../../main/adapters/sqlite/migrations/0010-event-log.ts';
import { FAILURE_CLASSES } from '../../../main/domain/log/failure-class.ts';

const format = readFileSync(new URL('../../../main/domain/log/FORMAT.md', import.meta.url), 'utf8');

describe('the format document', () => {
  it('gives the schema word for word', () => {
    expect(/```sql\n(?<sql>[^`]+)```/.exec(format)?.groups?.['sql']?.trim()).toBe(eventLog.sql.trim());
  });

  it('lists every failure class, in order', () => {
    const listed = [...format.slice(format.indexOf('## 9.')).matchAll(/^\| `([a-z-]+)` \|/gm)].map(
      (row) => row[1],
    );
    expect(listed).toEqual(Object.keys(FAILURE_CLASSES));
  });
});
