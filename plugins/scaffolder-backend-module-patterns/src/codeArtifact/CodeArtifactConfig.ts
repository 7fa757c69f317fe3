import type { Config } from '@backstage/config';
import { readPublisherRole, type PublisherRole } from '../aws/PublisherRole';
import { DEFAULT_TARGET, type PublishTarget } from '../release/PublishTarget';

/** Config section of the publisher. @public */
export const CODEARTIFACT_CONFIG_KEY = 'patterns.publish.codeArtifact';

/** Where and how CDK patterns are published; see config.d.ts. @public */
export type CodeArtifactConfig = PublishTarget & {
  domain: string;
  /** Account that owns the domain; that of the credentials unless set. */
  domainOwner?: string;
  repository: string;
  /** npm scope of all packages of the portal, such as `@patterns`. */
  scope: string;
  /** Assumed for each release; without it the portal's own credentials publish. */
  role?: PublisherRole;
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
    name: DEFAULT_TARGET,
    region: config.getString('region'),
    accountId: config.getOptionalString('accountId'),
    role: readPublisherRole([{ key: CODEARTIFACT_CONFIG_KEY, config }]),
    domain: config.getString('domain'),
    domainOwner: config.getOptionalString('domainOwner'),
    repository: config.getString('repository'),
    scope: config.getString('scope'),
  };
}
