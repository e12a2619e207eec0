import { describe, expect, it } from 'vitest';
import { appProtocol, isStationUrl, SCHEME } from '../../../../main/hosts/electron/app-protocol.ts';
import { SECURITY_HEADERS } from '../../../../main/hosts/shared/response-headers.ts';

const assets = {
  read: async (path: string) =>
    path === '/'
      ? { body: Buffer.from('<!doctype html>'), contentType: 'text/html; charset=utf-8' }
      : undefined,
};
const ATTACHED = 'a'.repeat(64);
const attached = (sha256: string) =>
  sha256 === ATTACHED ? { mediaType: 'application/pdf' as const, content: Buffer.from('%PDF-') } : null;
const get = (url: string, method = 'GET') =>
  appProtocol(assets, () => 'Disk & <log>', attached)({ method, url });

describe('an address of the station', () => {
  it.each(['station://app/', 'station://app', 'station://app/assets/main.js?x#y', 'STATION://app/'])(
    'is %s',
    (url) => expect(isStationUrl(url)).toBe(true),
  );

  it.each([
    'station://app.evil/',
    'station://app@evil/',
    'station://user@app/',
    'station://user:secret@app/',
    'station://app:8080/',
    'station://APP.EVIL/',
    'station://ap/',
    'station://evil/app/',
    'station:///app/',
    'station:app',
    'stations://app/',
    'station2://app/',
    'https://app/',
    'https://station/app/',
    'file:///station/app',
    'about:blank',
    'about:srcdoc',
    'data:text/html,station://app/',
    'javascript:location="station://app/"',
    'blob:station://app/1',
    'app/',
    '',
  ])('is not %j', (url) => expect(isStationUrl(url)).toBe(false));
});

describe('the station: protocol', () => {
  it('is registered with a real origin and without a way around the policy', () => {
    expect(SCHEME).toEqual({
      scheme: 'station',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    });
  });

  it('serves the screens with the one policy', async () => {
    const response = await get('station://app/');
    expect([response.status, await response.text()]).toEqual([200, '<!doctype html>']);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    for (const [name, value] of Object.entries(SECURITY_HEADERS))
      expect(response.headers.get(name)).toBe(value);
  });

  it.each([
    ['POST', 'station://app/', 405],
    ['HEAD', 'station://app/', 405],
    ['GET', 'station://app.evil/', 403],
    ['GET', 'station://app@evil/', 403],
    ['GET', 'https://app/', 403],
    ['GET', 'station://app/%2e%2e%2fetc/passwd', 404],
    ['GET', 'station://app/..%2f..%2fmain/main.js', 404],
    ['GET', 'station://app/nothing.js', 404],
  ])('answers %s %s with %i and the same headers', async (method, url, status) => {
    const response = await get(url, method);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-security-policy')).toBe(SECURITY_HEADERS['Content-Security-Policy']);
  });

  it('gives an attachment as what it is, to be saved and never run', async () => {
    const response = await get(`station://app/attachments/${ATTACHED}`);
    expect([response.status, await response.text()]).toEqual([200, '%PDF-']);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': 'attachment; filename="aaaaaaaaaaaa.pdf"',
      'x-content-type-options': 'nosniff',
    });
  });

  it.each(['b'.repeat(64), '', '../folder.json', `${'a'.repeat(64)}/x`])(
    'has no attachment under %j',
    async (name) => expect((await get(`station://app/attachments/${name}`)).status).toBe(404),
  );

  it('shows the fault as text, also when there are no built screens', async () => {
    const response = await appProtocol(
      undefined,
      () => 'Disk & <log>',
      () => null,
    )({ method: 'GET', url: 'station://app/fault' });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<p>Disk &#38; &#60;log&#62;</p>');
    expect(
      (
        await appProtocol(
          undefined,
          () => '',
          () => null,
        )({ method: 'GET', url: 'station://app/' })
      ).status,
    ).toBe(404);
  });
});
