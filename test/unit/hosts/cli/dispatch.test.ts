import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import {
  type CliCommand,
  type CliInput,
  type CliIo,
  UsageError,
  wholeOption,
} from '../../../../main/hosts/cli/command.ts';
import { type CommandTable, dispatch } from '../../../../main/hosts/cli/dispatch.ts';

const seen: CliInput[] = [];
const weigh: CliCommand = {
  summary: 'weigh something',
  usage: 'PAN [LOT] [--port N] [--slow]',
  options: {
    port: { type: 'string', value: 'N', help: 'the port' },
    slow: { type: 'boolean', help: 'take your time' },
    tag: { type: 'string', multiple: true, help: 'a tag, repeatable' },
  },
  positionals: { names: ['PAN', 'LOT'], optional: 1 },
  async run(input) {
    wholeOption(input, 'port', { min: 1, max: 65_535 });
    seen.push(input);
    return input.options['slow'] === true ? 1 : 0;
  },
};
const broken: CliCommand = {
  summary: 'always breaks',
  usage: '',
  options: {},
  async run() {
    throw new Error('broken invariant');
  },
};
const refuse: CliCommand = { ...broken, run: () => Promise.reject(new UsageError('Not like this.')) };

async function run(...args: string[]) {
  const table: CommandTable = {
    weigh: { summary: 'weigh something', load: async () => ({ command: weigh }) },
    broken: { summary: 'always breaks', load: async () => ({ command: broken }) },
    refuse: { summary: 'refuses', load: async () => ({ command: refuse }) },
    never: { summary: 'is not loaded', load: () => Promise.reject(new Error('loaded without being called')) },
  };
  const out: string[] = [];
  const err: string[] = [];
  const io: CliIo = {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    stdin: Readable.from([]),
    env: {},
    signal: new AbortController().signal,
  };
  seen.length = 0;
  const code = await dispatch(table, args, io);
  return { code, out: out.join('\n'), err: err.join('\n'), input: seen[0] };
}

describe('the command line', () => {
  it('passes positionals, options and --json to the command and carries its exit code', async () => {
    const result = await run('weigh', 'left', '--port', '80', '--tag', 'a', '--tag=b', '--slow', '--json');
    expect(result.code).toBe(1);
    expect(result.input?.positionals).toEqual(['left']);
    expect({ ...result.input?.options }).toEqual({ port: '80', tag: ['a', 'b'], slow: true });
    expect(result.input?.json).toBe(true);
  });

  it('lists the commands on stdout for --help, and on stderr with exit 2 when none is named', async () => {
    const asked = await run('--help');
    expect(asked).toMatchObject({ code: 0, err: '' });
    expect(asked.out).toContain('  weigh   weigh something');
    const empty = await run();
    expect(empty).toMatchObject({ code: 2, out: '' });
    expect(empty.err).toBe(asked.out);
  });

  it('prints usage, options and the common options for <command> --help without running it', async () => {
    const result = await run('weigh', '--port', 'nonsense', '--help');
    expect(result).toMatchObject({ code: 0, err: '', input: undefined });
    expect(result.out.split('\n')).toEqual([
      'Usage: interlock weigh PAN [LOT] [--port N] [--slow]',
      '',
      'weigh something',
      '',
      '  --port N    the port',
      '  --slow      take your time',
      '  --tag TEXT  a tag, repeatable',
      '  --json      one JSON document on stdout, everything else on stderr',
      '  --help      this text',
    ]);
  });

  it.each([
    [['wiegh'], 'Unknown command "wiegh". See: interlock --help'],
    [['toString'], 'Unknown command "toString". See: interlock --help'],
    [['__proto__'], 'Unknown command "__proto__". See: interlock --help'],
    [['weigh'], 'PAN is missing. See: interlock weigh --help'],
    [['weigh', 'a', 'b', 'c'], 'Unexpected argument "c". See: interlock weigh --help'],
    [['weigh', 'a', '--prot', '1'], "Unknown option '--prot'. See: interlock weigh --help"],
    [['weigh', 'a', '--port'], "Option '--port <value>' argument missing. See: interlock weigh --help"],
    [['weigh', 'a', '--slow=1'], "Option '--slow' does not take an argument. See: interlock weigh --help"],
    [
      ['weigh', 'a', '--port', '1e3'],
      '--port must be a whole number from 1 to 65535, not "1e3". See: interlock weigh --help',
    ],
    [
      ['weigh', 'a', '--port', '0'],
      '--port must be a whole number from 1 to 65535, not "0". See: interlock weigh --help',
    ],
    [['refuse'], 'Not like this. See: interlock refuse --help'],
  ])('answers %j with one sentence on stderr and exit code 2', async (args, sentence) => {
    expect(await run(...args)).toEqual({ code: 2, out: '', err: sentence, input: undefined });
  });

  it('lets a defect through instead of dressing it as a wrong call', async () => {
    await expect(run('broken')).rejects.toThrow('broken invariant');
  });
});
