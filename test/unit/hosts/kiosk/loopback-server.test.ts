import { connect, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { ATTACHMENT_PATH } from '../../../../main/contract/attachment.ts';
import { openKiosk } from '../../../../main/hosts/kiosk/kiosk-host.ts';
import { SECURITY_HEADERS } from '../../../../main/hosts/shared/response-headers.ts';
import { signInOf } from '../../../support/commands.ts';
import { ask, openFakeKiosk, upgradeHeaders } from '../../../support/fake-kiosk.ts';
import { ATTACHED, fakeNode, RIGHT_SECRET } from '../../../support/fake-node.ts';
import { admit, connectTerminal } from '../../../support/station-client.ts';

const SILENT = { info: () => {}, warn: () => {}, error: () => {} };

describe('the kiosk host over HTTP', () => {
  it('changes the token of an address for a cookie and a clean address, then shows the screens', async () => {
    const { port, urlOf, node } = await openFakeKiosk();
    const { pathname } = new URL(urlOf('WS-01'));
    const launched = await ask(port, pathname);
    expect(launched.status).toBe(303);
    expect(launched.headers['set-cookie']).toEqual([
      expect.stringMatching(/^interlock-\d+-WS-01-1=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
    expect(launched.headers.location).toBe('/?terminal=WS-01-1');
    expect(launched.body).toBe('');

    const cookie = launched.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    const page = await ask(port, '/?terminal=WS-01-1', { headers: { Cookie: cookie } });
    expect(page).toMatchObject({ status: 200, body: '<!doctype html><title>Station</title>' });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    const script = await ask(port, '/assets/main.js', { headers: { Cookie: cookie } });
    expect(script).toMatchObject({ status: 200, body: 'export {};' });
    expect(node.arrived).toEqual([]);
  });

  it('[S129] gives an attachment to the terminal of a person who is signed in, as what it is and nothing else', async () => {
    const { port, urlOf } = await openFakeKiosk();
    const admission = await admit(urlOf('WS-01'));
    const headers = { Cookie: admission.cookie };
    const path = `${ATTACHMENT_PATH}${ATTACHED}?terminal=WS-01-1`;
    expect((await ask(port, path, { headers })).status).toBe(404);

    const client = await connectTerminal(admission);
    await client.dispatch(signInOf('WS-01', 'OP-101', RIGHT_SECRET));
    const given = await ask(port, path, { headers });
    expect([given.status, given.body]).toEqual([200, 'a picture']);
    expect(given.headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': '9',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': 'inline; filename="aaaaaaaaaaaa.png"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    const other = await admit(urlOf('PL-3'));
    const asOther = { headers: { Cookie: other.cookie } };
    expect((await ask(port, path, asOther)).status).toBe(404);
    expect((await ask(port, `${ATTACHMENT_PATH}${ATTACHED}?terminal=PL-3-1`, asOther)).status).toBe(404);
    expect((await ask(port, path)).status).toBe(401);
    expect((await ask(port, `${ATTACHMENT_PATH}..%2ffolder.json?terminal=WS-01-1`, { headers })).status).toBe(
      404,
    );
    await client.close();
  });

  it('sends the one policy with every answer, and allows no other origin anything', async () => {
    const { port, urlOf } = await openFakeKiosk();
    const { pathname } = new URL(urlOf('WS-01'));
    const answers = [
      await ask(port, '/'),
      await ask(port, '/healthz'),
      await ask(port, pathname),
      await ask(port, '/none'),
    ];
    for (const { headers } of answers) {
      for (const [name, value] of Object.entries(SECURITY_HEADERS))
        expect(headers[name.toLowerCase()]).toBe(value);
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it('answers that it is well without any data', async () => {
    const { port } = await openFakeKiosk();
    expect(await ask(port, '/healthz')).toMatchObject({ status: 200, body: 'ok\n' });
  });

  it('opens an address once: a second browser gets nothing, the first one goes on', async () => {
    const { port, urlOf, next } = await openFakeKiosk();
    const { cookie } = await admit(urlOf('WS-01'));
    const { pathname } = new URL(urlOf('WS-01'));
    const stolen = await ask(port, pathname);
    expect(stolen.status).toBe(403);
    expect(stolen.headers['set-cookie']).toBeUndefined();
    const again = await ask(port, pathname, { headers: { Cookie: cookie } });
    expect(again.status).toBe(303);
    expect(again.headers['set-cookie']).toBeUndefined();
    const other = await admit(urlOf('PL-3'));
    expect((await ask(port, pathname, { headers: { Cookie: other.cookie } })).status).toBe(403);

    expect(next.map(({ station }) => station)).toEqual(['WS-01', 'PL-3']);
    expect((await admit(next[0]?.url ?? '')).location).toBe('/?terminal=WS-01-1');
  });

  it.each(['/', '/index.html', '/assets/main.js', '/nothing', '/launch/', '/launch/guess'])(
    'shows %s to nobody without a cookie',
    async (path) => {
      const { port } = await openFakeKiosk();
      const { status, body } = await ask(port, path, {
        headers: { Cookie: `interlock-${port}-WS-01-1=guess` },
      });
      expect([401, 403]).toContain(status);
      expect(body).toMatch(/^[A-Z].*\.\n$/);
    },
  );

  it.each([
    '/../outside.js',
    '/%2e%2e/outside.js',
    '/..%2foutside.js',
    '/assets/../../outside.js',
    '/assets/..%5c..%5coutside.js',
    '//outside.js',
    '/%00',
    '/%',
    '/etc/passwd',
  ])('serves no file outside its screens: %s', async (path) => {
    const { port, urlOf } = await openFakeKiosk();
    const { cookie } = await admit(urlOf('WS-01'));
    const { status, body } = await ask(port, path, { headers: { Cookie: cookie } });
    expect(status).toBe(404);
    expect(body).not.toContain('secret');
  });

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'TRACE'])(
    'answers %s with nothing',
    async (method) => {
      const { port, urlOf } = await openFakeKiosk();
      const { pathname } = new URL(urlOf('WS-01'));
      const { status, headers } = await ask(port, pathname, { method });
      expect(status).toBe(405);
      expect(headers.allow).toBe('GET');
      expect(headers['set-cookie']).toBeUndefined();
      expect((await ask(port, pathname)).status).toBe(303);
    },
  );

  it.each(['localhost', 'evil.example', '127.0.0.1'])('does not go by the name %s', async (host) => {
    const { port, urlOf } = await openFakeKiosk();
    const { pathname } = new URL(urlOf('WS-01'));
    for (const path of ['/healthz', pathname]) {
      const { status } = await ask(port, path, { headers: { Host: host } });
      expect(status).toBe(421);
    }
    expect((await ask(port, pathname)).status).toBe(303);
  });

  it('gives pages of other origins nothing, not even its health', async () => {
    const { port } = await openFakeKiosk();
    for (const origin of ['http://evil.example', 'null', `http://localhost:${port}`])
      expect((await ask(port, '/healthz', { headers: { Origin: origin } })).status).toBe(403);
  });

  it('closes on what is not HTTP', async () => {
    const { port } = await openFakeKiosk();
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => socket.write('\u0016\u0003\u0001 not http\r\n\r\n'));
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('listens on this computer alone', async () => {
    const { port } = await openFakeKiosk();
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .find(({ family, internal }) => family === 'IPv4' && !internal);
    const address = outside?.address ?? '127.0.0.2';
    const outcome = await new Promise<string>((resolve) => {
      const socket = connect(port, address, () => {
        socket.destroy();
        resolve('connected');
      });
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
    });
    expect(outcome).toBe('ECONNREFUSED');
  });

  it('says in one sentence when its port is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const opened = await openKiosk({
      node: fakeNode(),
      port,
      assets: undefined,
      log: SILENT,
      onLaunched: () => {},
    });
    taken.close();
    expect(opened).toEqual({
      ok: false,
      error: `Port ${port} is in use by another program: name another with --port, or 0 for a free one.`,
    });
  });

  it('says that the screens are not built, and still answers scripts', async () => {
    const opened = await openKiosk({
      node: fakeNode(),
      port: 0,
      assets: undefined,
      log: SILENT,
      onLaunched: () => {},
    });
    if (!opened.ok) throw new Error(opened.error);
    const kiosk = opened.value;
    const { cookie, origin } = await admit(kiosk.stations[0]?.url ?? '');
    const port = Number(new URL(origin).port);
    expect(await ask(port, '/', { headers: { Cookie: cookie } })).toMatchObject({ status: 503 });
    expect((await ask(port, '/station', { headers: upgradeHeaders(origin, cookie) })).status).toBe(101);
    await kiosk.close();
  });
});

describe('a connection to the kiosk host', () => {
  const knock = async (
    change: Readonly<Record<string, string | undefined>>,
    target = '/station?terminal=WS-01-1',
  ) => {
    const { port, origin, urlOf, node } = await openFakeKiosk();
    const { cookie } = await admit(urlOf('WS-01'));
    const headers = Object.fromEntries(
      Object.entries({ ...upgradeHeaders(origin, cookie), ...change }).filter(
        ([, value]) => value !== undefined,
      ),
    ) as Record<string, string>;
    const { status } = await ask(port, target, { headers });
    return { status, listeners: node.listeners('WS-01-1') + node.listeners('PL-3-1') };
  };

  it('is made with the cookie of its terminal, from the own page', async () => {
    expect((await knock({})).status).toBe(101);
    expect((await knock({}, '/station')).status).toBe(101);
  });

  it.each([
    ['another host name', { Host: 'evil.example' }, 421],
    ['another origin', { Origin: 'http://evil.example' }, 403],
    ['the origin of a local file', { Origin: 'null' }, 403],
    ['no origin', { Origin: undefined }, 403],
    ['no cookie', { Cookie: undefined }, 401],
    ['a guessed cookie', { Cookie: 'interlock-1-WS-01-1=x' }, 401],
  ])('is refused with %s', async (_case, change, status) => {
    expect(await knock(change)).toEqual({ status, listeners: 0 });
  });

  it('is refused with the cookie of another terminal, named or renamed', async () => {
    const { port, origin, urlOf, node } = await openFakeKiosk();
    const own = (await admit(urlOf('WS-01'))).cookie;
    const renamed = own.replace('WS-01', 'PL-3');
    for (const cookie of [own, renamed, `${own}; ${renamed}`]) {
      const { status } = await ask(port, '/station?terminal=PL-3-1', {
        headers: upgradeHeaders(origin, cookie),
      });
      expect(status).toBe(401);
    }
    expect(node.listeners('PL-3-1')).toBe(0);
  });

  it('must say which terminal it is for when a browser holds several', async () => {
    const { port, origin, urlOf } = await openFakeKiosk();
    const cookies = [await admit(urlOf('WS-01')), await admit(urlOf('PL-3'))]
      .map(({ cookie }) => cookie)
      .join('; ');
    const at = (target: string) => ask(port, target, { headers: upgradeHeaders(origin, cookies) });
    expect((await at('/station')).status).toBe(401);
    expect((await at('/station?terminal=PL-3-1')).status).toBe(101);
    expect((await at('/station?terminal=WS-01-1')).status).toBe(101);
  });

  it.each(['/', '/other', '/healthz'])('is refused at %s', async (target) => {
    expect((await knock({}, target)).status).toBe(404);
  });

  it('is refused when it is made again and again', async () => {
    const { port, origin, urlOf, node, kiosk } = await openFakeKiosk();
    const { cookie } = await admit(urlOf('WS-01'));
    const statuses = [];
    for (let n = 0; n < 60; n += 1)
      statuses.push((await ask(port, '/station', { headers: upgradeHeaders(origin, cookie) })).status);
    expect(statuses.slice(0, 30)).toEqual(Array(30).fill(101));
    const refused = statuses.filter((status) => status === 429).length;
    expect(refused).toBeGreaterThan(0);
    await kiosk.close();
    expect(node.floods).toEqual([refused]);
  });
});
