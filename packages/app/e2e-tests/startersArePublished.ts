import { expect, type Browser } from '@playwright/test';
import { signIn } from './people';

/** A pattern that the first start publishes. */
export const starter = 'queue-with-dead-letters';

/** Waits for starters: on its first start the portal answers before. */
export async function startersArePublished(
  browser: Browser,
  names = [starter],
): Promise<void> {
  const page = await signIn(browser, 'developer');
  for (const name of names) {
    await expect(async () => {
      await page.goto(`/patterns/${name}`);
      await expect(page.getByText('Use this pattern').first()).toBeVisible();
    }).toPass({ timeout: 120_000 });
  }
  await page.close();
}
