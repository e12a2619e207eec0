import { describe, expect, it } from 'vitest';
import { chooseHost, probeElectronDownload } from '../../../native/setup/choose-host.mjs';

const desk = {
  platform: 'linux',
  root: false,
  display: true,
  userNamespaces: true,
  setuidSandbox: false,
  hasBinary: () => true,
  fetchBinary: async (): Promise<string | undefined> => {
    throw new Error('asked the network although it was not needed');
  },
};

describe('npm start chooses its host', () => {
  it('takes Electron when its binary is installed and its sandbox can run', async () => {
    expect(await chooseHost(undefined, desk)).toEqual({
      host: 'electron',
      reason: 'its binary is installed',
    });
  });

  it.each([
    ['there is no display for an Electron window', { display: false }],
    ["Electron's sandbox does not run as root", { root: true }],
    ["this system's user namespaces are closed to Electron's sandbox", { userNamespaces: false }],
  ])('takes the kiosk host and says why: %s', async (reason, fact) => {
    expect(await chooseHost(undefined, { ...desk, ...fact })).toEqual({ host: 'kiosk', reason });
  });

  it('counts a setuid sandbox helper as a sandbox, and asks none of this outside Linux', async () => {
    const closed = { ...desk, userNamespaces: false };
    expect((await chooseHost(undefined, { ...closed, setuidSandbox: true })).host).toBe('electron');
    expect((await chooseHost(undefined, { ...closed, platform: 'win32', display: false })).host).toBe(
      'electron',
    );
  });

  it('fetches a missing binary, and takes the kiosk host with the reason when it cannot', async () => {
    const without = { ...desk, hasBinary: () => false };
    expect(await chooseHost(undefined, { ...without, fetchBinary: async () => undefined })).toEqual({
      host: 'electron',
      reason: 'its binary was fetched just now',
    });
    expect(await chooseHost(undefined, { ...without, fetchBinary: async () => 'no network' })).toEqual({
      host: 'kiosk',
      reason: 'no network',
    });
  });

  it('obeys --host kiosk without asking further', async () => {
    expect((await chooseHost('kiosk', desk)).host).toBe('kiosk');
  });
});

describe('the probe of the Electron download', () => {
  it('asks for the exact archive of this platform, with a limit of its own', async () => {
    const asked: string[] = [];
    const answer = await probeElectronDownload(
      async (url, init) => {
        asked.push(String(url));
        expect(init).toMatchObject({ method: 'HEAD' });
        expect(init?.signal).toBeInstanceOf(AbortSignal);
        return new Response(null, { status: 200 });
      },
      { ELECTRON_MIRROR: 'https://mirror.example/' },
    );
    expect(answer).toBeUndefined();
    expect(asked[0]).toMatch(/^https:\/\/mirror\.example\/v(\d+\.\d+\.\d+)\/electron-v\1-\w+-\w+\.zip$/);
  });

  it.each([
    [async () => new Response(null, { status: 404 }), /404 from github\.com/],
    [() => Promise.reject(new DOMException('late', 'TimeoutError')), /no answer in 4 s/],
    [
      () => Promise.reject(new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } })),
      /github\.com: ENOTFOUND/,
    ],
  ])('turns a failure into one reason (%#)', async (fetcher, reason) => {
    expect(await probeElectronDownload(fetcher, {})).toMatch(reason);
  });
});
