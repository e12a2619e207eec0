import { describe, expect, it } from 'vitest';
import { COMMAND_GATES } from '../../../main/domain/command-gates.ts';
import { ALL_ROWS } from './families.ts';

const pairs = Object.entries(COMMAND_GATES).flatMap(([command, gates]) =>
  gates.map(({ id }) => `${command}/${id}`),
);

describe('the report of the door', () => {
  it('[S37][S89] reaches the refusal of every gate before every command: 0 unreached', () => {
    const reached = new Set(ALL_ROWS.map(({ command, gate }) => `${command}/${gate}`));
    expect(pairs.filter((pair) => !reached.has(pair))).toEqual([]);
  });

  it('tests no gate that stands before no command', () => {
    const standing = new Set(pairs);
    const stray = ALL_ROWS.map(({ command, gate }) => `${command}/${gate}`).filter(
      (pair) => !standing.has(pair),
    );
    expect(stray).toEqual([]);
  });

  it('asks each gate before a command once', () => {
    expect(pairs.length).toBe(new Set(pairs).size);
  });
});
