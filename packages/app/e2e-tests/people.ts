import { expect, type Browser, type Page } from '@playwright/test';

/** Opens the portal as one of the local demo users, through the real sign-in. */
export async function signIn(
  browser: Browser,
  user: 'admin' | 'publisher' | 'developer',
  url = '/patterns',
): Promise<Page> {
  const context = await browser.newContext({
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('button', { name: /sign in with/i }).click();
  await page.getByRole('button', { name: new RegExp(user, 'i') }).click();
  await expect(
    page.getByRole('link', { name: 'Patterns' }).first(),
  ).toBeVisible();
  return page;
}

/** Takes a picture for the documents, when asked for with SCREENSHOTS=1. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.SCREENSHOTS) return;
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.screenshot({
    path: `docs/images/${name}.png`,
    animations: 'disabled',
  });
}
