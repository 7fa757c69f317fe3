import { Suspense, useState } from 'react';
import { Skeleton } from '@backstage/ui';
import type { PatternVersion } from '@apo/backstage-plugin-patterns-common';
import { BuildLog } from '../BuildLog';
import styles from './VersionPage.module.css';

/** How a CDK version was built, for those who open it; nothing for others. */
export function VersionBuildLog(props: { version: PatternVersion }) {
  const { version } = props;
  const [isOpen, setOpen] = useState(false);
  if (version.type !== 'CDK' || version.state === 'validating') return null;
  return (
    <details
      className={styles.disclosure}
      open={isOpen}
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary>Build log</summary>
      {isOpen && (
        <Suspense fallback={<Skeleton width="100%" height={420} />}>
          <BuildLog bundle={version} />
        </Suspense>
      )}
    </details>
  );
}
