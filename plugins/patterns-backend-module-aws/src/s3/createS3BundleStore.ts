import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { InputError } from '@backstage/errors';
import type { AwsAccess } from '@apo/backstage-plugin-patterns-node';
import { Inspection } from '../health/Inspection';
import { inspectBucket } from '../health/inspectBucket';
import { S3BundleStore } from './S3BundleStore';
import { S3_BUNDLES_CONFIG_KEY, type S3BundleConfig } from './S3BundleConfig';

/** Time of all looks at the bucket together, in milliseconds. */
const LOOK_MS = 60_000;

/**
 * The store on its bucket, which is looked at first.
 *
 * @throws InputError with what is wrong and what mends it, when the bucket
 * cannot be looked at, is open to the public, keeps no versions, or does not
 * encrypt with the KMS key.
 */
export async function createS3BundleStore(
  access: AwsAccess,
  config: S3BundleConfig,
  options: { maxAttempts?: number } = {},
): Promise<S3BundleStore> {
  const settings = await access.settings(config, options);
  const s3 = new S3Client({
    ...settings,
    // The store sends the digest as the checksum, and checks it when it reads.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const see = new Inspection(AbortSignal.timeout(LOOK_MS));
  await inspectBucket(see, { s3, kms: new KMSClient(settings) }, config);
  refuseUnsafe(see, config.bucket);
  return new S3BundleStore({ s3, config });
}

function refuseUnsafe({ findings }: Inspection, bucket: string) {
  const wrong = findings.filter(({ state }) => state !== 'ok');
  if (!wrong.length) return;
  const lines = wrong.map(({ message, fix, command }) =>
    [`- ${message}`, fix, command && `Run: ${command}`]
      .filter(Boolean)
      .join(' '),
  );
  throw new InputError(
    [
      `${S3_BUNDLES_CONFIG_KEY}: the bucket ${bucket} is not fit for bundles, so the portal does not start:`,
      ...lines,
    ].join('\n'),
  );
}
