/** Names under which a secret, a badge number or what proves a person may travel. */
const SECRET_NAME =
  /^pin$|(?:secrets?|password|passphrase|tokens?|badges?|badgenumbers?|cookies?|authorization|privatekey|credentials?)$/i;
const DEEPEST = 8;

/**
 * A copy that may be written down: everything under a secret's name is gone, whatever its type and depth. Errors
 * become name, message and stack.
 */
export function redacted(value: unknown, depth = 0): unknown {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === DEEPEST) return '[deeper]';
  if (Array.isArray(value)) return value.map((item) => redacted(item, depth + 1));
  const fields =
    value instanceof Error
      ? { ...value, name: value.name, message: value.message, stack: value.stack }
      : (value as Readonly<Record<string, unknown>>);
  return Object.fromEntries(
    Object.entries(fields).map(([name, inner]) => [
      name,
      SECRET_NAME.test(name.replaceAll(/[-_]/g, '')) ? '[redacted]' : redacted(inner, depth + 1),
    ]),
  );
}
