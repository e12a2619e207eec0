import { describe, expect, it } from 'vitest';
import { logLine } from '../../../../main/hosts/shared/log-line.ts';

describe('a line of a host’s log', () => {
  it('is one JSON object on one line, with the stack of an error', () => {
    const line = logLine(new Date(0), 'defect', { error: new Error('two\nlines') });
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(JSON.parse(line)).toMatchObject({ at: '1970-01-01T00:00:00.000Z', what: 'defect' });
    expect(JSON.parse(line).error).toMatch(/^Error: two\nlines\n +at /);
    expect(logLine(new Date(0), 'start')).toBe('{"at":"1970-01-01T00:00:00.000Z","what":"start"}\n');
  });
});
