import type { Publication } from '@apo/backstage-plugin-patterns-common';
import type { SessionStatement } from './PublisherSession';

/** What showing the lifecycle of one product's artifact takes, and no more. */
export function artifactStatements(
  partition: string,
  region: string,
  { accountId, productId }: Pick<Publication, 'accountId' | 'productId'>,
): SessionStatement[] {
  return [
    {
      Effect: 'Allow',
      Action: [
        'servicecatalog:DescribeProvisioningArtifact',
        'servicecatalog:UpdateProvisioningArtifact',
      ],
      Resource: `arn:${partition}:catalog:${region}:${accountId}:product/${productId}`,
    },
  ];
}
