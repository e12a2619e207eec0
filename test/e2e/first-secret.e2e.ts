import { foundProduction } from '../support/production-plant.ts';
import { startStation } from '../support/running-station.ts';
import { faultsOfAccess } from './models/access.ts';
import { expect, test } from './window-test.ts';

test('[R1 11.300] a person who comes with a first secret is asked for one of their own before anything else', async ({
  page,
}) => {
  const plant = await foundProduction();
  const station = await startStation({ dataFolder: plant.dataFolder, demo: false });
  try {
    const address = station.stations.find(({ id }) => id === 'QA-01')?.url ?? '';
    await page.goto(address);
    const enter = async (label: string, secret: string, button: string) => {
      await page.getByRole('textbox', { name: label }).fill(secret);
      await page.getByRole('button', { name: button, exact: true }).click();
    };
    const signIn = async (secret: string) => {
      await page.getByRole('button', { name: /^P\. Raman/ }).click();
      await enter('Secret', secret, 'Sign in');
    };
    const choose = async (one: string, two: string) => {
      await enter('New secret', one, 'Go on');
      await enter('The same once more', two, 'Keep it and sign in');
    };
    const title = page.getByRole('heading', { name: 'Choose a secret of your own' });
    const told = page.getByRole('alert');

    await signIn(plant.secretOf('QA-01'));
    await expect(title).toBeVisible();
    expect(await faultsOfAccess(page)).toEqual([]);
    await choose('osprey-5520', 'osprey-5521');
    await expect(told).toContainText('The two are not the same.');
    await choose('123456', '123456');
    await expect(told).toContainText('It counts up or down.');
    await page.getByRole('button', { name: 'Do not sign in' }).click();
    await expect(page.getByRole('heading', { name: 'Show your badge' })).toBeVisible();

    await signIn(plant.secretOf('QA-01'));
    await choose('osprey-5520', 'osprey-5520');
    await expect(page.getByRole('button', { name: 'Lock' })).toBeVisible();
    await page.getByRole('button', { name: 'Lock' }).click();
    await signIn(plant.secretOf('QA-01'));
    await expect(told).toContainText('The name and the secret do not fit together.');
  } finally {
    await station.dispose();
  }
});
