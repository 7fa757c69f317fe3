import { expect, test, type Locator, type Page } from '@playwright/test';
import { picture, signIn } from './people';
import { startersArePublished } from './startersArePublished';
import { tick } from './tick';

const pattern = 'encrypted-bucket';
const title = 'Encrypted bucket';
const launchName = `orders-${Date.now().toString(36)}`;
const mailbox = 'http://localhost:4566/_local/mails';

let admin: Page;
let developer: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  await startersArePublished(browser, [pattern, 'static-site']);
  admin = await signIn(browser, 'admin');
  developer = await signIn(browser, 'developer');
});

test('a developer follows a pattern, and launches it without a mouse', async () => {
  await developer.goto(`/patterns/${pattern}`);
  const bell = developer.getByRole('button', { name: 'Receive notifications' });
  await bell.click();
  await expect(bell).toHaveAttribute('aria-pressed', 'true');

  await developer.getByRole('link', { name: 'Use this pattern' }).focus();
  await developer.keyboard.press('Enter');
  await developer.getByRole('textbox', { name: 'Name' }).focus();
  await developer.keyboard.type(launchName);
  const logs = developer.getByRole('textbox', {
    name: 'Bucket for access logs',
  });
  await logs.focus();
  await developer.keyboard.type('arn:aws:s3:::logs');
  await developer.keyboard.press('Enter');
  await expect(
    developer.getByText(/must be the name of a bucket/).first(),
  ).toBeVisible();
  await logs.fill('team-logs');
  await picture(developer, 'launch');
  await logs.press('Enter');
  await developer.getByRole('button', { name: 'Launch' }).press('Enter');
  await expect(developer).toHaveURL(/\/patterns\/launches\/[\w-]+$/);
  await expect(developer.getByText('State: Available')).toBeAttached();
  await expect(developer.getByText('BucketName').first()).toBeVisible();
  await picture(developer, 'launched');
});

test('everybody sees who uses it', async () => {
  await admin.goto(`/patterns/${pattern}?tab=consumers`);
  await expect(admin.getByText(launchName)).toBeVisible();
  await picture(admin, 'consumers');
});

test('an admin deprecates it; who follows it is told once, here and by mail', async () => {
  const reason = 'A key of its own for each bucket costs too much.';
  await fetch(mailbox, { method: 'DELETE' });
  await retire('Deprecate', async dialog => {
    await dialog.getByRole('textbox', { name: /^Reason/ }).fill(reason);
    await picture(admin, 'deprecate');
  });
  await expect(admin.getByText(`${title} is deprecated`)).toBeVisible();
  await developer.goto(`/patterns/${pattern}`);
  await expect(developer.getByText(reason)).toBeVisible();
  await picture(developer, 'deprecated');
  await expect
    .poll(() => mailsAbout(reason), { timeout: 60_000 })
    .toEqual([['developer@example.com']]);
  await developer.goto('/notifications');
  await expect(developer.getByText(`${title} 1.0.0 is deprecated`)).toHaveCount(
    1,
  );
  await picture(developer, 'notifications');
});

test('what is revoked is not there for a developer, and comes back', async () => {
  await retire('Revoke', async dialog => {
    await dialog.getByRole('textbox', { name: /^Reason/ }).fill('It leaks.');
    await tick(dialog.getByRole('checkbox', { name: /will not find it/ }));
  });
  await expect(admin.getByText(`${title} is revoked`)).toBeVisible();
  await developer.goto(`/patterns/${pattern}`);
  await expect(
    developer.getByText(`There is no pattern ${pattern}`),
  ).toBeVisible();
  await developer.goto(`/patterns?search=${pattern}`);
  await expect(developer.getByRole('link', { name: title })).toHaveCount(0);

  await retire('Restore', async () => undefined);
  await developer.goto(`/patterns/${pattern}`);
  await expect(
    developer.getByRole('link', { name: 'Use this pattern' }),
  ).toBeVisible();
  await expect(developer.getByText(`${title} is deprecated`)).toHaveCount(0);
});

test('who launched it deletes it', async () => {
  await developer.goto('/patterns/launches');
  await developer.getByRole('link', { name: launchName }).click();
  await developer.getByRole('button', { name: 'Delete' }).click();
  const dialog = developer.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(developer.getByText('State: Deleted')).toBeAttached();
});

test('it is found in search and in the catalog', async () => {
  await expect(async () => {
    await developer.goto('/search?query=dynamodb%20pitr');
    await expect(
      developer.getByRole('link', { name: 'DynamoDB table' }),
    ).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: 120_000 });
  await developer.goto(`/catalog/default/component/${pattern}`);
  await expect(
    developer.getByRole('link', { name: 'Open the pattern' }),
  ).toBeVisible();
});

async function retire(verb: string, fill: (dialog: Locator) => Promise<void>) {
  await admin.goto(`/patterns/${pattern}`);
  await admin.getByRole('button', { name: 'Lifecycle' }).click();
  await admin.getByRole('menuitem', { name: verb }).click();
  const dialog = admin.getByRole('dialog');
  await fill(dialog);
  await dialog.getByRole('button', { name: verb }).click();
  await expect(dialog).toBeHidden();
}

/** To whom mails went that say this, one list of addresses each. */
async function mailsAbout(text: string): Promise<string[][]> {
  const { mails } = await (await fetch(mailbox)).json();
  return mails
    .filter((mail: { text?: string }) => mail.text?.includes(text))
    .map((mail: { to: string[] }) => mail.to);
}
