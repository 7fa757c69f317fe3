import { expect, type Page } from '@playwright/test';

/** Opens the wizard from the catalog, as the menu names it. */
export async function openWizard(
  page: Page,
  kind: 'CloudFormation template' | 'CDK construct library',
): Promise<void> {
  // The catalog reads the templates shortly after the start.
  await page.goto('/create');
  await page.getByText('Publish a CloudFormation pattern').first().waitFor();
  await page.goto('/patterns');
  await page.getByRole('button', { name: 'Publish a pattern' }).first().click();
  await page.getByRole('menuitem', { name: kind }).click();
}

/** Fills in the first step of the wizard, and goes on. */
export async function describePattern(
  page: Page,
  about: { name: string; title: string; description: string },
): Promise<void> {
  await page.getByLabel(/^Name/).fill(about.name);
  await expect(page.getByText(`${about.name} is free`)).toBeVisible();
  await page.getByLabel(/^Title/).fill(about.title);
  await page.getByLabel(/^Description/).fill(about.description);
  await page.getByRole('combobox', { name: /^Owner/ }).fill('Platform');
  await page.getByRole('option', { name: 'Platform team' }).click();
  await expect(page.getByRole('combobox', { name: /^Owner/ })).toHaveValue(
    'Platform team',
  );
  await page.getByLabel(/^Version/).fill('1.0.0');
  await page.getByRole('button', { name: 'Next' }).click();
}
