import { expect, test } from './floor/station-test.ts';

test.describe('signing in', () => {
  test('[S34] a badge says who, the secret proves it, and the first time a person accepts that signatures bind', async ({
    booth,
  }) => {
    await expect(booth.page.getByRole('heading', { name: 'Show your badge' })).toBeVisible();
    await booth.expectAccessible();
    await booth.badge('MET-01');
    await expect(booth.page.locator('.sign-in-name')).toHaveText('O. Ivanov');
    await booth.enterSecret('70259386');
    await booth.press('Sign in');
    await expect(booth.page.getByRole('heading', { name: /O. Ivanov, this comes before/ })).toBeVisible();
    await booth.expectAccessible();
    await booth.press('Read and sign the statement');
    await booth.expectAccessible();
    await booth.sign('MET-01', 'I understand this');
    await expect(booth.page.getByRole('heading', { name: 'My work' })).toBeVisible();
    await expect(booth.page.getByText('No work for this station now')).toBeVisible();
    await booth.expectAccessible();
  });

  test('a wrong secret is refused in words, and nobody is signed in', async ({ booth }) => {
    await booth.signIn('OP-101', '00000000');
    const words = booth.page.getByRole('alert');
    await expect(words).toContainText('The name and the secret do not fit together.');
    await expect(booth.page.getByRole('textbox', { name: 'Secret' })).toHaveValue('');
    await expect(booth.button('Lock')).toHaveCount(0);
    await booth.expectAccessible();
    await booth.signIn('OP-101');
    await expect(booth.button('Lock')).toBeVisible();
  });

  test('five wrong secrets lock the name, not the station (21 CFR 11.300)', async ({ booth }) => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await booth.signIn('OP-101', `0000000${attempt}`);
      await expect(booth.page.getByRole('textbox', { name: 'Secret' })).toHaveValue('');
      await expect(booth.page.getByRole('alert')).toBeVisible();
    }
    await booth.signIn('OP-101');
    await expect(booth.page.getByRole('alert')).toContainText('Five wrong secrets locked this name');
    await expect(booth.page.getByRole('alert')).toContainText('Call the administrator to unlock the name.');
    await expect(booth.button('Lock')).toHaveCount(0);
    await booth.signIn('OP-107');
    await expect(booth.button('Lock')).toBeVisible();
  });

  test('a person types letters on the keyboard of the screen', async ({ booth }) => {
    await booth.press('abc Letters');
    await booth.expectAccessible();
    await booth.page.getByRole('button', { name: 'q', exact: true }).tap();
    await expect(booth.page.getByRole('textbox', { name: 'Secret' })).toHaveValue('q');
  });
});
