/** An expected failure is a value; only broken invariants throw. */
export type Result<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure };

export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
  ok: true,
  value,
});
export const err = <Failure>(error: Failure): { readonly ok: false; readonly error: Failure } => ({
  ok: false,
  error,
});

/** Ends a switch over a union; reached only when a variant was added without its branch. */
export function assertNever(value: never, where: string): never {
  throw new Error(`broken invariant in ${where}: unexpected ${JSON.stringify(value)}`);
}
