import { AwsError } from '../../core/AwsError';

/** Throws MalformedPolicyDocumentException unless a policy is JSON with statements. */
export function checkPolicyDocument(policy: string): void {
  let document;
  try {
    document = JSON.parse(policy);
  } catch {
    document = undefined;
  }
  if (document?.Statement) return;
  throw new AwsError(
    'MalformedPolicyDocumentException',
    'The policy must be a JSON object with a Statement.',
  );
}
