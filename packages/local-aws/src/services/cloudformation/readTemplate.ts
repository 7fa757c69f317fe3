import { invalidMember } from '../../core/validation/invalidMember';
import { parseS3Url } from '../../template/parseS3Url';
import type { ReadS3Object } from '../../template/S3Location';
import { validationError } from './errors';

/** CloudFormation's limit for a template in a request, in bytes. */
const MAX_BODY_BYTES = 51_200;

function readBody(text: string): Uint8Array {
  const body = Buffer.from(text);
  if (body.byteLength <= MAX_BODY_BYTES) return body;
  throw invalidMember(
    'templateBody',
    `Member must have length less than or equal to ${MAX_BODY_BYTES}`,
  );
}

function readUrl(url: string, readS3Object: ReadS3Object): Uint8Array {
  const location = parseS3Url(url);
  if (!location) throw validationError('TemplateURL must be a supported URL.');
  const template = readS3Object(location);
  if (template) return template;
  throw validationError(
    'TemplateURL must reference a valid S3 object to which you have access.',
  );
}

/**
 * Reads the template of a request. AWS documents that a body goes before a URL.
 *
 * @throws AwsError ValidationError, in AWS's words as users quote them
 */
export function readTemplate(
  form: URLSearchParams,
  readS3Object: ReadS3Object,
): Uint8Array {
  const body = form.get('TemplateBody');
  if (body) return readBody(body);
  const url = form.get('TemplateURL');
  if (url) return readUrl(url, readS3Object);
  throw validationError(
    'Either Template URL or Template Body must be specified.',
  );
}
