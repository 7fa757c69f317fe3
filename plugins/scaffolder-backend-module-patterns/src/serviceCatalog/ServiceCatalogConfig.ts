import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readPublisherRole, type PublisherRole } from '../aws/PublisherRole';
import type { PublishTarget } from '../release/PublishTarget';
import { readTargetSections, type TargetSection } from './TargetSection';

export { SERVICE_CATALOG_CONFIG_KEY } from './TargetSection';

/** Config section that says where attributes are brought to. */
const ATTRIBUTE_SYNC_CONFIG_KEY = 'patterns.attributes.sync';

/** Where and how CloudFormation patterns are published: one target; see config.d.ts. @public */
export type ServiceCatalogConfig = PublishTarget & {
  bucket: string;
  kmsKeyId?: string;
  portfolio: { id: string } | { name: string };
  productNamePrefix: string;
  launchRoleName?: string;
  /** Assumed for each release; without it the portal's own credentials publish. */
  role?: PublisherRole;
  supportEmail?: string;
  supportUrl?: string;
  distributor?: string;
  /** Whether templates associate AppRegistry’s attribute groups. */
  embedAttributes?: boolean;
  /** Where the config has the target, for messages. */
  configKey: string;
};

/**
 * Reads the targets of the publisher; none without the section.
 *
 * @throws an error that names the key when a value is missing or malformed.
 * @public
 */
export function readServiceCatalogTargets(
  root: Config,
): ServiceCatalogConfig[] {
  return readTargetSections(root).map(section => readTarget(root, section));
}

function readTarget(
  root: Config,
  section: TargetSection,
): ServiceCatalogConfig {
  const region = section.required('region');
  const role = readPublisherRole(section.sections);
  const accountId = section.optional('accountId');
  return {
    name: section.name,
    configKey: section.key,
    region,
    accountId,
    role,
    bucket: section.required('bucket'),
    kmsKeyId: section.optional('kmsKeyId'),
    portfolio: readPortfolio(section),
    productNamePrefix: section.optional('productNamePrefix') ?? 'pattern/',
    launchRoleName: section.optional('launchRoleName'),
    supportEmail: section.optional('supportEmail'),
    supportUrl: readSupportUrl(section),
    distributor: section.optional('distributor'),
    embedAttributes: readEmbedAttributes(root, section.key, {
      region,
      accountId,
    }),
  };
}

/** A product can associate attribute groups of its own account and region only. */
function readEmbedAttributes(
  root: Config,
  key: string,
  place: { region: string; accountId?: string },
): boolean {
  const sync = root.getOptionalConfig(ATTRIBUTE_SYNC_CONFIG_KEY);
  if (sync?.getString('target') !== 'appregistry') return false;
  for (const part of ['region', 'accountId'] as const) {
    const ofGroups = sync.getOptionalString(part);
    if (ofGroups === place[part]) continue;
    throw new InputError(
      `${ATTRIBUTE_SYNC_CONFIG_KEY}.${part} is ${ofGroups} and ${key}.${part} is ${place[part]}, but a product can associate attribute groups of its own account and region only: set the same ${part}, or bring attributes to tags`,
    );
  }
  return true;
}

/** A portfolio of the target takes the place of that of the section, however either is named. */
function readPortfolio({
  key,
  sections,
}: TargetSection): ServiceCatalogConfig['portfolio'] {
  for (const { key: sectionKey, config } of sections) {
    const id = config.getOptionalString('portfolioId');
    const name = config.getOptionalString('portfolioName');
    if (id && name) {
      throw new InputError(
        `${sectionKey} has both portfolioId and portfolioName: keep one`,
      );
    }
    if (id) return { id };
    if (name) return { name };
  }
  throw new InputError(
    `${key} names no portfolio: set portfolioId or portfolioName`,
  );
}

function readSupportUrl({ key, optional }: TargetSection): string | undefined {
  const url = optional('supportUrl');
  if (url && !/^https?:\/\//.test(url)) {
    throw new InputError(
      `${key}.supportUrl must start with http:// or https://`,
    );
  }
  return url;
}
