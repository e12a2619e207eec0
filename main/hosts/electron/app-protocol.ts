import type { ReadAttachment } from '../../contract/attachment.ts';
import { attachmentHeaders, attachmentIn } from '../shared/attachment-answer.ts';
import { faultPage } from '../shared/fault-page.ts';
import type { RendererAssets } from '../shared/renderer-assets.ts';
import { SECURITY_HEADERS } from '../shared/response-headers.ts';

/** The scheme of the screens. It has a real origin, so that storage, CSP and fetch treat it as one site. */
export const SCHEME = {
  scheme: 'station',
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};
export const HOME = 'station://app/';
export const FAULT_PAGE = 'station://app/fault';

/**
 * True for an address of our own screens and of nothing that looks like one. Compared part by part: `origin` is
 * the text "null" for a scheme that the parser does not know, and equal for every such scheme.
 */
export function isStationUrl(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    url.protocol === 'station:' &&
    url.host === 'app' &&
    url.username === '' &&
    url.password === ''
  );
}

/**
 * Answers `station://app/…` from the built screens; `fault` is the sentence of the fault page, `attachment` reads what
 * is on record while somebody is signed in at the terminal of this window.
 */
export function appProtocol(
  assets: RendererAssets | undefined,
  fault: () => string,
  attachment: (sha256: string) => ReadAttachment | null,
) {
  return async (request: { readonly method: string; readonly url: string }): Promise<Response> => {
    if (!isStationUrl(request.url)) return answer(403, 'Not an address of this station.');
    if (request.method !== 'GET') return answer(405, 'Only GET.');
    const { pathname } = new URL(request.url);
    if (pathname === '/fault')
      return answer(200, faultPage(fault()), { 'Content-Type': 'text/html; charset=utf-8' });
    const named = attachmentIn(pathname);
    if (named !== undefined) {
      const found = attachment(named);
      return found === null
        ? answer(404, 'There is no such attachment for this terminal.')
        : answer(200, new Uint8Array(found.content), attachmentHeaders(named, found));
    }
    const asset = await assets?.read(pathname);
    return asset === undefined
      ? answer(404, 'Not found.')
      : answer(200, asset.body, { 'Content-Type': asset.contentType });
  };
}

function answer(
  status: number,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>> = { 'Content-Type': 'text/plain; charset=utf-8' },
) {
  return new Response(body, { status, headers: { ...SECURITY_HEADERS, ...headers } });
}
