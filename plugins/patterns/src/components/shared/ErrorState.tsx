import { Alert, Button } from '@backstage/ui';
import { describeError, errorStatus } from './describeError';
import { RequestId } from './RequestId';
import { signInAgain } from './signInAgain';

/** Says what failed and why, and offers what can help: to try again, or to sign in. */
export function ErrorState(props: {
  title: string;
  error: Error;
  onRetry?: () => void;
}) {
  const { title, error, onRetry } = props;
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={title}
      description={
        <>
          <div>{describeError(error)}</div>
          <RequestId error={error} />
        </>
      }
      customActions={<Remedy error={error} onRetry={onRetry} />}
    />
  );
}

function Remedy(props: { error: Error; onRetry?: () => void }) {
  const { error, onRetry } = props;
  const status = errorStatus(error);
  if (status === 401) {
    return (
      <Button size="small" variant="secondary" onPress={signInAgain}>
        Sign in again
      </Button>
    );
  }
  // Who may not now may not in a moment either.
  if (!onRetry || status === 403) return null;
  return (
    <Button size="small" variant="secondary" onPress={onRetry}>
      Try again
    </Button>
  );
}
