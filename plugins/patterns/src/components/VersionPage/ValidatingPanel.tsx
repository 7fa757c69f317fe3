import { Suspense } from 'react';
import { Skeleton } from '@backstage/ui';
import type { PatternVersion } from '@apo/backstage-plugin-patterns-common';
import { BuildLog } from '../BuildLog';
import { Panel } from './Panel';
import styles from './VersionPage.module.css';

/** The back end checks the bundle; the page follows by itself. */
export function ValidatingPanel(props: { version: PatternVersion }) {
  const { version } = props;
  const isBuilt = version.type === 'CDK';
  return (
    <Panel
      title={
        isBuilt
          ? 'The package is being built and validated'
          : 'The version is being validated'
      }
      text={
        isBuilt
          ? 'It is built from its lockfile; the templates that its example app makes are checked against the schema and the policy rules. This page follows by itself; you may leave it.'
          : 'The template is checked against the schema and the policy rules. This page follows by itself; you may leave it.'
      }
    >
      <div
        className={styles.progress}
        role="progressbar"
        aria-label="Validating"
      />
      {isBuilt && (
        <Suspense fallback={<Skeleton width="100%" height={420} />}>
          <BuildLog bundle={version} live />
        </Suspense>
      )}
    </Panel>
  );
}
