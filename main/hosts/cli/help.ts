import type { CliCommand, CliOption } from './command.ts';

/** The list of commands, as printed without one. */
export function overview(table: Readonly<Record<string, { readonly summary: string }>>): string {
  const rows = Object.entries(table).map(([name, entry]) => [name, entry.summary] as const);
  return [
    'Usage: interlock <command> [options]',
    '',
    ...columns(rows),
    '',
    'interlock <command> --help explains one. Exit codes: 0 ok, 1 found a problem, 2 called wrongly.',
  ].join('\n');
}

/** The help of one command. */
export function commandHelp(name: string, command: CliCommand): string {
  const own = Object.entries(command.options).map(
    ([key, option]) => [flag(key, option), option.help] as const,
  );
  const common = [
    ['--json', 'one JSON document on stdout, everything else on stderr'],
    ['--help', 'this text'],
  ] as const;
  const usage = ['interlock', name, command.usage].filter((part) => part !== '').join(' ');
  return [`Usage: ${usage}`, '', command.summary, '', ...columns([...own, ...common])].join('\n');
}

function flag(name: string, option: CliOption): string {
  return option.type === 'boolean' ? `--${name}` : `--${name} ${option.value ?? 'TEXT'}`;
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
