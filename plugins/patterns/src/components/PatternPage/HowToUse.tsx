import { Text } from '@backstage/ui';
import type {
  PackageDetails,
  PatternVersion,
  Report,
} from '@apo/backstage-plugin-patterns-common';
import { toPackageTarget } from '../../usage/PackageTarget';
import { toUsageTarget } from '../../usage/UsageTarget';
import { PackageUse } from './PackageUse';
import { ServiceCatalogUse } from './ServiceCatalogUse';

/** How to use a published version: as a product of Service Catalog, or as a package. */
export function HowToUse(props: {
  version: PatternVersion;
  report?: Report;
  details?: PackageDetails;
}) {
  const { version, report, details } = props;
  const { publication } = version;
  if (!publication) {
    return (
      <Text as="p" variant="body-medium" color="secondary">
        Version {version.version} is not published, so it cannot be used yet.
      </Text>
    );
  }
  const product = toUsageTarget(version, publication, report);
  if (product) return <ServiceCatalogUse target={product} />;
  const target = toPackageTarget(version.version, publication);
  return target ? <PackageUse target={target} details={details} /> : null;
}
