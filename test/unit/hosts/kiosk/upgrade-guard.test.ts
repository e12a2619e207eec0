import { describe, expect, it } from 'vitest';
import {
  type Knock,
  pathOf,
  refuseRequest,
  refuseUpgrade,
  terminalOf,
} from '../../../../main/hosts/kiosk/upgrade-guard.ts';

const ORIGIN = new URL('http://127.0.0.1:4173');

const knock = (change: Partial<Knock> = {}, headers: Knock['headers'] = {}): Knock => ({
  method: 'GET',
  target: '/station?terminal=WS-01',
  headers: { host: ['127.0.0.1:4173'], origin: ['http://127.0.0.1:4173'], ...headers },
  ...change,
});

describe('the guard at the door', () => {
  it('lets the own page in', () => {
    expect(refuseRequest(knock(), ORIGIN)).toBeUndefined();
    expect(refuseUpgrade(knock(), ORIGIN)).toBeUndefined();
    expect(refuseRequest(knock({}, { origin: undefined }), ORIGIN)).toBeUndefined();
    expect(refuseUpgrade(knock({}, { 'sec-fetch-site': ['same-origin'] }), ORIGIN)).toBeUndefined();
  });

  it('lets a person come from anywhere by an address, and no part of a page', () => {
    const from = (site: string, mode: string) =>
      refuseRequest(
        knock({}, { origin: undefined, 'sec-fetch-site': [site], 'sec-fetch-mode': [mode] }),
        ORIGIN,
      );
    expect(from('cross-site', 'navigate')).toBeUndefined();
    expect(from('none', 'navigate')).toBeUndefined();
    expect(from('cross-site', 'no-cors')?.status).toBe(403);
    expect(from('same-site', 'no-cors')?.status).toBe(403);
  });

  it.each([
    '127.0.0.1',
    '127.0.0.1:4174',
    'localhost:4173',
    '127.0.0.1:4173.evil.example',
    'evil.example',
    '127.0.0.1:4173@evil.example',
    '[::1]:4173',
    '',
  ])('refuses the name %s', (host) => {
    expect(refuseRequest(knock({}, { host: [host] }), ORIGIN)?.status).toBe(421);
    expect(refuseUpgrade(knock({}, { host: [host] }), ORIGIN)?.status).toBe(421);
  });

  it('refuses a name sent twice or not at all', () => {
    expect(refuseRequest(knock({}, { host: ['127.0.0.1:4173', 'evil.example'] }), ORIGIN)?.status).toBe(421);
    expect(refuseRequest(knock({}, { host: undefined }), ORIGIN)?.status).toBe(421);
  });

  it.each([
    'null',
    'http://127.0.0.1',
    'https://127.0.0.1:4173',
    'http://127.0.0.1:4174',
    'http://127.0.0.1:4173/',
    'http://localhost:4173',
    'http://127.0.0.1:4173.evil.example',
    'http://evil.example',
    'HTTP://127.0.0.1:4173',
    '',
  ])('refuses the origin %s', (origin) => {
    expect(refuseRequest(knock({}, { origin: [origin] }), ORIGIN)?.status).toBe(403);
    expect(refuseUpgrade(knock({}, { origin: [origin] }), ORIGIN)?.status).toBe(403);
  });

  it('refuses a connection that names no origin, or two', () => {
    expect(refuseUpgrade(knock({}, { origin: undefined }), ORIGIN)?.status).toBe(403);
    const twice = ['http://127.0.0.1:4173', 'http://127.0.0.1:4173'];
    expect(refuseUpgrade(knock({}, { origin: twice }), ORIGIN)?.status).toBe(403);
  });

  it.each(['POST', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE', 'CONNECT', undefined])(
    'refuses %s',
    (method) => {
      expect(refuseRequest(knock({ method }), ORIGIN)?.status).toBe(405);
    },
  );

  it.each(['http://127.0.0.1:4173/', '*', '', undefined])('refuses the target %s', (target) => {
    expect(refuseRequest(knock({ target }), ORIGIN)?.status).toBe(400);
  });

  it.each(['/', '/Station', '/station/', '/%73tation', '//station', '/other'])(
    'has no socket at %s',
    (target) => {
      expect(refuseUpgrade(knock({ target }), ORIGIN)?.status).toBe(404);
    },
  );
});

describe('an address', () => {
  it('is cut at its query, undecoded', () => {
    expect(pathOf('/a%2fb?c=/d?e')).toBe('/a%2fb');
    expect(pathOf(undefined)).toBe('');
  });

  it('names a terminal or none', () => {
    expect(terminalOf('/station?terminal=WS-01')).toBe('WS-01');
    expect(terminalOf('/station?x=1&terminal=A%2FB&terminal=C')).toBe('A/B');
    expect(terminalOf('/station')).toBeNull();
    expect(terminalOf(undefined)).toBeNull();
  });
});
