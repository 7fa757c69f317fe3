import { Flex, Skeleton, Text } from '@backstage/ui';
import type { BundleFile, Report } from '@apo/backstage-plugin-patterns-common';
import type { BundleRef } from '../../hooks/useBundleFile';
import { useBundleImages } from '../../hooks/useBundleImages';
import { findArchitecture } from './bundleFiles';
import { ResourceGraph } from './ResourceGraph';
import styles from './Architecture.module.css';

/** The author's picture of a version, and the graph of what its template builds. */
export function Architecture(props: {
  bundle: BundleRef;
  files: BundleFile[];
  report?: Report;
}) {
  const { bundle, files, report } = props;
  const picture = findArchitecture(files);
  return (
    <Flex direction="column" gap="6">
      {picture && (
        <section>
          <Text as="h3" variant="title-x-small" weight="bold">
            Architecture
          </Text>
          <Picture bundle={bundle} path={picture} />
        </section>
      )}
      {report?.templates.map(template => (
        <section key={template.path}>
          <Text as="h3" variant="title-x-small" weight="bold">
            Resources of {template.path}
          </Text>
          <Text as="p" variant="body-small" color="secondary">
            Drawn from the template. Scroll to zoom, drag to move.
          </Text>
          <ResourceGraph template={template} />
        </section>
      ))}
      {!picture && !report?.templates.length && (
        <Text as="p" variant="body-medium" color="secondary">
          This version has no picture (architecture.png), and its template has
          not been read yet.
        </Text>
      )}
    </Flex>
  );
}

function Picture(props: { bundle: BundleRef; path: string }) {
  const { bundle, path } = props;
  const { [path]: image } = useBundleImages(bundle, [path]);
  if (image === undefined) return <Skeleton width="100%" height={320} />;
  if (image === null) return <Text as="p">{path} could not be loaded.</Text>;
  return (
    <a href={image} target="_blank" rel="noreferrer" title="Open in full size">
      <img
        className={styles.picture}
        src={image}
        alt="Architecture, drawn by the author; opens in full size"
      />
    </a>
  );
}
