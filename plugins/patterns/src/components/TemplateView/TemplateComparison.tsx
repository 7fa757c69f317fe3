import { lazy, Suspense } from 'react';
import { Skeleton, Text } from '@backstage/ui';
import type { Request } from '../../hooks/useRequest';
import { ErrorState } from '../shared/ErrorState';

const TemplateDiff = lazy(() => import('./TemplateDiff'));

type Content = Pick<Request<string>, 'value' | 'error' | 'retry'>;

/** Two texts of a template on their way, then how they differ. */
export function TemplateComparison(props: {
  path: string;
  previous: string;
  before: Content;
  after: Content;
}) {
  const { path, previous, before, after } = props;
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
