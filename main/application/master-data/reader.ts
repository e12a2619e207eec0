import { err, ok, type Result } from '../../contract/result.ts';

/** One thing that is wrong in a master-data document: where, and a whole sentence about it. */
export interface Problem {
  /** `steps[4].tolerance.percent`; `(whole)` for the document itself. */
  readonly path: string;
  readonly sentence: string;
}

/** Turns one value of an untrusted document into the kernel's own type, or names everything that is wrong with it. */
export type Reader<Value> = (value: unknown, path: string) => Result<Value, readonly Problem[]>;
export type Read<From> = From extends Reader<infer Value> ? Value : never;

type Shape = Readonly<Record<string, Reader<unknown>>>;
type ReadShape<Fields extends Shape> = { readonly [Key in keyof Fields]: Read<Fields[Key]> };

export const problem = (path: string, sentence: string): Problem => ({ path: path || '(whole)', sentence });

/** The failure of one value: what was expected there, and what stands there instead. */
export const unexpected = (value: unknown, path: string, expected: string) =>
  err([
    problem(
      path,
      value === undefined
        ? `Missing: expected ${expected}.`
        : `Expected ${expected}, but found ${shown(value)}.`,
    ),
  ]);

/** A name for any value, short enough for one line. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** An object with exactly these fields: one that nobody reads would be a rule that nobody follows. */
export function record<Fields extends Shape>(fields: Fields): Reader<ReadShape<Fields>> {
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return unexpected(value, path, 'an object');
    const problems: Problem[] = [];
    const found: Record<string, unknown> = {};
    for (const [name, read] of Object.entries(fields)) {
      const field = read(Object.hasOwn(value, name) ? value[name as never] : undefined, inside(path, name));
      if (field.ok) found[name] = field.value;
      else problems.push(...field.error);
    }
    for (const name of Object.keys(value)) {
      if (Object.hasOwn(fields, name)) continue;
      const known = Object.keys(fields).join(', ');
      problems.push(problem(inside(path, name.slice(0, 60)), `Unknown field; known here are ${known}.`));
    }
    return problems.length > 0 ? err(problems) : ok(found as ReadShape<Fields>);
  };
}

/** A list of at least `least` and at most `most` values. */
export function list<Value>(of: Reader<Value>, most: number, least = 0): Reader<readonly Value[]> {
  const size = least > 0 ? `${least} to ${most}` : `at most ${most}`;
  return (value, path) => {
    if (!Array.isArray(value)) return unexpected(value, path, `a list of ${size}`);
    if (value.length < least || value.length > most)
      return err([problem(path, `Expected a list of ${size}, but it has ${value.length}.`)]);
    const read = value.map((each, index) => of(each, `${path}[${index}]`));
    const problems = read.flatMap((each) => (each.ok ? [] : each.error));
    return problems.length > 0 ? err(problems) : ok(read.flatMap((each) => (each.ok ? [each.value] : [])));
  };
}

/** An object whose `kind` decides which fields it has. */
export function variant<Kinds extends Readonly<Record<string, Reader<unknown>>>>(
  kinds: Kinds,
): Reader<Read<Kinds[keyof Kinds]>> {
  const names = Object.keys(kinds).join(', ');
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return unexpected(value, path, 'an object');
    const { kind } = value as { kind?: unknown };
    const read = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    return read
      ? (read(value, path) as Result<Read<Kinds[keyof Kinds]>, readonly Problem[]>)
      : unexpected(kind, inside(path, 'kind'), `one of ${names}`);
  };
}

/** Reads, then makes something else of it. */
export const map =
  <From, To>(read: Reader<From>, make: (from: From) => To): Reader<To> =>
  (value, path) => {
    const result = read(value, path);
    return result.ok ? ok(make(result.value)) : result;
  };

/** A field that may be left out or be `null`; both mean `fallback`. */
export const optional =
  <Value, Fallback>(read: Reader<Value>, fallback: Fallback): Reader<Value | Fallback> =>
  (value, path) =>
    value === undefined || value === null ? ok(fallback) : read(value, path);

const inside = (path: string, name: string): string => (path ? `${path}.${name}` : name);
