import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** Config section of the publisher. @public */
export const SERVICE_CATALOG_CONFIG_KEY = 'patterns.publish.serviceCatalog';

/** Config section that says where attributes are brought to. */
const ATTRIBUTE_SYNC_CONFIG_KEY = 'patterns.attributes.sync';

/** Where and how CloudFormation patterns are published; see config.d.ts. @public */
export type ServiceCatalogConfig = {
  region: string;
  bucket: string;
  kmsKeyId?: string;
  portfolio: { id: string } | { name: string };
  productNamePrefix: string;
  launchRoleName?: string;
  supportEmail?: string;
  supportUrl?: string;
  distributor?: string;
  /** Whether templates associate AppRegistry’s attribute groups. */
  embedAttributes?: boolean;
};

/**
 * Reads the publisher's config; undefined without the section.
 *
 * @throws an error that names the key when a value is missing or malformed.
 * @public
 */
export function readServiceCatalogConfig(
  root: Config,
): ServiceCatalogConfig | undefined {
  const config = root.getOptionalConfig(SERVICE_CATALOG_CONFIG_KEY);
  if (!config) return undefined;
  return {
    region: config.getString('region'),
    bucket: config.getString('bucket'),
    kmsKeyId: config.getOptionalString('kmsKeyId'),
    portfolio: readPortfolio(config),
    productNamePrefix:
      config.getOptionalString('productNamePrefix') ?? 'pattern/',
    launchRoleName: config.getOptionalString('launchRoleName'),
    supportEmail: config.getOptionalString('supportEmail'),
    supportUrl: readSupportUrl(config),
    distributor: config.getOptionalString('distributor'),
    embedAttributes: readEmbedAttributes(root, config.getString('region')),
  };
}

function readEmbedAttributes(root: Config, region: string): boolean {
  const sync = root.getOptionalConfig(ATTRIBUTE_SYNC_CONFIG_KEY);
  if (sync?.getString('target') !== 'appregistry') return false;
  const groupsRegion = sync.getString('region');
  if (groupsRegion === region) return true;
  throw new InputError(
    `${ATTRIBUTE_SYNC_CONFIG_KEY}.region is ${groupsRegion} and ${SERVICE_CATALOG_CONFIG_KEY}.region is ${region}, but a product can associate attribute groups of its own region only: set the same region`,
  );
}

function readPortfolio(config: Config): ServiceCatalogConfig['portfolio'] {
  const id = config.getOptionalString('portfolioId');
  const name = config.getOptionalString('portfolioName');
  if (id && name) {
    throw new InputError(
      `${SERVICE_CATALOG_CONFIG_KEY} has both portfolioId and portfolioName: keep one`,
    );
  }
  if (id) return { id };
  if (name) return { name };
  throw new InputError(
    `${SERVICE_CATALOG_CONFIG_KEY} names no portfolio: set portfolioId or portfolioName`,
  );
}

function readSupportUrl(config: Config): string | undefined {
  const url = config.getOptionalString('supportUrl');
  if (url && !/^https?:\/\//.test(url)) {
    throw new InputError(
      `${SERVICE_CATALOG_CONFIG_KEY}.supportUrl must start with http:// or https://`,
    );
  }
  return url;
}
