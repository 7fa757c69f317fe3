import type { ReactNode } from 'react';
import { Skeleton, Text } from '@backstage/ui';
import type { BundleRef } from '../../hooks/useBundleFile';
import { usePackage } from '../../hooks/usePackage';
import { errorName } from '../shared/describeError';
import { ErrorState } from '../shared/ErrorState';
import { FactList } from '../shared/FactList';
import { formatBytes } from '../shared/formatBytes';
import { Integrity } from '../shared/Integrity';
import { ApiView } from './ApiView';
import { DependenciesTable } from './DependenciesTable';
import { PackageFiles } from './PackageFiles';
import styles from './PackageView.module.css';

/** What is in the package of a CDK version: its API, what it needs, its files. */
export function PackageView(props: { bundle: BundleRef }) {
  const { bundle } = props;
  const { value: details, error, retry } = usePackage(bundle);
  if (error && errorName(error) === 'NotFoundError') {
    return <Text as="p">This version has no package yet.</Text>;
  }
  if (error) {
    return (
      <ErrorState
        title="The package could not be loaded"
        error={error}
        onRetry={retry}
      />
    );
  }
  if (!details) {
    return (
      <div aria-busy="true">
        <Skeleton width="100%" height={320} />
      </div>
    );
  }
  return (
    <div className={styles.root}>
      <Section title="API">
        <ApiView bundle={bundle} api={details.api} />
      </Section>
      <Section title="Dependencies">
        <DependenciesTable details={details} />
      </Section>
      <Section title="Package">
        <FactList
          facts={[
            ['Name', `${details.name} ${details.version}`],
            ['Licence', details.license ?? 'not said'],
            [
              'Size',
              `${formatBytes(details.size)} packed, ${formatBytes(
                details.unpackedSize,
              )} unpacked`,
            ],
            [
              'Integrity',
              <Integrity key="integrity" value={details.integrity} />,
            ],
          ]}
        />
        <PackageFiles files={details.files} />
      </Section>
    </div>
  );
}

function Section(props: { title: string; children: ReactNode }) {
  const { title, children } = props;
  return (
    <section className={styles.section} aria-label={title}>
      <Text as="h3" variant="title-x-small" weight="bold">
        {title}
      </Text>
      {children}
    </section>
  );
}
