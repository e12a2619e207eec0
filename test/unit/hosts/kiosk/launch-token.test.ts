import { describe, expect, it } from 'vitest';
import { launchTokens } from '../../../../main/hosts/kiosk/launch-token.ts';
import { terminalCookies } from '../../../../main/hosts/kiosk/terminal-cookie.ts';

describe('a launch token', () => {
  it('is changed for a cookie of its terminal once, and burnt', () => {
    const tokens = launchTokens();
    const token = tokens.issue('WS-01');
    const first = tokens.redeem(token);
    expect(first).toMatchObject({ kind: 'fresh', terminal: 'WS-01' });
    expect(tokens.redeem(token)).toEqual({ kind: 'burnt', terminal: 'WS-01' });
    const cookie = first?.kind === 'fresh' ? first.cookie : '';
    expect(cookie).toMatch(/^[\w-]{43}$/);
    expect(tokens.admits('WS-01', cookie)).toBe(true);
    expect(tokens.admits('PL-3', cookie)).toBe(false);
    expect(tokens.admits('WS-01', token)).toBe(false);
    expect(tokens.admits('WS-01', '')).toBe(false);
  });

  it('that never was is nothing', () => {
    const tokens = launchTokens();
    const token = tokens.issue('WS-01');
    for (const wrong of ['', 'x', token.slice(1), `${token}x`, launchTokens().issue('WS-01')])
      expect(tokens.redeem(wrong)).toBeUndefined();
    expect(tokens.redeem(token)?.kind).toBe('fresh');
  });

  it('leaves the cookies of the terminal before it valid, so that a screen can take its terminal back', () => {
    const tokens = launchTokens();
    const cookies = [1, 2, 3].map(() => {
      const redeemed = tokens.redeem(tokens.issue('WS-01'));
      return redeemed?.kind === 'fresh' ? redeemed.cookie : '';
    });
    expect(cookies.map((cookie) => tokens.admits('WS-01', cookie))).toEqual([true, true, true]);
    expect(new Set(cookies).size).toBe(3);
  });

  it('is forgotten when far too many were issued', () => {
    const tokens = launchTokens();
    const first = tokens.issue('WS-01');
    for (let n = 0; n < 16; n += 1) tokens.issue('WS-01');
    expect(tokens.redeem(first)).toBeUndefined();
  });
});

describe('the cookies of the terminals', () => {
  const cookies = terminalCookies(4173);

  it('are out of reach of scripts and of other sites', () => {
    expect(cookies.header('WS-01', 'v')).toBe('interlock-4173-WS-01=v; Path=/; HttpOnly; SameSite=Strict');
    expect(cookies.header('A/B', 'v')).toMatch(/^interlock-4173-A%2FB=v;/);
  });

  it('are told apart by terminal and port', () => {
    const header =
      'a=b; interlock-4173-WS-01=one; interlock-4174-WS-01=two;interlock-4173-PL-3=three ; interlock-4173-WS-01=four';
    expect(cookies.values('WS-01', header)).toEqual(['one', 'four']);
    expect(cookies.values('PL-3', header)).toEqual(['three']);
    expect(cookies.values('WS-0', header)).toEqual([]);
    expect(cookies.values('WS-01', undefined)).toEqual([]);
  });
});
