/** One subcommand of `interlock`: what it takes, as data, and what it does. Lives in `commands/<name>.ts`. */
export interface CliCommand {
  /** One line for the list of commands. */
  readonly summary: string;
  /** What follows the name, as printed by `--help`: `[--data DIR] [--port N]`. */
  readonly usage: string;
  /** `--help` and `--json` are known to every command and are not listed here. */
  readonly options: Readonly<Record<string, CliOption>>;
  /** Names of the positional arguments, in order; the last `optional` of them may be left out. */
  readonly positionals?: {
    readonly names: readonly string[];
    readonly optional?: number;
    /** True when the last name may be given several times. */
    readonly rest?: boolean;
  };
  /** Returns the exit code; anything thrown is a defect, except a {@link UsageError}. */
  run(input: CliInput, io: CliIo): Promise<ExitCode>;
}

export interface CliOption {
  readonly type: 'string' | 'boolean';
  /** Stands for the value in `--help`: `DIR`, `N`. */
  readonly value?: string;
  readonly help: string;
  readonly multiple?: boolean;
}

export interface CliInput {
  readonly positionals: readonly string[];
  /** Only what was given; a `multiple` option is a list. */
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  /** One JSON document on stdout, everything else on stderr. */
  readonly json: boolean;
}

/** Where a command reads and writes. `out` and `err` end each text with a line feed. */
export interface CliIo {
  out(text: string): void;
  err(text: string): void;
  readonly stdin: NodeJS.ReadableStream;
  readonly env: NodeJS.ProcessEnv;
  /** Aborted by SIGINT or SIGTERM; a long-running command ends in order when it is. */
  readonly signal: AbortSignal;
}

/** 0 = ok, 1 = found a problem, 2 = called wrongly. */
export type ExitCode = 0 | 1 | 2;

/** The command was called wrongly: one sentence for the caller, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The text of an option that takes one value. */
export function textOption(input: CliInput, name: string): string | undefined {
  const value = input.options[name];
  return typeof value === 'string' ? value : undefined;
}

/** A whole number within the limits; throws a {@link UsageError} that names the option otherwise. */
export function wholeOption(
  input: CliInput,
  name: string,
  limits: { readonly min: number; readonly max: number },
): number | undefined {
  const text = textOption(input, name);
  if (text === undefined) return undefined;
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= limits.min && value <= limits.max) return value;
  throw new UsageError(
    `--${name} must be a whole number from ${limits.min} to ${limits.max}, not "${text}".`,
  );
}
