import { RemovalPolicy } from 'aws-cdk-lib';
import {
  Repository,
  RepositoryEncryption,
  TagMutability,
} from 'aws-cdk-lib/aws-ecr';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** Properties of {@link ImageRepository}. */
export interface ImageRepositoryProps {
  name: string;
  key: IKey;
}

/** Images of the portal: scanned when pushed, and never another one under the same tag. */
export class ImageRepository extends Repository {
  constructor(scope: Construct, id: string, props: ImageRepositoryProps) {
    super(scope, id, {
      repositoryName: `${props.name}/portal`,
      encryption: RepositoryEncryption.KMS,
      encryptionKey: props.key,
      imageScanOnPush: true,
      imageTagMutability: TagMutability.IMMUTABLE,
      lifecycleRules: [{ maxImageCount: 20, description: 'The last 20' }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
