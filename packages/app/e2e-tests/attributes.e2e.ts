import {
  DescribeProductAsAdminCommand,
  DisassociateTagOptionFromResourceCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { expect, test, type Page } from '@playwright/test';
import { localEnvironment } from '@apo/local-aws';
import { picture, signIn } from './people';
import { startersArePublished } from './startersArePublished';
import { tick } from './tick';
import { describePattern, openWizard } from './wizard';

/** Another one in each run, so that a portal can be used again. */
const key = process.env.SCREENSHOTS
  ? 'DataResidency'
  : `Zone${Date.now().toString(36)}`;
const starter = 'encrypted-bucket';

test.describe.configure({ mode: 'serial' });

let admin: Page;
let publisher: Page;
let developer: Page;

test.beforeAll(async ({ browser }) => {
  Object.assign(
    process.env,
    localEnvironment('http://127.0.0.1:4566', 'eu-west-1'),
  );
  await startersArePublished(browser, [starter, 'static-site']);
  admin = await signIn(browser, 'admin');
  publisher = await signIn(browser, 'publisher');
  developer = await signIn(browser, 'developer');
});

test('an admin makes attributes, and rules of their keys', async () => {
  await admin.goto('/patterns/attributes');
  await expect(admin.getByRole('link', { name: 'Confidential' })).toBeVisible();
  await picture(admin, 'attributes');

  await test.step('what breaks a rule is said beside the field', async () => {
    await admin.getByRole('button', { name: 'Create attribute' }).click();
    const dialog = admin.getByRole('dialog');
    await dialog.getByRole('combobox', { name: /^Key/ }).fill('a key');
    await dialog.getByLabel(/^Value/).fill('Europe');
    await expect(dialog.getByText('use a-key')).toBeVisible();
    await dialog.getByRole('combobox', { name: /^Key/ }).fill(key);
    await dialog
      .getByLabel(/^Description/)
      .fill('Data that stays in the European Union.');
    await dialog.getByRole('button', { name: 'Add metadata' }).click();
    await dialog.getByRole('textbox', { name: 'Key 1' }).fill('contact');
    await dialog.getByRole('textbox', { name: 'Value 1' }).fill('two words');
    await dialog.getByRole('button', { name: 'Create attribute' }).click();
    await expect(dialog.getByText(/use a value without spaces/)).toBeVisible();
    await dialog
      .getByRole('textbox', { name: 'Value 1' })
      .fill('privacy@example.com');
    await dialog.getByRole('button', { name: 'Create attribute' }).click();
    await expect(dialog).toBeHidden();
    await expect(rowOf(admin, 'Europe')).toContainText('Not used');
  });

  await test.step('further ones come from a file, after a dry run', async () => {
    await admin.getByRole('button', { name: 'Import and export' }).click();
    await admin.getByRole('menuitem', { name: 'Import…' }).click();
    const dialog = admin.getByRole('dialog');
    await dialog.locator('input[type=file]').setInputFiles({
      name: 'zones.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        `key,value,description\n${key},Europe,Data that stays in the EU.\n${key},World,Data that may go anywhere.\n`,
      ),
    });
    await expect(dialog.getByText('Data that may go anywhere.')).toBeVisible();
    await picture(admin, 'import');
    await dialog.getByRole('button', { name: 'Import 2 changes' }).click();
    await expect(dialog).toBeHidden();
    await expect(rowOf(admin, 'World')).toBeVisible();
    await expect(rowOf(admin, 'Europe')).toContainText('stays in the EU');
  });

  await test.step('a rule names who would break it before it is saved', async () => {
    await admin.getByRole('button', { name: `Rule of ${key}` }).click();
    const dialog = admin.getByRole('dialog');
    await tick(
      dialog.getByRole('checkbox', { name: 'CloudFormation patterns' }),
    );
    await expect(
      dialog.getByText('These patterns break the rule'),
    ).toBeVisible();
    await dialog.getByRole('button', { name: 'Save rule' }).click();
    await expect(
      admin.getByRole('button', { name: /patterns break the rule/ }),
    ).toBeVisible();
  });
});

test('the wizard asks for what a rule requires', async () => {
  await openWizard(publisher, 'CloudFormation template');
  await expect(
    publisher.getByText('Required for CloudFormation patterns'),
  ).toBeVisible();
  await describePattern(publisher, {
    name: `zoned-${key.toLowerCase()}`,
    title: 'Zoned bucket',
    description: 'Says where its data is.',
  });
  const refusal = `${key} is required for CFN patterns: use Europe, World`;
  await expect(publisher.getByText(refusal, { exact: true })).toBeVisible();
  await choose(publisher, `Value of ${key}`, 'Europe');
  await publisher.getByRole('button', { name: 'Next' }).click();
  await expect(publisher.getByText('Template and documents')).toBeVisible();
});

test('what a pattern carries changes at once, and reaches AWS', async () => {
  await admin.goto('/patterns/attributes');
  await allowNothing();
  await publisher.goto(`/patterns/${starter}/edit`);
  await publisher.getByRole('button', { name: 'Add attribute' }).click();
  await choose(publisher, 'Key 4', key);
  await choose(publisher, `Value of ${key}`, 'Europe');
  await publisher.getByRole('button', { name: 'Save' }).click();
  await expect(publisher.getByRole('link', { name: 'Europe' })).toBeVisible();
  await expect.poll(() => readZones()).toEqual([`apo:${key}=Europe`]);

  await test.step('who was slower is shown the difference', async () => {
    await admin.goto(`/patterns/${starter}/edit`);
    const title = admin.getByRole('textbox', { name: /^Title/ });
    await expect(title).toHaveValue('Encrypted bucket');
    await publisher.goto(`/patterns/${starter}/edit`);
    const description = publisher.getByRole('textbox', {
      name: /^Description/,
    });
    const before = await description.inputValue();
    await description.fill('A bucket for Europe.');
    await publisher.getByRole('button', { name: 'Save' }).click();
    await expect(publisher.getByText('A bucket for Europe.')).toBeVisible();
    await title.fill('European bucket');
    await admin.getByRole('button', { name: 'Save' }).click();
    const conflict = admin.getByRole('alert');
    await expect(conflict).toContainText('Somebody changed this pattern');
    await expect(conflict).toContainText('A bucket for Europe.');
    await expect(conflict).toBeInViewport();
    await picture(admin, 'conflict');
    await conflict.getByRole('button', { name: 'Take theirs' }).click();
    await expect(title).toHaveValue('Encrypted bucket');
    await admin.getByRole('textbox', { name: /^Description/ }).fill(before);
    await admin.getByRole('button', { name: 'Save' }).click();
    await expect(admin.getByText('A bucket for Europe.')).toBeHidden();
  });
});

test('everybody finds patterns by attribute, and changes none', async () => {
  await developer.goto('/patterns');
  await tick(developer.getByRole('checkbox', { name: /^Public/ }));
  await expect(developer).toHaveURL(/attribute=/);
  await expect(
    developer.getByRole('link', { name: 'Static site' }),
  ).toBeVisible();
  await expect(
    developer.getByRole('link', { name: 'Encrypted bucket' }),
  ).toBeHidden();
  await developer.goto('/patterns/attributes');
  await expect(rowOf(developer, 'Europe')).toContainText('1 pattern');
  await expect(
    developer.getByRole('button', { name: /Create attribute|Rule of/ }),
  ).toHaveCount(0);
  await developer.goto(`/catalog/default/component/${starter}`);
  await expect(
    developer.getByText('dataclassification:confidential'),
  ).toBeVisible();
});

test('what is edited on AWS is found and repaired', async () => {
  await removeZone();
  expect(await readZones()).toEqual([]);
  await admin.goto('/patterns/attributes');
  await admin.getByRole('button', { name: 'Compare now' }).click();
  const drift = admin.getByRole('group', { name: 'What differs on AWS' });
  await expect(drift).toContainText(`TagOption apo:${key}`);
  await picture(admin, 'drift');
  const repair = drift.getByRole('button', { name: `Repair ${starter}` });
  await repair.click();
  await expect(repair).toHaveCount(0);
  await expect.poll(() => readZones()).toEqual([`apo:${key}=Europe`]);
});

test('an attribute in use cannot be deleted, and the patterns are named', async () => {
  await admin.goto('/patterns/attributes');
  await askToDelete('Europe');
  const dialog = admin.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Delete attribute' }).click();
  await expect(dialog.getByRole('link', { name: starter })).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await admin.goto(`/patterns/${starter}/edit`);
  await admin.getByRole('button', { name: `Remove ${key}` }).click();
  await admin.getByRole('button', { name: 'Save' }).click();
  await expect(admin.getByRole('link', { name: 'Europe' })).toBeHidden();
  await admin.goto('/patterns/attributes');
  for (const value of ['Europe', 'World']) {
    await askToDelete(value);
    await dialog.getByRole('button', { name: 'Delete attribute' }).click();
    await expect(dialog).toBeHidden();
    await expect(rowOf(admin, value)).toHaveCount(0);
  }
  await expect.poll(() => readZones()).toEqual([]);
});

function rowOf(page: Page, value: string) {
  const [ofKey, ofValue] = [key, value].map(word => word.toUpperCase());
  const link = page.locator(`a[href*="${ofKey}"][href$="${ofValue}"]`);
  return page.getByRole('row').filter({ has: link });
}

async function choose(page: Page, select: string, option: string) {
  await page.getByRole('button', { name: new RegExp(select) }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Takes the requirement back, so that other patterns can be published. */
async function allowNothing() {
  await admin.getByRole('button', { name: `Rule of ${key}` }).click();
  const dialog = admin.getByRole('dialog');
  await tick(
    dialog.getByRole('checkbox', { name: 'CloudFormation patterns' }),
    false,
  );
  await dialog.getByRole('button', { name: 'Save rule' }).click();
  await expect(dialog).toBeHidden();
}

async function askToDelete(value: string) {
  await admin
    .getByRole('button', { name: `Actions for ${key}: ${value}` })
    .click();
  await admin.getByRole('menuitem', { name: 'Delete' }).click();
}

async function describeProduct() {
  return new ServiceCatalogClient().send(
    new DescribeProductAsAdminCommand({ Name: `pattern/${starter}` }),
  );
}

/** The TagOptions of the key that the starter's product carries. */
async function readZones(): Promise<string[]> {
  const { TagOptions = [] } = await describeProduct();
  return TagOptions.filter(({ Key }) => Key === `apo:${key}`).map(
    ({ Key, Value }) => `${Key}=${Value}`,
  );
}

/** Takes them off, as one does by hand in the AWS console. */
async function removeZone(): Promise<void> {
  const { TagOptions = [], ProductViewDetail } = await describeProduct();
  const option = TagOptions.find(({ Key }) => Key === `apo:${key}`);
  await new ServiceCatalogClient().send(
    new DisassociateTagOptionFromResourceCommand({
      ResourceId: ProductViewDetail?.ProductViewSummary?.ProductId,
      TagOptionId: option?.Id,
    }),
  );
}
