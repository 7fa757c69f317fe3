import type { AttributeType } from '@aws-sdk/client-cognito-identity-provider';
import { notImplemented } from '../../core/AwsError';
import { invalidParameter } from './invalidParameter';

/** What the local sign-in puts into tokens; any other would be lost there. */
const KNOWN = ['email', 'email_verified', 'name', 'given_name', 'family_name'];

/**
 * Reads the attributes of a new user.
 *
 * @throws AwsError InvalidParameterException for `sub`, for a custom attribute
 * (the local pool has none), and for a verified e-mail address that is absent;
 * NotImplemented for a standard attribute that is not here
 */
export function readAttributes(
  attributes: AttributeType[],
): Record<string, string> {
  const read: Record<string, string> = {};
  for (const { Name = '', Value = '' } of attributes) {
    checkName(Name);
    read[Name] = Value;
  }
  if (read.email_verified === 'true' && !read.email) {
    throw invalidParameter('Email is required to verify/un-verify an email');
  }
  return read;
}

function checkName(name: string): void {
  if (name === 'sub') {
    throw invalidParameter('Cannot modify the non-mutable attribute sub');
  }
  if (name.startsWith('custom:')) {
    throw invalidParameter(
      `Attributes did not conform to the schema: ${name}: Attribute does not exist in the schema.`,
    );
  }
  if (!KNOWN.includes(name)) throw notImplemented(`The user attribute ${name}`);
}
