import type { ProvisioningArtifactProperties } from '@aws-sdk/client-service-catalog';
import { notImplemented } from '../../core/AwsError';
import { Catalog, invalidParameters } from './Catalog';
import { checkTemplate } from './checkTemplate';
import { parseS3Url } from './parseS3Url';

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
  const { bucket, key, versionId } = location;
  const template = catalog.options.readS3Object(bucket, key, versionId);
  if (!template) {
    throw invalidParameters(
      `The template at ${url} cannot be read: S3 has no such object, or access is denied.`,
    );
  }
  if (!parameters.DisableTemplateValidation) checkTemplate(template);
  return url;
}
