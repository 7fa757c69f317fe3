import { lazy, Suspense } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import type { PatternVersion } from '@apo/backstage-plugin-patterns-common';
import { patternsApiRef } from '../../api';
import { useBundleText } from '../../hooks/useBundleFile';
import { useRequest } from '../../hooks/useRequest';
import { findTemplate } from '../shared/bundleFiles';
import { ErrorState } from '../shared/ErrorState';

const TemplateDiff = lazy(() => import('./TemplateDiff'));

/** How the template differs from the one that was published last. */
export function TemplateChanges(props: {
  version: PatternVersion;
  previous: string;
  path: string;
}) {
  const { version, previous, path } = props;
  const { patternName } = version;
  const before = usePreviousTemplate(patternName, previous, path);
  const after = useBundleText(version, path);
  const error = before.error ?? after.error;
  if (error) {
    return (
      <ErrorState
        title="The changes could not be loaded"
        error={error}
        onRetry={() => {
          if (before.error) before.retry();
          if (after.error) after.retry();
        }}
      />
    );
  }
  if (before.value === undefined || after.value === undefined) {
    return <Skeleton width="100%" height={320} />;
  }
  if (before.value === after.value) {
    return (
      <Text as="p" variant="body-medium">
        {path} is the same as in {previous}.
      </Text>
    );
  }
  return (
    <Suspense fallback={<Skeleton width="100%" height={320} />}>
      <TemplateDiff
        before={before.value}
        after={after.value}
        label={`Changes of ${path} since ${previous}`}
      />
    </Suspense>
  );
}

/** The template may have had another name then. */
function usePreviousTemplate(
  patternName: string,
  previous: string,
  path: string,
) {
  const api = useApi(patternsApiRef);
  return useRequest(`${patternName} ${previous} ${path}`, async signal => {
    const ref = { patternName, version: previous };
    const { files } = await api.getVersion(ref, { signal });
    const there = files.some(f => f.path === path) ? path : findTemplate(files);
    if (!there) return '';
    const blob = await api.getFile(ref, there, { signal });
    return blob.text();
  });
}
