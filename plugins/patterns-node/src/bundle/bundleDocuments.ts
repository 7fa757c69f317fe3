import { InputError } from '@backstage/errors';
import type { BundleContent } from './Bundle';

const templateNames = ['template.yaml', 'template.yml', 'template.json'];

/**
 * The CloudFormation template of a `CFN` bundle: `template.yaml`, `.yml` or
 * `.json` at its root, or the one such file at the root.
 *
 * @throws InputError when there is none, or the choice is not clear.
 * @public
 */
export function findTemplate(content: BundleContent): string {
  const named = templateNames.filter(name => content.has(name));
  if (named.length === 1) return named[0];
  const candidates = named.length
    ? named
    : [...content.keys()].filter(path =>
        /^[^/]+\.(ya?ml|json|template)$/.test(path),
      );
  if (candidates.length === 1) return candidates[0];
  throw new InputError(
    candidates.length
      ? `The bundle has several templates (${candidates.join(
          ', ',
        )}): name the one to publish template.yaml`
      : 'The bundle has no template: add the CloudFormation template as template.yaml',
  );
}
