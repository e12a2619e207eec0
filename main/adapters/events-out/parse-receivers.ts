import { isIP } from 'node:net';
import { err, ok, type Result } from '../../contract/result.ts';

/** A receiver as `receivers.json` declares it. */
export interface ReceiverConfig {
  readonly name: string;
  readonly url: URL;
  /** An event that is not answered within this counts as not delivered. */
  readonly timeoutMs: number;
  /** PEM file, by its path from the data folder, with the plant's own certificate authority; null for those of the computer. */
  readonly ca: string | null;
}

const NAME = /^[a-z0-9][a-z0-9-]{0,30}$/;
const FIELDS = ['name', 'url', 'timeoutSeconds', 'ca', 'plainHttp'];
const TIMEOUT_SECONDS = { least: 1, usual: 10, most: 60 };

/**
 * Reads the receivers of a node from the text of `receivers.json`: a list of objects such as
 * `{"name":"qms","url":"https://qms.example/interlock"}`. `http:` leaves this computer only where the entry says
 * `"plainHttp": true`. All problems are told, each with its place; nothing is taken when there is one.
 */
export function parseReceivers(text: string): Result<readonly ReceiverConfig[], readonly string[]> {
  const list = parseList(text);
  if (!list.ok) return err([list.error]);
  const receivers: ReceiverConfig[] = [];
  const problems: string[] = [];
  for (const [at, entry] of list.value.entries()) {
    const parsed = parseEntry(entry);
    if (parsed.ok) receivers.push(parsed.value);
    else problems.push(`receiver ${at + 1}: ${parsed.error}`);
  }
  const names = receivers.map(({ name }) => name);
  for (const name of new Set(names.filter((each, at) => names.indexOf(each) !== at)))
    problems.push(`${name} is declared twice`);
  return problems.length > 0 ? err(problems) : ok(receivers);
}

function parseList(text: string): Result<readonly unknown[], string> {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? ok(value) : err('a list of receivers expected');
  } catch (error) {
    if (error instanceof SyntaxError) return err(`not JSON: ${error.message}`);
    throw error;
  }
}

function parseEntry(entry: unknown): Result<ReceiverConfig, string> {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return err('not an object');
  const fields: Readonly<Record<string, unknown>> = { ...entry };
  const stranger = Object.keys(fields).find((name) => !FIELDS.includes(name));
  if (stranger !== undefined) return err(`unknown field "${stranger}"`);
  const { name, ca = null, plainHttp = false, timeoutSeconds = TIMEOUT_SECONDS.usual } = fields;
  if (typeof name !== 'string' || !NAME.test(name))
    return err('name must be 1 to 31 small letters, digits and hyphens');
  if (typeof plainHttp !== 'boolean') return err('plainHttp must be true or false');
  if (ca !== null && (typeof ca !== 'string' || ca === '')) return err('ca must be the path of a PEM file');
  const { least, most } = TIMEOUT_SECONDS;
  if (typeof timeoutSeconds !== 'number' || !(timeoutSeconds >= least && timeoutSeconds <= most))
    return err(`timeoutSeconds must be from ${least} to ${most}`);
  const url = parseUrl(fields['url'], plainHttp);
  return url.ok ? ok({ name, url: url.value, timeoutMs: timeoutSeconds * 1000, ca }) : url;
}

function parseUrl(text: unknown, plainHttp: boolean): Result<URL, string> {
  const url = typeof text === 'string' ? URL.parse(text) : null;
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return err('url must be an https: address');
  if (url.username !== '' || url.password !== '') return err('url must not carry a user or password');
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && !plainHttp)
    return err('http: sends batch data in the clear: use https:, or say "plainHttp": true');
  return ok(url);
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'));
