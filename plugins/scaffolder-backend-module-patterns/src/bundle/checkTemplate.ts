import { InputError } from '@backstage/errors';
import { MAX_TEMPLATE_BYTES } from '@apo/backstage-plugin-patterns-common';
import {
  findTemplate,
  type BundleContent,
} from '@apo/backstage-plugin-patterns-node';

/**
 * Checks that a `CFN` bundle has one template, which AWS takes for its size.
 *
 * @throws InputError
 */
export function checkTemplate(content: BundleContent): void {
  const path = findTemplate(content);
  const size = content.get(path)?.length ?? 0;
  if (size > MAX_TEMPLATE_BYTES) {
    throw new InputError(
      `The template ${path} has ${size} bytes, and AWS takes at most ${MAX_TEMPLATE_BYTES}: split it into nested stacks or leave out comments`,
    );
  }
}
