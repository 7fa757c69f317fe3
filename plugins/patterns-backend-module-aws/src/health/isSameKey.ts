import { DescribeKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { Inspection } from './Inspection';

/**
 * ARN of a key by its id, alias or ARN.
 *
 * @returns undefined when it could not be found, which is a finding then.
 */
async function findKeyArn(
  see: Inspection,
  kms: KMSClient,
  key: string,
): Promise<string | undefined> {
  if (/^arn:[^:]+:kms:[^:]+:\d+:key\//.test(key)) return key;
  return see.look(
    { action: 'kms:DescribeKey', doing: `look up the KMS key ${key}` },
    async options =>
      (await kms.send(new DescribeKeyCommand({ KeyId: key }), options))
        .KeyMetadata?.Arn,
  );
}

/**
 * Whether two names are of the same key.
 *
 * @returns undefined when it could not be found out, which is a finding then.
 */
export async function isSameKey(
  see: Inspection,
  kms: KMSClient,
  [one, other]: [string, string],
): Promise<boolean | undefined> {
  if (one === other) return true;
  const arns = [
    await findKeyArn(see, kms, one),
    await findKeyArn(see, kms, other),
  ];
  return arns.includes(undefined) ? undefined : arns[0] === arns[1];
}
