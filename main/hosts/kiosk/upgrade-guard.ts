/** What the guard looks at; header values are lists, so that a header sent twice is seen twice. */
export interface Knock {
  readonly method: string | undefined;
  /** The request target as sent. */
  readonly target: string | undefined;
  readonly headers: Readonly<Record<string, readonly string[] | undefined>>;
}

export interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 405 | 421 | 429 | 503;
  readonly sentence: string;
}

/** The socket's path; everything else is a file of the screens. */
export const SOCKET_PATH = '/station';

interface Rule {
  readonly refusal: Refusal;
  holds(knock: Knock, origin: URL): boolean;
}

/** A page of another site can reach this address too; it cannot change what its browser says about itself. */
const ALWAYS: readonly Rule[] = [
  {
    refusal: { status: 405, sentence: 'Only GET is answered here.' },
    holds: ({ method }) => method === 'GET',
  },
  {
    refusal: { status: 400, sentence: 'The address is not a path on this station.' },
    holds: ({ target }) => target?.startsWith('/') === true,
  },
  {
    refusal: { status: 421, sentence: 'This station does not go by that name.' },
    holds: ({ headers }, { host }) => isExactly(headers['host'], host),
  },
  {
    refusal: { status: 403, sentence: 'Pages of other sites get nothing from this station.' },
    holds: ({ headers }, { origin }) =>
      headers['origin'] === undefined || isExactly(headers['origin'], origin),
  },
  {
    refusal: { status: 403, sentence: 'Other sites may not load parts of this station.' },
    holds: ({ headers }) =>
      headers['sec-fetch-site'] === undefined ||
      ['same-origin', 'none'].some((site) => isExactly(headers['sec-fetch-site'], site)) ||
      isExactly(headers['sec-fetch-mode'], 'navigate'),
  },
];

/** Browsers always name the origin of a WebSocket; what does not is no screen of ours. */
const UPGRADE: readonly Rule[] = [
  {
    refusal: { status: 403, sentence: 'A connection must name its origin.' },
    holds: ({ headers }, { origin }) => isExactly(headers['origin'], origin),
  },
  {
    refusal: { status: 404, sentence: `Stations are connected at ${SOCKET_PATH}.` },
    holds: ({ target }) => pathOf(target) === SOCKET_PATH,
  },
];

/** The first rule that a request breaks; `origin` is the one address this host serves, `http://127.0.0.1:4173`. */
export const refuseRequest = (knock: Knock, origin: URL): Refusal | undefined =>
  broken(ALWAYS, knock, origin);

/** The same for a request to become a WebSocket, before its cookie is looked at. */
export const refuseUpgrade = (knock: Knock, origin: URL): Refusal | undefined =>
  broken([...ALWAYS, ...UPGRADE], knock, origin);

/** The part before `?`, undecoded: whatever needs decoding to match is not ours. */
export const pathOf = (target: string | undefined): string => target?.split('?', 1)[0] ?? '';

/** The terminal that an address names, null when it names none. */
export const terminalOf = (target: string | undefined): string | null =>
  new URLSearchParams(target?.slice(pathOf(target).length)).get('terminal');

const broken = (rules: readonly Rule[], knock: Knock, origin: URL): Refusal | undefined =>
  rules.find((rule) => !rule.holds(knock, origin))?.refusal;

const isExactly = (values: readonly string[] | undefined, expected: string): boolean =>
  values?.length === 1 && values[0] === expected;
