import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { httpReceiver } from '../../../../main/adapters/events-out/http-receiver.ts';
import { type Certificate, certificateBy, newAuthority, selfSigned } from '../../../support/certificates.ts';
import { eventDesk } from '../../../support/event-desk.ts';

const plant = newAuthority('Northfield CA');
const stranger = newAuthority('Somebody else');
const MESSAGE = {
  mediaType: 'application/cloudevents+json',
  body: new TextEncoder().encode('{"id":"1","subject":"hold/H-1","sequence":"1"}'),
  keyId: 'interlock/x+1',
  signature: new Uint8Array(64),
};

/** Offers one event to a receiver that answers with a certificate; what came of it, and what the receiver saw. */
async function offer(certificate: Certificate, ca: string | null = plant.certificate.pem) {
  const desk = await eventDesk(() => 204, certificate);
  const receiver = httpReceiver({ name: 'qms', url: new URL(desk.url), timeoutMs: 5_000, ca: null }, ca);
  const answer = await receiver.send(MESSAGE, new AbortController().signal);
  return { answer, arrived: desk.arrived.length };
}

describe('a receiver over TLS [S51][R1 11.30]', () => {
  it('takes events when the authority of the plant vouches for it', async () => {
    expect(await offer(certificateBy(plant))).toEqual({ answer: { kind: 'taken' }, arrived: 1 });
  });

  it.each([
    ['of another authority', certificateBy(stranger), undefined, 'certificate'],
    ['that it signed for itself', selfSigned(), undefined, 'certificate'],
    ['of an authority that the computer does not know', certificateBy(plant), null, 'certificate'],
    ['that has ended', certificateBy(plant, { days: -1 }), undefined, 'certificateDate'],
    [
      'for another computer',
      certificateBy(plant, { names: ['qms.plant.example'] }),
      undefined,
      'certificateName',
    ],
  ])('is told nothing with a certificate %s', async (_which, certificate, ca, code) => {
    expect(await offer(certificate, ca)).toEqual({
      answer: { kind: 'later', trouble: { code, data: {} }, afterMs: null },
      arrived: 0,
    });
  });

  it('is told nothing where plain HTTP answers', async () => {
    const seen: string[] = [];
    const server = createServer((request) => void seen.push(request.url ?? ''));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const url = new URL(`https://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const receiver = httpReceiver({ name: 'qms', url, timeoutMs: 5_000, ca: null }, plant.certificate.pem);
    const answer = await receiver.send(MESSAGE, new AbortController().signal);
    expect([answer.kind === 'later' && answer.trouble.code, seen]).toEqual(['noTls', []]);
  });
});
