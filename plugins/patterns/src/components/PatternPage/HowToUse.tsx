import { useState } from 'react';
import { Text } from '@backstage/ui';
import type {
  PackageDetails,
  PatternVersion,
  Publication,
  Report,
} from '@apo/backstage-plugin-patterns-common';
import { toPackageTarget } from '../../usage/PackageTarget';
import { publicationsOf } from '../../usage/publicationsOf';
import { toUsageTarget } from '../../usage/UsageTarget';
import { PackageUse } from './PackageUse';
import styles from './PatternPage.module.css';
import { PublicationChoice } from './PublicationChoice';
import { ServiceCatalogUse } from './ServiceCatalogUse';

type Use = {
  version: PatternVersion;
  report?: Report;
  details?: PackageDetails;
};

/** How to use a published version: as a product of Service Catalog, or as a package. */
export function HowToUse(props: Use) {
  const { version } = props;
  const [name, setName] = useState<string>();
  const publications = publicationsOf(version);
  const chosen =
    publications.find(({ targetName }) => targetName === name) ??
    publications[0];
  if (!chosen) {
    return (
      <Text as="p" variant="body-medium" color="secondary">
        Version {version.version} is not published, so it cannot be used yet.
      </Text>
    );
  }
  return (
    <div className={styles.stack}>
      <PublicationChoice
        publications={publications}
        chosen={chosen}
        onChoose={setName}
      />
      <UseOf {...props} publication={chosen} />
    </div>
  );
}

function UseOf(props: Use & { publication: Publication }) {
  const { version, publication, report, details } = props;
  const product = toUsageTarget(version, publication, report);
  if (product) return <ServiceCatalogUse target={product} />;
  const target = toPackageTarget(version.version, publication);
  return target ? <PackageUse target={target} details={details} /> : null;
}
