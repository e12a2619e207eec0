import { createHash, timingSafeEqual } from 'node:crypto';
import { newSecret } from '../../adapters/system/random.ts';

/** What came of a launch address: a new cookie, the news that it was used before, or nothing known. */
export type Redeemed =
  | { readonly kind: 'fresh'; readonly terminal: string; readonly cookie: string }
  | { readonly kind: 'burnt'; readonly terminal: string };

/**
 * Who may speak for a terminal, for this run of the host. Whoever started the host gets an address with a token that
 * works once; a browser changes it for a cookie that scripts in the page cannot read. Only digests are kept.
 */
export interface LaunchTokens {
  /** A new one-time token of a terminal. */
  issue(terminal: string): string;
  /** Changes a token for a cookie value and burns it; undefined for a token that never was. */
  redeem(token: string): Redeemed | undefined;
  /** Whether this cookie value was given to this terminal. */
  admits(terminal: string, cookie: string): boolean;
}

/** A terminal's printed addresses, its browser's restarts and the browsers that took it over: more is not honest use. */
const MOST_TOKENS = 16;
const MOST_COOKIES = 16;

interface Token {
  readonly digest: Buffer;
  readonly terminal: string;
  readonly burnt: boolean;
}

export function launchTokens(): LaunchTokens {
  const tokens = new Map<string, readonly Token[]>();
  const cookies = new Map<string, readonly Buffer[]>();

  const find = (token: string): Token | undefined => {
    const digest = digestOf(token);
    return [...tokens.values()].flat().find((other) => timingSafeEqual(other.digest, digest));
  };

  return {
    issue(terminal) {
      const token = newSecret();
      const issued = { digest: digestOf(token), terminal, burnt: false };
      tokens.set(terminal, [...(tokens.get(terminal) ?? []), issued].slice(-MOST_TOKENS));
      return token;
    },
    redeem(token) {
      const known = find(token);
      if (known === undefined) return undefined;
      const { terminal } = known;
      if (known.burnt) return { kind: 'burnt', terminal };
      const others = (tokens.get(terminal) ?? []).filter((other) => other !== known);
      tokens.set(terminal, [{ ...known, burnt: true }, ...others]);
      const cookie = newSecret();
      cookies.set(terminal, [...(cookies.get(terminal) ?? []), digestOf(cookie)].slice(-MOST_COOKIES));
      return { kind: 'fresh', terminal, cookie };
    },
    admits(terminal, cookie) {
      const digest = digestOf(cookie);
      return (cookies.get(terminal) ?? []).some((other) => timingSafeEqual(other, digest));
    },
  };
}

/** Of equal length whatever was sent, so that the comparison takes equal time. */
const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
