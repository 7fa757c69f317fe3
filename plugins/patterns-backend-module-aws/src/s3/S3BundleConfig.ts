import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** Config section of the bucket of bundles. @public */
export const S3_BUNDLES_CONFIG_KEY = 'patterns.bundles.s3';

const FOLDER_KEY = 'patterns.bundles.folder';

/** Where bundles are kept; see config.d.ts. @public */
export type S3BundleConfig = {
  region: string;
  bucket: string;
  kmsKeyId?: string;
  /** Ends with a slash. */
  prefix: string;
  accountId?: string;
};

/**
 * Reads where bundles are kept; undefined without the section.
 *
 * @throws InputError that names the key of a missing or wrong value, and when
 * a folder is set too.
 * @public
 */
export function readS3BundleConfig(root: Config): S3BundleConfig | undefined {
  const config = root.getOptionalConfig(S3_BUNDLES_CONFIG_KEY);
  if (!config) return undefined;
  if (root.getOptional(FOLDER_KEY)) {
    throw new InputError(
      `${FOLDER_KEY} and ${S3_BUNDLES_CONFIG_KEY} are both set: keep one, and set the other to null`,
    );
  }
  return {
    region: config.getString('region'),
    bucket: config.getString('bucket'),
    kmsKeyId: config.getOptionalString('kmsKeyId'),
    prefix: readPrefix(config),
    accountId: config.getOptionalString('accountId'),
  };
}

function readPrefix(config: Config): string {
  const prefix = config.getOptionalString('prefix') ?? 'bundles/';
  if (/^[\w!.*'()-][\w!.*'()/-]*\/$/.test(prefix)) return prefix;
  throw new InputError(
    `${S3_BUNDLES_CONFIG_KEY}.prefix is ${JSON.stringify(
      prefix,
    )}: use letters, digits, - and _, with a / at the end and none at the beginning, such as bundles/`,
  );
}
