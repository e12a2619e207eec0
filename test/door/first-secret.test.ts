import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Reply } from '../../main/contract/replies.ts';
import { commandOf, signInOf } from '../support/commands.ts';
import { foundProduction } from '../support/production-plant.ts';
import { startStation } from '../support/running-station.ts';

const codesOf = (reply: Reply): readonly string[] =>
  reply.kind === 'refused' ? reply.denial.refusals.map(({ code }) => code) : [reply.kind];

describe('the first secret in a production plant', () => {
  it('[R1 11.300] lets its person choose another and do nothing else, and is worth nothing afterwards', async () => {
    const plant = await foundProduction();
    const station = await startStation({ dataFolder: plant.dataFolder, demo: false });
    onTestFinished(() => station.dispose());
    const client = await station.open('QA-01');
    const first = plant.secretOf('QA-01');
    const own = 'osprey-5520';
    const here = { station: 'QA-01' };
    const send = async (command: unknown) => codesOf(await client.dispatch(command));
    const signIn = (secret: string) => send(signInOf('QA-01', 'QA-01', secret));

    expect(await signIn(first)).toEqual(['secret.given']);
    expect(await send(commandOf('OpenFunction', here, { function: 'review' }))).toContain('session.none');
    expect(client.view().screen.kind).toBe('signIn');
    const choose = (secret: string, newSecret: string) =>
      send(commandOf('ChooseSecret', here, { person: 'QA-01', secret, newSecret }));
    expect(await choose(first, 'QA-01-QA-01')).toEqual(['secret.is-the-person']);
    expect(await choose(first, own)).toEqual(['accepted']);
    expect(await signIn(first)).toEqual(['credential.wrong']);
    expect(await signIn(own)).toEqual(['accepted']);
    await client.waitForView(({ frame }) => frame.person?.id === 'QA-01');

    await station.stop();
    for (const file of ['log.sqlite', 'credentials.json']) {
      const bytes = readFileSync(join(plant.dataFolder, file));
      expect([file, bytes.includes(first), bytes.includes(own)]).toEqual([file, false, false]);
    }
  });
});
