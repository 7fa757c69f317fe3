import { readFileSync } from 'node:fs';
import {
  DescribeProductAsAdminCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { expect, test, type Page } from '@playwright/test';
import { localEnvironment } from '@apo/local-aws';
import { picture, signIn } from './people';
import { tick } from './tick';
import { describePattern, openWizard } from './wizard';

const name = `order-queue-${Date.now().toString(36)}`;
const title = 'Order queue';
const starter = 'templates/starters/queue-with-dead-letters';

/** A bucket that anybody may open; the gate has to refuse it. */
const refused = `AWSTemplateFormatVersion: '2010-09-09'
Description: A bucket without any protection
Resources:
  Data:
    Type: AWS::S3::Bucket
`;

test.describe.configure({ mode: 'serial' });

test('a publisher submits, is refused, mends it; an admin approves; a developer uses it', async ({
  browser,
}) => {
  const publisher = await signIn(browser, 'publisher');
  await test.step('the wizard checks while one writes', async () => {
    await openWizard(publisher, 'CloudFormation template');
    await describePattern(publisher, {
      name,
      title,
      description: 'Takes orders and keeps those that fail.',
    });
    await pasteTemplate(publisher, refused);
    const findings = publisher.getByRole('region', { name: /findings/i });
    await expect(findings.getByText(/CT\.S3\.PR\.1\b/).first()).toBeVisible();
    await picture(publisher, 'wizard');
    await publisher.getByRole('button', { name: 'Review' }).click();
    await publisher.getByRole('button', { name: 'Create' }).click();
    await publisher
      .getByRole('link', { name: 'Open the version' })
      .first()
      .click();
  });

  await test.step('the gate refuses, and says what to change', async () => {
    await expect(publisher.getByText(/CT\.S3\.PR\.1\b/).first()).toBeVisible();
    await expect(
      publisher.getByRole('link', { name: 'Submit again' }),
    ).toBeVisible();
    await picture(publisher, 'invalid');
  });

  await test.step('submit again starts from what there was', async () => {
    await publisher.getByRole('link', { name: 'Submit again' }).click();
    await expect(publisher.getByLabel(/^Title/)).toHaveValue(title);
    await expect(publisher.getByText('This submits 1.0.0 again')).toBeVisible();
    await publisher.getByRole('button', { name: 'Next' }).click();
    await expect(editor(publisher)).toContainText(
      'A bucket without any protection',
    );
    await tick(publisher.getByRole('radio', { name: /upload/i }));
    await publisher
      .locator('input[type=file]')
      .setInputFiles(
        ['template.yaml', 'README.md', 'USAGE.md', 'architecture.png'].map(
          file => `${starter}/${file}`,
        ),
      );
    await expect(publisher.getByText('architecture.png').first()).toBeVisible();
    await publisher.getByRole('button', { name: 'Review' }).click();
    await publisher.getByRole('button', { name: 'Create' }).click();
    await publisher
      .getByRole('link', { name: 'Open the version' })
      .first()
      .click();
    await expect(
      publisher.getByText(/waits? for (a )?review|in review/i).first(),
    ).toBeVisible();
    await expect(
      publisher.getByRole('button', { name: 'Approve' }),
    ).toHaveCount(0);
  });

  const admin = await signIn(browser, 'admin');
  await test.step('another person reviews exactly that content', async () => {
    await admin
      .getByRole('link', { name: /^Reviews/ })
      .or(admin.getByRole('tab', { name: /^Reviews/ }))
      .first()
      .click();
    await picture(admin, 'reviews');
    await admin
      .getByRole('link', { name: new RegExp(name) })
      .first()
      .click();
    await expect(admin.getByRole('button', { name: 'Approve' })).toBeVisible();
    await expect(admin.locator('.cm-content').first()).toBeVisible();
    await picture(admin, 'review');
    await admin.getByRole('button', { name: 'Approve' }).click();
    await admin.getByRole('button', { name: 'Approve and publish' }).click();
  });

  await test.step('the release runs without a reload', async () => {
    await expect(admin.getByText('Published and ready to use')).toBeVisible();
    await picture(admin, 'published');
    await admin.getByRole('link', { name: 'Watch the release task' }).click();
    await expect(
      admin.getByText('Publish to AWS Service Catalog').first(),
    ).toBeVisible();
  });

  await test.step('AWS has one product with one version', async () => {
    Object.assign(
      process.env,
      localEnvironment('http://127.0.0.1:4566', 'eu-west-1'),
    );
    const product = await new ServiceCatalogClient().send(
      new DescribeProductAsAdminCommand({ Name: `pattern/${name}` }),
    );
    expect(product.ProvisioningArtifactSummaries?.map(a => a.Name)).toEqual([
      '1.0.0',
    ]);
  });

  const developer = await signIn(browser, 'developer');
  await test.step('a developer finds it and learns how to use it', async () => {
    await expect(
      developer.getByRole('button', { name: 'Publish a pattern' }),
    ).toHaveCount(0);
    await picture(developer, 'catalog');
    await developer.getByRole('searchbox').fill('dead letter order');
    await developer.getByRole('heading', { name: title }).first().click();
    await expect(
      developer.getByText('aws servicecatalog provision-product'),
    ).toBeVisible();
    // The owner is the group that was chosen by its title.
    await expect(
      developer.getByText('platform', { exact: true }).first(),
    ).toBeVisible();
    await developer
      .getByRole('img', { name: /architecture/i })
      .first()
      .waitFor();
    await picture(developer, 'pattern');
    await developer.getByRole('button', { name: /^Copy/ }).nth(1).click();
    const copied = await developer.evaluate(() =>
      navigator.clipboard.readText(),
    );
    expect(copied).toContain('--provisioning-artifact-name 1.0.0');
    await developer.getByRole('link', { name: 'Architecture' }).click();
    await picture(developer, 'architecture');
    await expect(
      developer.getByText('Queue: AWS::SQS::Queue').first(),
    ).toBeAttached();
  });
});

test('a name that is taken and a version that is not newer are said beside the field', async ({
  browser,
}) => {
  const page = await signIn(browser, 'publisher');
  await openWizard(page, 'CloudFormation template');
  await page.getByLabel(/^Name/).fill(name);
  await expect(page.getByText(/is taken/i).first()).toBeVisible();
  await page.getByLabel(/^Name/).fill('No Such Form');
  await expect(page.getByText(/a-z, 0-9/).first()).toBeVisible();

  await page.goto(`/patterns/${name}`);
  await page.getByRole('link', { name: 'New version' }).click();
  await expect(page.getByLabel(/^Version/)).toHaveValue('1.1.0');
  await page.getByLabel(/^Version/).fill('1.0.0');
  await expect(page.getByText(/1\.0\.0 exists/i).first()).toBeVisible();
});

async function pasteTemplate(page: Page, template: string) {
  await tick(page.getByRole('radio', { name: /paste/i }));
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(template);
}

function editor(page: Page) {
  return page.locator('.cm-content').first();
}

test.beforeAll(() => {
  // A clear failure when the starter moves, before a browser is open.
  readFileSync(`${starter}/template.yaml`);
});
