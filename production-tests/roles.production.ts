import { expect, test, type Page } from '@playwright/test';
import { picture, signIn } from '../packages/app/e2e-tests/people';
import {
  starter,
  startersArePublished,
} from '../packages/app/e2e-tests/startersArePublished';

const pattern = `/patterns/${starter}`;
const wizard = '/create/templates/default/publish-cfn-pattern';

/** What a person may reach: the tabs of the plugin, in order. */
async function tabsOf(page: Page) {
  await page.goto('/patterns');
  await expect(page.getByRole('tab', { name: 'Catalog' })).toBeVisible();
  await expect(
    page.getByRole('link', { name: 'Queue with dead letters' }).first(),
  ).toBeVisible();
  const tabs = await page.getByRole('tab').allTextContents();
  return tabs.map(tab => tab.replace(/ \(.*\)/, ''));
}

test.beforeAll(({ browser }) => startersArePublished(browser));

test('a developer finds, reads and uses patterns, and is told kindly of the rest', async ({
  browser,
}) => {
  const page = await signIn(browser, 'developer');
  expect(await tabsOf(page)).toEqual([
    'Catalog',
    'Following',
    'My launches',
    'Attributes',
  ]);
  await expect(
    page.getByRole('button', { name: 'Publish a pattern' }),
  ).toHaveCount(0);

  await page.goto(pattern);
  await expect(
    page.getByText('aws servicecatalog provision-product'),
  ).toBeVisible();
  for (const name of ['New version', 'History']) {
    await expect(page.getByRole('link', { name })).toHaveCount(0);
  }
  await page.goto(`${pattern}/versions/1.0.0`);
  await expect(page.getByText('Published and ready to use')).toBeVisible();
  for (const name of ['Watch the release task', 'Submit again']) {
    await expect(page.getByRole('link', { name })).toHaveCount(0);
  }
  for (const name of ['Approve', 'Retry']) {
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  }

  for (const [url, told] of [
    ['/patterns/reviews', 'Reviews are for reviewers'],
    ['/patterns/submissions', 'Submissions are for publishers'],
    [`${pattern}?tab=history`, 'The history is for administrators'],
    ['/create', 'Publishing patterns is for publishers'],
    [wizard, 'Publishing patterns is for publishers'],
    ['/settings', 'You are a reader'],
  ]) {
    await page.goto(url);
    await expect(page.getByText(told).first(), url).toBeVisible();
  }
  await picture(page, 'role');
});

test('a publisher publishes, sees drafts, and reviews nothing', async ({
  browser,
}) => {
  const page = await signIn(browser, 'publisher');
  expect(await tabsOf(page)).toEqual([
    'Catalog',
    'Following',
    'My launches',
    'My submissions',
    'Attributes',
  ]);
  await expect(
    page.getByRole('button', { name: 'Publish a pattern' }).first(),
  ).toBeVisible();
  await page.goto(pattern);
  await expect(page.getByRole('link', { name: 'New version' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'History' })).toHaveCount(0);
  await page.goto('/patterns/submissions');
  await expect(
    page.getByRole('link', { name: /queue-with-dead-letters/ }).first(),
  ).toBeVisible();
  await page.goto('/patterns/reviews');
  await expect(page.getByText('Reviews are for reviewers')).toBeVisible();
  await page.goto(wizard);
  await page.getByLabel(/^Name/).fill('a-free-name');
  await expect(page.getByText('a-free-name is free')).toBeVisible();
  await page.goto('/settings');
  await expect(
    page.getByText('You are a publisher (PATTERN_PUBLISHER)'),
  ).toBeVisible();
});

test('an administrator sees who did what, and where the release ran', async ({
  browser,
}) => {
  const page = await signIn(browser, 'admin');
  expect(await tabsOf(page)).toEqual([
    'Catalog',
    'Following',
    'My launches',
    'My submissions',
    'Reviews',
    'Attributes',
    'AWS',
    'Overview',
  ]);
  await page.goto('/patterns/overview');
  await expect(
    page
      .getByRole('table', { name: 'Versions by state' })
      .getByRole('link', { name: 'Published', exact: true }),
  ).toBeVisible();
  await picture(page, 'overview');
  await page.goto(pattern);
  await page.getByRole('link', { name: 'History' }).click();
  const history = page.getByRole('list', { name: /history/i });
  for (const step of [
    'Submitted',
    'In review',
    'Approved',
    'Publishing',
    'Published',
  ]) {
    await expect(history.getByText(step, { exact: true })).toBeVisible();
  }
  await picture(page, 'history');
  await page.goto(`${pattern}/versions/1.0.0`);
  await page.getByRole('link', { name: 'Watch the release task' }).click();
  await expect(
    page.getByText('Publish to AWS Service Catalog').first(),
  ).toBeVisible();
  await page.goto('/settings');
  await expect(
    page.getByText('You are an administrator (SYSTEM_ADMIN)'),
  ).toBeVisible();
});

test('signing out ends the session, here and at Cognito', async ({
  browser,
}) => {
  const page = await signIn(browser, 'admin', '/settings');
  await page.getByTestId('user-settings-menu').click();
  await page.getByTestId('sign-out').click();
  await expect(
    page.getByRole('button', { name: /sign in with/i }),
  ).toBeVisible();
  await page.goto('/patterns/reviews');
  await page.getByRole('button', { name: /sign in with/i }).click();
  // Cognito asks again who one is.
  await page.getByRole('button', { name: /developer/i }).click();
  await expect(page.getByText('Reviews are for reviewers')).toBeVisible();
});
