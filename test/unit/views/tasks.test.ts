import { describe, expect, it } from 'vitest';
import type { LotStatus } from '../../../main/application/views/lots.ts';
import { TASKS } from '../../../main/application/views/tasks.ts';
import english from '../../../main/contract/text/en.json' with { type: 'json' };

const TEXTS: Readonly<Record<string, string>> = english;

describe('the codes of the views have their texts', () => {
  it.each(Object.entries(TASKS))(
    'task %s says one thing to do, with nothing but its own data',
    (code, data) => {
      const text = TEXTS[`task.${code}`] ?? '';
      expect(text).not.toBe('');
      const used = [...text.matchAll(/\{\s*(\w+)/g)].map(([, name]) => name);
      expect(data).toEqual(expect.arrayContaining(used));
      // At most 60 characters before names are filled in (ux 2.7, rule 30).
      expect(text.replace(/\{[^}]*\}/g, '').length).toBeLessThanOrEqual(60);
    },
  );

  it('and so has every status of a lot', () => {
    const statuses: Readonly<Record<LotStatus, true>> = {
      rejected: true,
      expired: true,
      hold: true,
      quarantine: true,
      retestDue: true,
      approved: true,
    };
    for (const status of Object.keys(statuses)) expect(TEXTS[`lotStatus.${status}`]).toBeTypeOf('string');
  });
});
