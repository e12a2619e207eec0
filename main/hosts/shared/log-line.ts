/** One line of a host's own log: JSON, errors with their stack. The audit trail is another thing. */
export function logLine(at: Date, what: string, details: Readonly<Record<string, unknown>> = {}): string {
  const text = JSON.stringify({ at, what, ...details }, (_key, value: unknown) =>
    value instanceof Error ? (value.stack ?? value.message) : value,
  );
  return `${text}\n`;
}
