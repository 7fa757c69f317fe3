import { Alert, Button, Skeleton } from '@backstage/ui';
import { describeInForm } from '../../components/shared/describeInForm';
import type { FilesLoader } from './useFilesLoader';

/** Shows that files are on their way, or why they did not come. */
export function LoadingFiles(props: Pick<FilesLoader, 'loading' | 'failure'>) {
  const { loading, failure } = props;
  if (loading) {
    return (
      <div role="status" aria-label={`Loading ${loading}`}>
        <Skeleton width="100%" height={320} />
      </div>
    );
  }
  if (!failure) return null;
  return (
    <Alert
      status="danger"
      icon
      title={`${failure.what} could not be loaded`}
      description={`${describeInForm(failure.error)} What you entered is kept.`}
      customActions={
        <Button size="small" variant="secondary" onPress={failure.retry}>
          Try again
        </Button>
      }
    />
  );
}
