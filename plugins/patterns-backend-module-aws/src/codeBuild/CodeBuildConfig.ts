import type { Config } from '@backstage/config';

/** Config section of the builder. @public */
export const CODEBUILD_CONFIG_KEY = 'patterns.build.codeBuild';

/** Where and how CDK patterns are built; see config.d.ts. @public */
export type CodeBuildConfig = {
  region: string;
  /** Account of project and bucket; the main one unless set. */
  accountId?: string;
  project: string;
  bucket: string;
  kmsKeyId?: string;
  registry?: {
    domain: string;
    domainOwner?: string;
    repository: string;
    readerRoleArn?: string;
  };
};

/**
 * Reads the builder's config; undefined without the section.
 *
 * @throws an error that names the key when a value is missing.
 * @public
 */
export function readCodeBuildConfig(root: Config): CodeBuildConfig | undefined {
  const config = root.getOptionalConfig(CODEBUILD_CONFIG_KEY);
  if (!config) return undefined;
  const registry = config.getOptionalConfig('registry');
  return {
    region: config.getString('region'),
    accountId: config.getOptionalString('accountId'),
    project: config.getString('project'),
    bucket: config.getString('bucket'),
    kmsKeyId: config.getOptionalString('kmsKeyId'),
    registry: registry && {
      domain: registry.getString('domain'),
      domainOwner: registry.getOptionalString('domainOwner'),
      repository: registry.getString('repository'),
      readerRoleArn: registry.getOptionalString('readerRoleArn'),
    },
  };
}
