import { notImplemented } from '../../core/AwsError';
import type { QueryFields } from '../../core/protocol/QueryService';
import { checkTemplate } from '../../template/checkTemplate';
import type { ReadS3Object } from '../../template/S3Location';
import type { Template } from '../../template/Template';
import { TemplateError } from '../../template/TemplateError';
import { validationError } from './errors';
import { findCapabilities } from './findCapabilities';
import { readTemplate } from './readTemplate';

const PARAMETERS = ['Action', 'Version', 'TemplateBody', 'TemplateURL'];

function check(bytes: Uint8Array): Template {
  try {
    return checkTemplate(bytes);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw validationError(error.message);
  }
}

function textOf(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}

function viewParameters({ Parameters }: Template): QueryFields[] {
  return Object.entries(Parameters).map(([ParameterKey, parameter]) => ({
    ParameterKey,
    DefaultValue: textOf(parameter.Default),
    NoEcho: String(parameter.NoEcho ?? false),
    Description: textOf(parameter.Description),
  }));
}

/**
 * Checks a template, and says what it needs. Which types of resources there
 * are, and their properties, are not looked at.
 *
 * @throws AwsError ValidationError that says what is wrong
 */
export function validateTemplate(
  form: URLSearchParams,
  readS3Object: ReadS3Object,
): QueryFields {
  for (const name of form.keys()) {
    if (!PARAMETERS.includes(name)) throw notImplemented(name);
  }
  const template = check(readTemplate(form, readS3Object));
  const { capabilities, reason } = findCapabilities(template);
  return {
    Parameters: viewParameters(template),
    Description: template.Description,
    Capabilities: capabilities,
    CapabilitiesReason: reason,
    DeclaredTransforms: template.transforms,
  };
}
