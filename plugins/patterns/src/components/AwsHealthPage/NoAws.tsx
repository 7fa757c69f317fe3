import { ButtonLink } from '@backstage/ui';
import { RiCloudOffLine } from '@remixicon/react';
import { usePatternsOptions } from '../PatternsOptions';
import { EmptyState } from '../shared/EmptyState';

/** Stands where the configuration names no AWS service. */
export function NoAws() {
  const { awsGuide } = usePatternsOptions();
  return (
    <EmptyState
      icon={<RiCloudOffLine size={32} />}
      title="No AWS services are configured"
      action={
        awsGuide ? (
          <ButtonLink variant="secondary" href={awsGuide}>
            How to put it on AWS
          </ButtonLink>
        ) : undefined
      }
    >
      This portal keeps its data in its own database; no AWS services are
      configured.{' '}
      {!awsGuide && 'The guide docs/aws.md says how to change that.'}
    </EmptyState>
  );
}
