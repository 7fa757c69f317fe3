import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { installFromPage } from './installFromPage';
import { picture, signIn } from './people';
import { describePattern, openWizard } from './wizard';

const suffix = Date.now().toString(36);
const name = `order-events-${suffix}`;
const title = 'Order events';

/** Where the demo portal keeps the apps that templates make. */
const APPLICATIONS = '.local/portal/applications';
/** A build with aws-cdk-lib takes some time on a small machine. */
const BUILD_MS = 180_000;

test('a publisher submits a construct library, an admin approves its package, a developer installs and synthesizes it', async ({
  browser,
}) => {
  test.setTimeout(600_000);
  const publisher = await signIn(browser, 'publisher');
  await test.step('the wizard starts from a starter', async () => {
    await openWizard(publisher, 'CDK construct library');
    await describePattern(publisher, {
      name,
      title,
      description: 'Tells billing and shipping of orders.',
    });
    await publisher.getByRole('button', { name: /^Event fan-out/ }).click();
    await expect(publisher.getByText('EventFanOut.ts').first()).toBeVisible();
    await picture(publisher, 'wizard-cdk');
    await publisher.getByRole('button', { name: 'Review' }).click();
    await publisher.getByRole('button', { name: 'Create' }).click();
  });

  await test.step('the build is on the page of the version while it runs', async () => {
    await publisher.waitForURL(/\/create\/tasks\//);
    const log = publisher.getByRole('region', { name: 'Build log' });
    await expect(async () => {
      await publisher.goto(`/patterns/${name}/versions/1.0.0`);
      await expect(log).toContainText('npm ci --ignore-scripts');
    }).toPass({ timeout: 60_000 });
    await picture(publisher, 'build');
    await expect(
      publisher.getByText(/waits? for (a )?review|in review/i).first(),
    ).toBeVisible({ timeout: BUILD_MS });
  });

  const admin = await signIn(
    browser,
    'admin',
    `/patterns/${name}/versions/1.0.0`,
  );
  await test.step('another person approves exactly that package', async () => {
    await expect(admin.getByText(/sha512-/).first()).toBeVisible();
    await admin.getByRole('tab', { name: 'Package' }).click();
    await expect(admin.getByText('EventFanOutProps').first()).toBeVisible();
    await picture(admin, 'review-cdk');
    await admin.getByRole('button', { name: 'Approve' }).click();
    await admin.getByRole('button', { name: 'Approve and publish' }).click();
    await expect(admin.getByText('Published and ready to use')).toBeVisible();
  });

  const developer = await signIn(browser, 'developer', `/patterns/${name}`);
  await test.step('a developer reads its API and sees what it makes', async () => {
    await expect(developer.getByText('1. Log in')).toBeVisible();
    await picture(developer, 'pattern-cdk');
    await developer.getByRole('link', { name: 'API', exact: true }).click();
    await expect(developer.getByText('addConsumer').first()).toBeVisible();
    await picture(developer, 'api');
    await developer.getByRole('link', { name: 'Architecture' }).click();
    await expect(developer.getByText(/AWS::SQS::Queue/).first()).toBeAttached();
    await developer.getByRole('link', { name: 'Overview' }).click();
  });

  await test.step('the commands of the page install it, and an app with it synthesizes', async () => {
    const copied: string[] = [];
    for (const label of ['Login command', 'Install command', 'Code']) {
      await developer.getByRole('button', { name: `Copy ${label}` }).click();
      copied.push(
        await developer.evaluate(() => navigator.clipboard.readText()),
      );
    }
    const [login, install, use] = copied;
    const template = installFromPage({ login, install, use });
    const types = Object.values(template.Resources).map(({ Type }) => Type);
    expect(types).toEqual(
      expect.arrayContaining(['AWS::SNS::Topic', 'AWS::KMS::Key']),
    );
  });

  await test.step('a template makes an app of it, which the pattern counts', async () => {
    const application = `shop-${suffix}`;
    await developer.getByRole('link', { name: 'Use this pattern' }).click();
    const field = (label: RegExp) =>
      developer.getByRole('textbox', { name: label });
    await expect(field(/^Pattern/)).toHaveValue(name);
    await expect(field(/^Version/)).toHaveValue('1.0.0');
    await developer.getByRole('button', { name: 'Next' }).click();
    await field(/^Name/).fill(application);
    await developer.getByRole('combobox', { name: 'Owner' }).fill('Platform');
    await developer.getByRole('option', { name: /Platform/ }).click();
    // The list stays open, and hides the rest.
    await developer.keyboard.press('Tab');
    await developer.getByRole('button', { name: 'Review' }).click();
    await developer.getByRole('button', { name: 'Create' }).click();
    await developer
      .getByRole('link', { name: 'See it in My launches' })
      .click();
    await expect(
      developer.getByRole('heading', { name: application }),
    ).toBeVisible();
    await picture(developer, 'application');

    const { dependencies } = JSON.parse(
      readFileSync(`${APPLICATIONS}/${application}/package.json`, 'utf8'),
    );
    expect(Object.entries(dependencies)).toContainEqual([
      expect.stringContaining(name),
      '^1.0.0',
    ]);
    await developer.goto(`/patterns/${name}?tab=consumers`);
    await expect(
      developer.getByText(application, { exact: true }),
    ).toBeVisible();
  });
});
