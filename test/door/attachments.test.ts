import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ATTACHMENT_PATH, UPLOAD_PART_BYTES } from '../../main/contract/attachment.ts';
import { verifyLog } from '../../main/verifier/verify-log.ts';
import { commandOf, signInOf } from '../support/commands.ts';
import { pdf, png, stored } from '../support/pictures.ts';
import { type RunningStation, startStation } from '../support/running-station.ts';
import { type Admission, admit, connectTerminal, type StationClient } from '../support/station-client.ts';

const AT = { station: 'WS-01', person: 'OP-101' };
const START_LIMIT_MS = 60_000;
let served: RunningStation;
let admission: Admission;
let client: StationClient;

beforeAll(async () => {
  served = await startStation();
  admission = await admit(served.stations.find(({ id }) => id === 'WS-01')?.url ?? '');
  client = await connectTerminal(admission);
}, START_LIMIT_MS);
afterAll(async () => {
  await client.close();
  await served.dispose();
});

async function signIn(): Promise<void> {
  const { screen } = client.view();
  if (screen.kind !== 'signIn') return;
  const secret = screen.demoCredentials.find(({ person }) => person === AT.person)?.secret ?? '';
  await client.dispatch(signInOf(AT.station, AT.person, secret));
  await client.waitForView(({ frame }) => frame.person !== null);
}

async function upload(content: Buffer) {
  const name = randomUUID();
  for (let offset = 0; ; offset += UPLOAD_PART_BYTES) {
    const part = content.subarray(offset, offset + UPLOAD_PART_BYTES).toString('base64');
    const reply = await client.upload({ upload: name, size: content.length, offset, part });
    if (reply.kind !== 'more') return reply;
  }
}

const read = (sha256: string) =>
  fetch(new URL(`${ATTACHMENT_PATH}${sha256}?terminal=WS-01-1`, served.url), {
    headers: { Cookie: admission.cookie },
  });

describe('a photo at a running station', () => {
  it('[S129] is not taken in while nobody is signed in', async () => {
    expect(await upload(png())).toEqual({ kind: 'refused', code: 'noSession' });
  });

  it('[S111] is refused for what its content is', async () => {
    await signIn();
    expect(await upload(Buffer.from('<svg onload="x()"/>'))).toEqual({ kind: 'refused', code: 'type' });
  });

  it('[S17][S33] is stored, put on record, read back as it was, and vouched for by the log', async () => {
    await signIn();
    // Larger than one message of the wire.
    const document = pdf('x'.repeat(100_000));
    const file = stored(document, 'application/pdf');
    expect(await upload(document)).toEqual({ kind: 'stored', file });
    // On the disk, and evidence of nothing yet: nobody reads it.
    expect((await read(file.sha256)).status).toBe(404);

    await client.dispatch(commandOf('ReportException', AT, { category: 'label', narrative: 'Torn.' }));
    const reply = await client.dispatch(
      commandOf('AttachFile', AT, {
        sha256: file.sha256,
        on: { kind: 'exception', id: 'EX-01' },
        caption: 'The delivery note',
      }),
    );
    expect(reply.kind).toBe('accepted');
    const given = await read(file.sha256);
    expect([given.status, given.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(Buffer.from(await given.arrayBuffer())).toEqual(document);

    expect(await verifyLog(served.dataFolder)).toMatchObject({ failures: [], attachments: 1 });
    const path = join(served.dataFolder, 'attachments', file.sha256);
    writeFileSync(path, pdf('something else'));
    expect((await read(file.sha256)).status).toBe(404);
    expect((await verifyLog(served.dataFolder)).failures[0]?.class).toBe('attachment-changed');
    rmSync(path);
    expect((await verifyLog(served.dataFolder)).failures[0]?.class).toBe('attachment-missing');
  });

  it('[S129] is not read back once the person is gone', async () => {
    await signIn();
    const file = stored(png());
    await upload(png());
    const on = { kind: 'exception', id: 'EX-01' };
    await client.dispatch(commandOf('AttachFile', AT, { sha256: file.sha256, on, caption: 'Torn' }));
    expect((await read(file.sha256)).status).toBe(200);
    await client.dispatch(commandOf('SignOut', AT));
    expect((await read(file.sha256)).status).toBe(404);
  });
});
