import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** The role that launches, where the portal's own does not. @public */
export type LaunchRoleConfig = {
  arn: string;
  /** What the role's trust policy asks for, if it does. */
  externalId?: string;
  /** Account of the role: that of what it launches. */
  accountId: string;
};

/** How versions are launched. @public */
export type LaunchConfig = {
  /** For targets that have none of their own. */
  role?: LaunchRoleConfig;
  /** By the name of the target. */
  targetRoles: Map<string, LaunchRoleConfig>;
};

/**
 * Reads `patterns.launch`; undefined where the portal launches nothing.
 *
 * @throws InputError that names the key of a wrong value.
 */
export function readLaunchConfig(root: Config): LaunchConfig | undefined {
  const key = 'patterns.launch';
  const config = root.getOptionalConfig(key);
  if (!config?.getOptionalBoolean('enabled')) return undefined;
  const targets = config.getOptionalConfigArray('targets') ?? [];
  const targetRoles = new Map<string, LaunchRoleConfig>();
  for (const [index, target] of targets.entries()) {
    const name = target.getString('name');
    const role = readRole(target, `${key}.targets[${index}]`);
    if (!role) {
      throw new InputError(
        `${key}.targets[${index}].roleArn is missing: name the role that launches in the target ${name}, or leave the target out`,
      );
    }
    targetRoles.set(name, role);
  }
  return { role: readRole(config, key), targetRoles };
}

function readRole(config: Config, key: string): LaunchRoleConfig | undefined {
  const arn = config.getOptionalString('roleArn');
  if (!arn) return undefined;
  const [, accountId] =
    /^arn:aws[\w-]*:iam::(\d{12}):role\/[\w+=,.@/-]+$/.exec(arn) ?? [];
  if (!accountId) {
    throw new InputError(
      `${key}.roleArn is ${arn}, which is not the ARN of an IAM role: set one such as arn:aws:iam::123456789012:role/patterns-launcher`,
    );
  }
  return { arn, accountId, externalId: config.getOptionalString('externalId') };
}
