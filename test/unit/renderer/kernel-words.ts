import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const DOMAIN = join(import.meta.dirname, '..', '..', '..', 'main', 'domain');

/** What the variable part of a code can be; a code built from anything else is not known to this test. */
const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  'status.${lot.quality}': ['quarantine', 'rejected'],
  'container.${last.phase}': ['weighed', 'verified'],
  'code.${due}': ['firstOff', 'rollChange', 'restart', 'interval', 'lastOff'],
  'specimen.${due}': ['first', 'rollChange'],
  'hold.${kind}': ['lot', 'container', 'equipment', 'batch', 'station', 'roll'],
  'roll.${roll.quality}': ['quarantine', 'rejected'],
  'reconciliation.${standing}': ['outside', 'disagree'],
  'component.${standing}': ['unissued', 'uncounted', 'outside'],
  'range.${capture.why}': ['overload', 'underload'],
  'reading.${capture.why}': ['noScale', 'silent', 'lost', 'foreign', 'fault', 'malformed', 'refused'],
  'printer.${observed.printer}': ['notReady', 'none'],
  'secret.${newSecret.fault}': ['too-short', 'too-long', 'is-the-person', 'repeats', 'counts', 'unchanged'],
  'check.${scale.recheck}': ['failed', 'disturbed', 'invalidated', 'adjusted'],
};

export interface FoundCode {
  readonly code: string;
  readonly file: string;
  /** Names of the data beside it; null where they are worked out while running. */
  readonly data: ReadonlySet<string> | null;
}

/** Every refusal code the kernel can find, read off its source. */
export function refusalCodes(): readonly FoundCode[] {
  return sources(DOMAIN).flatMap(({ file, text }) =>
    [...text.matchAll(/\bfinding\(\s*(['`])([^'`]+)\1/g)].flatMap((match) => {
      const [whole, , code = ''] = match;
      const rest = argumentsAfter(text, match.index + whole.length);
      const data = dataNames(rest);
      return expanded(code, file).map((each) => ({ code: each, file, data }));
    }),
  );
}

function expanded(code: string, file: string): readonly string[] {
  if (!code.includes('${')) return [code];
  const variants = VARIANTS[code];
  if (variants === undefined) throw new Error(`${file} builds a code this test cannot expand: ${code}`);
  const prefix = code.slice(0, code.indexOf('${'));
  return variants.map((variant) => `${prefix}${variant}`);
}

/** The text up to the parenthesis that ends the call. */
function argumentsAfter(text: string, from: number): string {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return text.slice(from, at);
  }
  return '';
}

/** The keys of the first object literal among arguments. */
function dataNames(text: string): ReadonlySet<string> | null {
  const open = text.indexOf('{');
  if (open === -1) return /^\s*,\s*[a-z]/i.test(text) ? null : new Set();
  const names = new Set<string>();
  let depth = 0;
  let isKey = true;
  for (const token of text.slice(open).matchAll(/[{}()[\],:]|\.\.\.|[A-Za-z_$][\w$]*|'[^']*'|`[^`]*`|\S/g)) {
    const [word] = token;
    if (depth === 1 && isKey && /^[A-Za-z_$]/.test(word)) names.add(word);
    if (depth === 1 && isKey && (word === '[' || word === '...')) return null;
    if ('{(['.includes(word)) depth += 1;
    if ('})]'.includes(word)) depth -= 1;
    if (depth === 0) break;
    if (depth === 1) isKey = word === ',' || word === '{';
  }
  return names;
}

function sources(folder: string): { readonly file: string; readonly text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
}

/** Every kind of fact the log can hold, read off its declaration. */
export function eventTypes(): readonly string[] {
  const text = readFileSync(join(DOMAIN, 'events.ts'), 'utf8');
  const declared = text.slice(
    text.indexOf('export interface EventData'),
    text.indexOf('export type EventType'),
  );
  return [...declared.matchAll(/^ {2}([A-Z][A-Za-z]+): /gm)].map(([, name = '']) => name);
}

/** Every code of an item that keeps a line of the checklist open, read off its source. */
export function readinessItems(): readonly string[] {
  const text = sources(join(DOMAIN, 'release')).map((each) => each.text);
  const found = text.join('\n').matchAll(/\b(?:item|about|unaccounted)\(\s*'(\w+)'/g);
  return [...new Set([...found].map(([, code = '']) => code))];
}
