import type { ReactNode } from 'react';
import { Skeleton } from '@backstage/ui';
import type { Report } from '@apo/backstage-plugin-patterns-common';
import { useReport, type BundleRef } from '../../hooks/useBundleFile';
import { ErrorState } from '../shared/ErrorState';

/** What needs the report of a version, once it is there. */
export function ReportOf(props: {
  bundle: BundleRef;
  children: (report: Report) => ReactNode;
}) {
  const { bundle, children } = props;
  const { value: report, error, retry } = useReport(bundle);
  if (error) {
    return (
      <ErrorState
        title={`The templates of ${bundle.version} could not be loaded`}
        error={error}
        onRetry={retry}
      />
    );
  }
  if (!report) return <Skeleton width="100%" height={320} />;
  return <>{children(report)}</>;
}
