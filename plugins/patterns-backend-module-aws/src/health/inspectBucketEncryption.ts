import { GetBucketEncryptionCommand } from '@aws-sdk/client-s3';
import type { BucketClients, BucketPlace } from './BucketClients';
import type { Inspection } from './Inspection';
import { isSameKey } from './isSameKey';

type Encryption = { SSEAlgorithm?: string; KMSMasterKeyID?: string };

/** Looks whether a bucket encrypts with KMS by default, and with the key of the configuration. */
export async function inspectEncryption(
  see: Inspection,
  clients: BucketClients,
  place: BucketPlace,
) {
  const { bucket, region, kmsKeyId } = place;
  const found = await readEncryption(see, clients, bucket);
  if (!found) return;
  const { SSEAlgorithm = 'nothing', KMSMasterKeyID: key = 'alias/aws/s3' } =
    found;
  const remedy = {
    fix: `Encrypt with ${
      kmsKeyId ?? 'a KMS key'
    } unless a writer says otherwise.`,
    command: encryptCommand(region, bucket, kmsKeyId ?? '<KMS key ARN>'),
  };
  if (!/^aws:kms/.test(SSEAlgorithm)) {
    see.fail(`It encrypts with ${SSEAlgorithm}, and not with KMS.`, remedy);
    return;
  }
  see.fact('KMS key', key);
  const isRight =
    !kmsKeyId || (await isSameKey(see, clients.kms, [kmsKeyId, key]));
  if (isRight) {
    see.ok(
      kmsKeyId
        ? 'It encrypts with the KMS key of the configuration.'
        : 'It encrypts with KMS.',
    );
  }
  if (isRight === false) {
    see.fail(
      `It encrypts with the key ${key}, and not with ${kmsKeyId}.`,
      remedy,
    );
  }
}

function readEncryption(
  see: Inspection,
  { s3 }: BucketClients,
  Bucket: string,
) {
  return see.look<Encryption>(
    {
      action: 's3:GetEncryptionConfiguration',
      doing: `read how the bucket ${Bucket} encrypts`,
      known: { ServerSideEncryptionConfigurationNotFoundError: {} },
    },
    async options => {
      const command = new GetBucketEncryptionCommand({ Bucket });
      const { ServerSideEncryptionConfiguration: configuration } =
        await s3.send(command, options);
      const [rule] = configuration?.Rules ?? [];
      return rule?.ApplyServerSideEncryptionByDefault ?? {};
    },
  );
}

function encryptCommand(region: string, bucket: string, key: string): string {
  const rules = {
    Rules: [
      {
        ApplyServerSideEncryptionByDefault: {
          SSEAlgorithm: 'aws:kms',
          KMSMasterKeyID: key,
        },
        BucketKeyEnabled: true,
      },
    ],
  };
  return `aws s3api put-bucket-encryption --region ${region} --bucket ${bucket} --server-side-encryption-configuration '${JSON.stringify(
    rules,
  )}'`;
}
