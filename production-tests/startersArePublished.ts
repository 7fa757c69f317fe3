import { expect, type Browser } from '@playwright/test';
import { signIn } from '../packages/app/e2e-tests/people';

/** A pattern that the first start publishes. */
export const starter = 'queue-with-dead-letters';

/** Waits for it: the portal answers earlier. */
export async function startersArePublished(browser: Browser): Promise<void> {
  const page = await signIn(browser, 'developer');
  await expect(async () => {
    await page.goto(`/patterns/${starter}`);
    await expect(page.getByText('Use this pattern').first()).toBeVisible();
  }).toPass({ timeout: 120_000 });
  await page.close();
}
