import { Flex, Skeleton } from '@backstage/ui';
import type { BundleFile } from '@apo/backstage-plugin-patterns-common';
import { useBundleText, type BundleRef } from '../../hooks/useBundleFile';
import { BundleMarkdown } from './BundleMarkdown';
import { ErrorState } from './ErrorState';

/** A document of a bundle, fetched and rendered. */
export function BundleDocument(props: {
  bundle: BundleRef;
  path: string;
  files: BundleFile[];
}) {
  const { bundle, path, files } = props;
  const { value, error, retry } = useBundleText(bundle, path);
  if (error) {
    return (
      <ErrorState
        title={`${path} could not be loaded`}
        error={error}
        onRetry={retry}
      />
    );
  }
  if (value === undefined) {
    return (
      <Flex direction="column" gap="2" aria-busy="true">
        <Skeleton width="50%" height={28} />
        <Skeleton width="100%" height={120} />
      </Flex>
    );
  }
  return (
    <BundleMarkdown bundle={bundle} path={path} files={files} text={value} />
  );
}
