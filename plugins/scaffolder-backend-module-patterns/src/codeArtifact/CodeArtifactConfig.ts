import type { Config } from '@backstage/config';

/** Config section of the publisher. @public */
export const CODEARTIFACT_CONFIG_KEY = 'patterns.publish.codeArtifact';

/** Where and how CDK patterns are published; see config.d.ts. @public */
export type CodeArtifactConfig = {
  region: string;
  domain: string;
  /** Account that owns the domain; that of the credentials unless set. */
  domainOwner?: string;
  repository: string;
  /** npm scope of all packages of the portal, such as `@patterns`. */
  scope: string;
};

/**
 * Reads the publisher's config; undefined without the section.
 *
 * @throws an error that names the key when a value is missing.
 * @public
 */
export function readCodeArtifactConfig(
  root: Config,
): CodeArtifactConfig | undefined {
  const config = root.getOptionalConfig(CODEARTIFACT_CONFIG_KEY);
  if (!config) return undefined;
  return {
    region: config.getString('region'),
    domain: config.getString('domain'),
    domainOwner: config.getOptionalString('domainOwner'),
    repository: config.getString('repository'),
    scope: config.getString('scope'),
  };
}
