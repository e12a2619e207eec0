import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type CliCommand, type CliInput, type CliIo, type ExitCode, UsageError } from './command.ts';
import { commandHelp, overview } from './help.ts';

/** A command's place in the table: loaded only when called, so that `decode` never opens a database module. */
export interface CommandEntry {
  readonly summary: string;
  load(): Promise<{ readonly command: CliCommand }>;
}
export type CommandTable = Readonly<Record<string, CommandEntry>>;

/** Runs `args` against the table and returns the exit code: 0 ok, 1 found a problem, 2 called wrongly. */
export async function dispatch(table: CommandTable, args: readonly string[], io: CliIo): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined) {
    io.err(overview(table));
    return 2;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    io.out(overview(table));
    return 0;
  }
  const entry = Object.hasOwn(table, name) ? table[name] : undefined;
  if (entry === undefined) {
    io.err(`Unknown command "${name}". See: interlock --help`);
    return 2;
  }
  const { command } = await entry.load();
  if (asksForHelp(rest)) {
    io.out(commandHelp(name, command));
    return 0;
  }
  try {
    return await command.run(parseInput(command, rest), io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.err(`${error.message} See: interlock ${name} --help`);
    return 2;
  }
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h');
}

function parseInput(command: CliCommand, args: readonly string[]): CliInput {
  const options: NonNullable<ParseArgsConfig['options']> = { json: { type: 'boolean' } };
  for (const [name, option] of Object.entries(command.options)) {
    options[name] = { type: option.type, multiple: option.multiple ?? false };
  }
  const parsed = parseStrictly({ args: [...args], options, strict: true, allowPositionals: true });
  const { json, ...values } = parsed.values;
  checkPositionals(command, parsed.positionals);
  return { positionals: parsed.positionals, options: values as CliInput['options'], json: json === true };
}

function parseStrictly(config: ParseArgsConfig) {
  try {
    return parseArgs(config);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!code.startsWith('ERR_PARSE_ARGS_')) throw error;
    throw new UsageError(firstSentence((error as Error).message));
  }
}

function firstSentence(text: string): string {
  const sentence = text.split(/[.\n] ?/)[0] ?? text;
  return `${sentence}.`;
}

function checkPositionals(command: CliCommand, given: readonly string[]): void {
  const { names, optional = 0, rest = false } = command.positionals ?? { names: [] };
  const missing = names.slice(0, names.length - optional)[given.length];
  if (missing !== undefined) throw new UsageError(`${missing} is missing.`);
  const extra = rest ? undefined : given[names.length];
  if (extra !== undefined) throw new UsageError(`Unexpected argument "${extra}".`);
}
