import type { ProvisioningArtifactProperties } from '@aws-sdk/client-service-catalog';
import { notImplemented } from '../../core/AwsError';
import { checkTemplate } from '../../template/checkTemplate';
import { parseS3Url } from '../../template/parseS3Url';
import { TemplateError } from '../../template/TemplateError';
import { Catalog, invalidParameters } from './Catalog';

function validate(template: Uint8Array): void {
  try {
    checkTemplate(template);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    // The first two sentences are AWS's, as users quote them in public issues.
    throw invalidParameters(
      `Invalid templateBody. Please make sure that your template is valid. ${error.message}`,
    );
  }
}

/**
 * Fetches and checks the template of a new artifact from the local S3.
 *
 * @returns the template's URL
 * @throws AwsError InvalidParametersException if the URL is not S3's, nothing
 * is there, or it is not a template
 */
export function loadTemplate(
  catalog: Catalog,
  parameters: ProvisioningArtifactProperties,
): string {
  const { LoadTemplateFromURL: url, ...others } = parameters.Info ?? {};
  if (others.ImportFromPhysicalId) throw notImplemented('ImportFromPhysicalId');
  const [unknown] = Object.keys(others);
  if (unknown) throw invalidParameters(`Info has no member ${unknown}.`);
  if (!url) throw invalidParameters('Info needs LoadTemplateFromURL.');
  const location = parseS3Url(url);
  if (!location) {
    throw invalidParameters(
      `The template URL ${url} is not an https URL of an object in Amazon S3.`,
    );
  }
  const template = catalog.options.readS3Object(location);
  if (!template) {
    throw invalidParameters(
      `The template at ${url} cannot be read: S3 has no such object, or access is denied.`,
    );
  }
  if (!parameters.DisableTemplateValidation) validate(template);
  return url;
}
