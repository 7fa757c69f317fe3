import { expect, type Locator } from '@playwright/test';

/**
 * Chooses a radio button or turns a checkbox on or off as a person does: by
 * its label. The input itself is hidden, so that a click on it would have to
 * be forced, and a forced click does not wait for a dialog to stop moving.
 */
export async function tick(input: Locator, on = true): Promise<void> {
  await input.locator('xpath=ancestor::label[1]').click();
  await expect(input).toBeChecked({ checked: on });
}
