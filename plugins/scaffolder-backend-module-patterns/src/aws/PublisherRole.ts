import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** The role that publishes, of which each release takes a part. @public */
export type PublisherRole = {
  arn: string;
  /** What the role's trust policy asks for, if it does. */
  externalId?: string;
  /** Partition of the role, such as `aws` or `aws-cn`. */
  partition: string;
  /** Account of the role: that of what it publishes. */
  accountId: string;
};

/**
 * Reads `publisherRoleArn` and `externalId`, of the first section that has the
 * role; undefined when none has.
 *
 * @param sections - by their keys, those that take precedence first
 * @throws InputError that names the key.
 */
export function readPublisherRole(
  sections: { key: string; config: Config }[],
): PublisherRole | undefined {
  const section = sections.find(({ config }) => config.has('publisherRoleArn'));
  if (!section) return undefined;
  const { key, config } = section;
  const arn = config.getString('publisherRoleArn');
  const [, partition, accountId] =
    /^arn:(aws[\w-]*):iam::(\d{12}):role\/[\w+=,.@/-]+$/.exec(arn) ?? [];
  if (!partition) {
    throw new InputError(
      `${key}.publisherRoleArn is ${arn}, which is not the ARN of an IAM role: set one such as arn:aws:iam::123456789012:role/patterns-publisher`,
    );
  }
  const externalId = config.getOptionalString('externalId');
  return { arn, externalId, partition, accountId };
}
