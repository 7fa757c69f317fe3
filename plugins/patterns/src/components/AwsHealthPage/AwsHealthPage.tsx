import { useAwsAccess } from '../../hooks/useAwsAccess';
import { PageSkeleton } from '../shared/PageSkeleton';
import { RoleNeeded } from '../shared/RoleNeeded';
import { AwsHealthView } from './AwsHealthView';

/** Whether what the portal needs of AWS is there and set up right, for administrators. */
export function AwsHealthPage() {
  const { loading, mayRead } = useAwsAccess();
  if (loading) return <PageSkeleton />;
  if (!mayRead) {
    return (
      <RoleNeeded title="AWS is for administrators">
        How this portal stands on AWS is shown to its administrators.
      </RoleNeeded>
    );
  }
  return <AwsHealthView />;
}
