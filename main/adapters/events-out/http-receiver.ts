import { request as requestPlainly } from 'node:http';
import { request as requestSecurely } from 'node:https';
import type { Answer, EventReceiver, SignedMessage } from '../../application/ports/event-receiver.ts';
import type { DeliveryTrouble } from '../../contract/views.ts';
import type { ReceiverConfig } from './parse-receivers.ts';

/** Names the header that carries the signature; `docs/events-out.md` tells how to check it. */
export const SIGNATURE_HEADER = 'Interlock-Signature';

/** Not now, by its status: the receiver is busy or broken, and the event is good. */
const COME_BACK = new Set([408, 429]);

/**
 * A receiver that takes events by HTTP POST, one a request. 2xx is taken; 408, 429, 5xx and silence are tried again;
 * everything else refuses. A redirect is not followed: it would bring batch data where no configuration says.
 * `ca`: certificate authority to trust instead of the computer's.
 */
export const httpReceiver = (
  { name, url, timeoutMs }: ReceiverConfig,
  ca: string | null = null,
): EventReceiver => ({
  name,
  send: (message, signal) => post({ url, timeoutMs, ca }, message, signal),
});

function post(
  { url, timeoutMs, ca }: { readonly url: URL; readonly timeoutMs: number; readonly ca: string | null },
  { mediaType, body, keyId, signature }: SignedMessage,
  stop: AbortSignal,
): Promise<Answer> {
  const request = url.protocol === 'https:' ? requestSecurely : requestPlainly;
  const timeout = AbortSignal.timeout(timeoutMs);
  return new Promise((resolve) => {
    const sent = request(url, {
      method: 'POST',
      agent: false,
      signal: AbortSignal.any([stop, timeout]),
      ...(ca === null ? {} : { ca }),
      headers: {
        'Content-Type': mediaType,
        'Content-Length': body.byteLength,
        [SIGNATURE_HEADER]: `keyid="${keyId}", alg="ed25519", sig=:${Buffer.from(signature).toString('base64')}:`,
      },
    });
    sent.on('response', (response) => {
      resolve(answerOf(response.statusCode ?? 0, response.headers['retry-after']));
      // The status said all: what a receiver talks beside it, or breaks off, does not count.
      response.on('error', () => {});
      response.resume();
    });
    sent.on('error', (error) =>
      resolve({
        kind: 'later',
        trouble: timeout.aborted ? { code: 'slow', data: { seconds: timeoutMs / 1000 } } : troubleOf(error),
        afterMs: null,
      }),
    );
    sent.end(body);
  });
}

function answerOf(status: number, retryAfter: string | undefined): Answer {
  const data = { status };
  if (status >= 200 && status < 300) return { kind: 'taken' };
  if (status >= 500 || COME_BACK.has(status)) {
    const seconds = Number(retryAfter);
    const afterMs = retryAfter !== undefined && seconds >= 0 ? seconds * 1000 : null;
    return { kind: 'later', trouble: { code: 'busy', data }, afterMs };
  }
  const code = status >= 300 && status < 400 ? 'redirected' : 'refused';
  return { kind: 'refused', trouble: { code, data } };
}

const TROUBLE_OF_CODE: Readonly<Record<string, DeliveryTrouble['code']>> = {
  ECONNREFUSED: 'notListening',
  ENOTFOUND: 'unknownName',
  EAI_AGAIN: 'unknownName',
  EHOSTUNREACH: 'noRoute',
  ENETUNREACH: 'noRoute',
  CERT_HAS_EXPIRED: 'certificateDate',
  CERT_NOT_YET_VALID: 'certificateDate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificateName',
  EPROTO: 'noTls',
  ERR_SSL_WRONG_VERSION_NUMBER: 'noTls',
  CERT_SIGNATURE_FAILURE: 'certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  INVALID_CA: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
};

function troubleOf(error: Error): DeliveryTrouble {
  const code = 'code' in error ? String(error.code) : error.name;
  const known = TROUBLE_OF_CODE[code];
  // Several addresses of one name fail together, and then there is no message.
  return known
    ? { code: known, data: {} }
    : { code: 'unreachable', data: { detail: error.message === '' ? code : error.message } };
}
