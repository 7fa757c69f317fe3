import { Text } from '@backstage/ui';
import type { PatternVersion } from '@apo/backstage-plugin-patterns-common';
import { BundleDocument } from '../shared/BundleDocument';
import { findFile } from '../shared/bundleFiles';
import styles from './PatternPage.module.css';

/** What the author wrote: README, then USAGE. */
export function PatternDocuments(props: { version: PatternVersion }) {
  const { version } = props;
  const paths = ['README.md', 'USAGE.md']
    .map(name => findFile(version.files, name))
    .filter(path => path !== undefined);
  if (paths.length === 0) {
    return (
      <Text as="p" variant="body-medium" color="secondary">
        This version has no README.md and no USAGE.md.
      </Text>
    );
  }
  return (
    <div className={styles.documents}>
      {paths.map(path => (
        <section key={path} aria-label={path}>
          <BundleDocument bundle={version} path={path} files={version.files} />
        </section>
      ))}
    </div>
  );
}
