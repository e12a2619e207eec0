/**
 * The cookies of this host: one name a terminal, because a browser may show several terminals of one node, and the
 * port in the name, because browsers keep one jar for all ports of an address.
 */
export interface TerminalCookies {
  /** The header that gives a terminal's cookie: out of reach of scripts, and never sent along from another site. */
  header(terminal: string, value: string): string;
  /** Every value that the request carries for a terminal. */
  values(terminal: string, cookieHeader: string | undefined): readonly string[];
}

export function terminalCookies(port: number): TerminalCookies {
  const nameOf = (terminal: string) => `interlock-${port}-${encodeURIComponent(terminal)}`;
  return {
    header: (terminal, value) => `${nameOf(terminal)}=${value}; Path=/; HttpOnly; SameSite=Strict`,
    values(terminal, cookieHeader = '') {
      const prefix = `${nameOf(terminal)}=`;
      return cookieHeader
        .split(';')
        .map((pair) => pair.trim())
        .flatMap((pair) => (pair.startsWith(prefix) ? [pair.slice(prefix.length)] : []));
    },
  };
}
